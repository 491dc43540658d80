// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter.h"
#include "core/filter/filtercompletion.h"
#include "fuzz/check.h"

#include <algorithm>

using namespace swb;

namespace {

/// The first byte splits the rest in two: a filter, and the payload of an event to test with it.
void check(const QString &text, const QByteArray &payload)
{
    const FilterParse parse = parseFilter(text);
    if (!parse.ok()) {
        CHECK(parse.problem->from >= 0 && parse.problem->length > 0);
        CHECK(parse.problem->from + parse.problem->length <= text.size());
        return;
    }
    const FilterParse again = parseFilter(printFilter(parse.tree));
    CHECK(again.ok() && again.tree == parse.tree);
    static const MessageLog log(1 << 16);
    Event event;
    event.kind = EventKind::Data;
    event.length = quint32(payload.size());
    event.payload = payload;
    CHECK(Filter(parse.tree).predicate(log)(event) == Filter(again.tree).predicate(log)(event));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const qsizetype cut = std::min(qsizetype(*data), bytes.size());
    const QString text = QString::fromUtf8(bytes.first(cut));
    check(text, bytes.sliced(cut));
    const FilterCompletion completion = completeFilter(text, text.size() / 2);
    CHECK(completion.from >= 0 && completion.from + completion.length <= text.size());
    return 0;
}

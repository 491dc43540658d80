// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/escapes.h"
#include "core/payload/printable.h"
#include "fuzz/check.h"

using namespace swb;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    const QString escaped = escape(bytes);
    CHECK(!escaped.contains(u'\n') && !escaped.contains(u'\r'));
    const auto again = unescape(escaped);
    CHECK(again.ok() && again.value() == bytes);

    const QString cut = escape(bytes, 10);
    CHECK(cut == escaped || (cut.endsWith(u'…') && escaped.startsWith(cut.chopped(1))));

    const auto typed = unescape(QString::fromUtf8(bytes));
    CHECK(typed.ok() || typed.error().code == ErrorCode::BadEscape);

    const QString line = printableLine(bytes, 20);
    CHECK(line.toUcs4().size() <= 21 && !line.contains(u'\n'));
    return 0;
}

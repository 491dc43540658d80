// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/formattedpayload.h"
#include "fuzz/check.h"

using namespace swb;

namespace {

/// A document's bytes without the whitespace that formatting may add or remove.
QByteArray withoutLayout(QByteArrayView json)
{
    QByteArray out;
    bool inString = false;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char byte = json[at];
        if (inString && byte == '\\' && at + 1 < json.size())
            out += json[at++];
        else if (byte == '"')
            inString = !inString;
        if (inString || !QByteArrayView(" \t\r\n\v\f").contains(byte))
            out += json[at];
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    if (const auto json = indentJson(bytes))
        CHECK(withoutLayout(*json) == withoutLayout(bytes));
    if (const auto formatted = formatPayload(bytes))
        CHECK(bytes.size() <= formattedBytes && !formatted->text.contains(QChar(0x1b)));
    return 0;
}

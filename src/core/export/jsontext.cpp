// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/jsontext.h"

namespace swb {
namespace {

constexpr char hexDigits[] = "0123456789abcdef";

bool needsEscape(char c)
{
    return quint8(c) < 0x20 || c == '"' || c == '\\';
}

void appendEscaped(QByteArray &out, char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += hexDigits[quint8(c) >> 4];
        out += hexDigits[quint8(c) & 0x0f];
    }
}

} // namespace

void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    out += '"';
    const char *const end = utf8.data() + utf8.size();
    for (const char *at = utf8.data(); at < end;) {
        const char *run = at;
        while (run < end && !needsEscape(*run))
            ++run;
        out.append(at, run - at);
        if (run < end)
            appendEscaped(out, *run++);
        at = run;
    }
    out += '"';
}

} // namespace swb

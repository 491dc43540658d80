// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/escapes.h"

#include "core/payload/bytetext.h"
#include "core/payload/hexdigit.h"
#include "core/payload/utf8.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <optional>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Escapes)
};

constexpr char hexDigits[] = "0123456789ABCDEF";

/// What an escape means, and how many characters it takes after the backslash.
struct Escape
{
    char byte;
    qsizetype length;
};

std::optional<Escape> escapeAfterBackslash(QStringView rest)
{
    if (rest.isEmpty())
        return std::nullopt;
    switch (rest[0].unicode()) {
    case u'n':
        return Escape{'\n', 1};
    case u'r':
        return Escape{'\r', 1};
    case u't':
        return Escape{'\t', 1};
    case u'0':
        return Escape{'\0', 1};
    case u'\\':
        return Escape{'\\', 1};
    case u'x': {
        const int high = rest.size() > 2 ? hexDigitValue(rest[1]) : -1;
        const int low = rest.size() > 2 ? hexDigitValue(rest[2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        return Escape{char(high << 4 | low), 3};
    }
    default:
        return std::nullopt;
    }
}

Error badEscape(QStringView text, qsizetype backslash)
{
    QStringView shown = text.mid(backslash, text.mid(backslash + 1).startsWith(u'x') ? 4 : 2);
    if (shown.back().isHighSurrogate())
        shown = text.mid(backslash, shown.size() + 1);
    return makeError(ErrorCode::BadEscape,
                     Words::tr("“%1” at position %2 is not an escape.").arg(shown).arg(backslash + 1));
}

void appendEscaped(QString &out, quint8 byte)
{
    out += u'\\';
    switch (byte) {
    case '\n':
        out += u'n';
        break;
    case '\r':
        out += u'r';
        break;
    case '\t':
        out += u't';
        break;
    case '\0':
        out += u'0';
        break;
    case '\\':
        out += u'\\';
        break;
    default:
        out += u'x';
        out += QLatin1Char(hexDigits[byte >> 4]);
        out += QLatin1Char(hexDigits[byte & 0x0f]);
    }
}

} // namespace

Result<QByteArray> unescape(const QString &text)
{
    const QStringView view(text);
    QByteArray bytes;
    qsizetype at = 0;
    while (at < view.size()) {
        const qsizetype found = view.indexOf(u'\\', at);
        const qsizetype backslash = found < 0 ? view.size() : found;
        bytes += bytesFromText(view.sliced(at, backslash - at));
        if (found < 0)
            break;
        const auto escape = escapeAfterBackslash(view.sliced(backslash + 1));
        if (!escape)
            return badEscape(view, backslash);
        bytes += escape->byte;
        at = backslash + 1 + escape->length;
    }
    return bytes;
}

QString escape(QByteArrayView bytes, qsizetype maxBytes)
{
    const qsizetype end = maxBytes > 0 ? qMin(maxBytes, bytes.size()) : bytes.size();
    QString out;
    out.reserve(end);
    for (qsizetype at = 0; at < end;) {
        const Utf8Unit unit = utf8At(bytes, at);
        if (at + unit.length > end)
            break;
        if (unit.valid && unit.codePoint != U'\\' && !isUnsafeInLine(unit.codePoint)) {
            out += QChar::fromUcs4(unit.codePoint);
        } else {
            for (qsizetype i = 0; i < unit.length; ++i)
                appendEscaped(out, quint8(bytes[at + i]));
        }
        at += unit.length;
    }
    if (end < bytes.size())
        out += u'…';
    return out;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/hex.h"

#include "core/payload/hexdigit.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HexInput)
};

bool isSeparator(QChar c)
{
    return c.isSpace() || QStringView(u",:;-").contains(c);
}

/// Whether there is a 0x, 0X, \x or \X at this position.
bool isPrefix(QStringView text, qsizetype at)
{
    return at + 1 < text.size() && (text[at] == u'0' || text[at] == u'\\')
        && (text[at + 1] == u'x' || text[at + 1] == u'X');
}

qsizetype digitRunEnd(QStringView text, qsizetype at)
{
    while (at < text.size() && hexDigitValue(text[at]) >= 0 && !isPrefix(text, at))
        ++at;
    return at;
}

/// Appends the bytes of a run of digits; returns how many digits it could use. Only a prefix shows that a
/// single digit is a whole byte and not half of one.
qsizetype takeDigits(QByteArray &bytes, QStringView run, bool prefixed)
{
    if (run.size() == 1 && prefixed) {
        bytes.append(char(hexDigitValue(run[0])));
        return 1;
    }
    const qsizetype paired = run.size() & ~qsizetype(1);
    for (qsizetype i = 0; i < paired; i += 2)
        bytes.append(char(hexDigitValue(run[i]) << 4 | hexDigitValue(run[i + 1])));
    return paired;
}

void setError(HexInput &input, qsizetype at, const QString &what)
{
    input.errorAt = at;
    input.error = makeError(ErrorCode::BadHex, what);
}

} // namespace

HexInput parseHex(const QString &text)
{
    HexInput input;
    const QStringView view(text);
    qsizetype at = 0;
    while (at < view.size()) {
        if (isSeparator(view[at])) {
            ++at;
            continue;
        }
        const qsizetype digits = isPrefix(view, at) ? at + 2 : at;
        const qsizetype end = digitRunEnd(view, digits);
        const QStringView run = view.sliced(digits, end - digits);
        const qsizetype used = takeDigits(input.bytes, run, digits > at);
        const bool goesOn = end < view.size() && !isSeparator(view[end]) && !isPrefix(view, end);
        if (run.isEmpty() || (used < run.size() && goesOn)) {
            const qsizetype wrong = qMin(end, view.size() - 1);
            const qsizetype shown = view[wrong].isHighSurrogate() ? 2 : 1;
            setError(input, wrong,
                     Words::tr("“%1” at position %2 is not a hex digit.")
                         .arg(view.mid(wrong, shown))
                         .arg(wrong + 1));
            break;
        }
        if (used < run.size()) {
            setError(input, end - 1,
                     Words::tr("The digit “%1” at position %2 has no partner: a byte needs two digits.")
                         .arg(view[end - 1])
                         .arg(end));
            break;
        }
        at = end;
    }
    return input;
}

QString toHex(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

void appendHex(QByteArray &out, QByteArrayView bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    const qsizetype before = out.size();
    out.resize(before + 2 * bytes.size());
    char *to = out.data() + before;
    for (const char byte : bytes) {
        *to++ = digits[quint8(byte) >> 4];
        *to++ = digits[quint8(byte) & 0x0f];
    }
}

} // namespace swb

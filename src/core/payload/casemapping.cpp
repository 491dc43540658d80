// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/casemapping.h"

#include "core/payload/utf8.h"

#include <QString>
#include <algorithm>

namespace swb {

namespace {

struct Upper
{
    static char ascii(char c) { return c >= 'a' && c <= 'z' ? char(c - 0x20) : c; }
    static QString text(const QString &text) { return text.toUpper(); }
};

struct Lower
{
    static char ascii(char c) { return c >= 'A' && c <= 'Z' ? char(c + 0x20) : c; }
    static QString text(const QString &text) { return text.toLower(); }
};

template <typename Case>
void appendAscii(QByteArray &out, QByteArrayView ascii)
{
    const qsizetype size = out.size();
    out.resize(size + ascii.size());
    std::transform(ascii.begin(), ascii.end(), out.data() + size, Case::ascii);
}

/// How many bytes from here on are valid UTF-8 beyond ASCII.
qsizetype textRun(QByteArrayView message, qsizetype position)
{
    qsizetype at = position;
    while (at < message.size() && quint8(message[at]) >= 0x80) {
        const Utf8Unit unit = utf8At(message, at);
        if (!unit.valid)
            break;
        at += unit.length;
    }
    return at - position;
}

template <typename Case>
void map(QByteArrayView message, QByteArray &out)
{
    out.resize(0);
    for (qsizetype at = 0; at < message.size();) {
        const qsizetype ascii = asciiRun(message, at);
        appendAscii<Case>(out, message.sliced(at, ascii));
        at += ascii;
        const qsizetype text = textRun(message, at);
        if (text > 0)
            out += Case::text(QString::fromUtf8(message.sliced(at, text))).toUtf8();
        at += text;
        if (ascii + text == 0)
            out += message[at++];
    }
}

} // namespace

void mapToUpper(QByteArrayView message, QByteArray &out)
{
    map<Upper>(message, out);
}

void mapToLower(QByteArrayView message, QByteArray &out)
{
    map<Lower>(message, out);
}

} // namespace swb

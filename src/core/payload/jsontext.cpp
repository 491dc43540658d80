// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/jsontext.h"

#include "core/payload/utf8.h"

#include <QChar>
#include <QJsonArray>
#include <QJsonObject>

namespace swb {
namespace {

void appendCodeUnit(QByteArray &out, char16_t unit)
{
    constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[unit >> shift & 0x0f];
}

/// Characters outside the first plane take two (RFC 8259 7).
void appendCodePoint(QByteArray &out, char32_t codePoint)
{
    for (const char16_t unit : QChar::fromUcs4(codePoint))
        appendCodeUnit(out, unit);
}

/// How many bytes from here on are ASCII without a control character.
qsizetype plainRun(QByteArrayView bytes, qsizetype at)
{
    const qsizetype begin = at;
    while (at < bytes.size() && quint8(bytes[at]) >= 0x20 && quint8(bytes[at]) < 0x7f)
        ++at;
    return at - begin;
}

/// Appends the character at this position, escaped if it is unsafe to display; returns its length.
qsizetype appendVisibly(QByteArray &out, QByteArrayView utf8, qsizetype at)
{
    const Utf8Unit unit = utf8At(utf8, at);
    if (unit.valid && isUnsafeInLine(unit.codePoint))
        appendCodePoint(out, unit.codePoint);
    else
        out.append(utf8.data() + at, unit.length);
    return unit.length;
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
        appendCodeUnit(out, quint8(c));
    }
}

bool mustBeEscaped(char c)
{
    return quint8(c) < 0x20 || c == '"' || c == '\\';
}

/// Outside strings JSON is ASCII, and the only control characters are line breaks, so the text can be
/// processed as it is.
QByteArray escaped(QByteArrayView json)
{
    QByteArray out;
    out.reserve(json.size());
    for (qsizetype at = 0; at < json.size();) {
        const qsizetype plain = plainRun(json, at);
        out.append(json.data() + at, plain);
        at += plain;
        if (at == json.size())
            break;
        if (json[at] == '\n')
            out += json[at++];
        else
            at += appendVisibly(out, json, at);
    }
    return out;
}

} // namespace

void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    out += '"';
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype end = at + plainRun(utf8, at);
        for (qsizetype run = at; at < end; run = at) {
            while (at < end && !mustBeEscaped(utf8[at]))
                ++at;
            out.append(utf8.data() + run, at - run);
            if (at < end)
                appendEscaped(out, utf8[at++]);
        }
        if (at == utf8.size())
            break;
        if (mustBeEscaped(utf8[at]))
            appendEscaped(out, utf8[at++]);
        else
            at += appendVisibly(out, utf8, at);
    }
    out += '"';
}

QByteArray jsonText(const QJsonObject &object, QJsonDocument::JsonFormat format)
{
    return escaped(QJsonDocument(object).toJson(format));
}

QByteArray jsonValueText(const QJsonValue &value, QJsonDocument::JsonFormat format)
{
    if (value.isObject())
        return jsonText(value.toObject(), format);
    if (value.isArray())
        return escaped(QJsonDocument(value.toArray()).toJson(format));
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return escaped(QByteArrayView(list).sliced(1, list.size() - 2));
}

} // namespace swb

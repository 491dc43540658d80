// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/formattedpayload.h"

#include <QJsonDocument>

namespace swb {
namespace {

constexpr int indentWidth = 2;
constexpr int deepest = 64; ///< levels shown by indentation; deeper ones stay at that margin

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

bool isDocument(QByteArrayView bytes)
{
    QJsonParseError error;
    QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()), &error);
    return error.error == QJsonParseError::NoError;
}

/// Rewrites a valid document. Strings pass unchanged; whitespace between other tokens is ours.
class Indenter
{
public:
    explicit Indenter(QByteArrayView bytes)
        : m_bytes(bytes)
    {
        m_out.reserve(bytes.size() * 2);
    }

    QByteArray run()
    {
        for (m_at = 0; m_at < m_bytes.size(); ++m_at) {
            const char byte = m_bytes[m_at];
            if (byte == '"')
                takeString();
            else if (!isBlank(byte))
                takeSign(byte);
        }
        return std::move(m_out);
    }

private:
    void takeString()
    {
        const qsizetype begin = m_at;
        for (++m_at; m_at < m_bytes.size() && m_bytes[m_at] != '"'; ++m_at) {
            if (m_bytes[m_at] == '\\')
                ++m_at;
        }
        const qsizetype end = std::min(m_at + 1, m_bytes.size());
        m_out.append(m_bytes.sliced(begin, end - begin));
    }

    void takeSign(char byte)
    {
        switch (byte) {
        case '{':
        case '[':
            open(byte);
            break;
        case '}':
        case ']':
            --m_depth;
            newLine();
            m_out += byte;
            break;
        case ',':
            m_out += byte;
            newLine();
            break;
        case ':':
            m_out += ": ";
            break;
        default:
            m_out += byte;
        }
    }

    void open(char byte)
    {
        qsizetype next = m_at + 1;
        while (next < m_bytes.size() && isBlank(m_bytes[next]))
            ++next;
        m_out += byte;
        if (next < m_bytes.size() && (m_bytes[next] == '}' || m_bytes[next] == ']')) {
            m_out += m_bytes[next]; // {} and [] stay together
            m_at = next;
            return;
        }
        ++m_depth;
        newLine();
    }

    void newLine()
    {
        m_out += '\n';
        m_out.append(std::min(m_depth, deepest) * indentWidth, ' ');
    }

    QByteArrayView m_bytes;
    QByteArray m_out;
    qsizetype m_at = 0;
    int m_depth = 0;
};

/// Calls visit() with each line that is not blank; false if one is not a document, or there is none.
template <typename Visit>
bool forEachDocument(QByteArrayView bytes, Visit visit)
{
    bool any = false;
    for (qsizetype begin = 0; begin < bytes.size();) {
        const qsizetype end = bytes.indexOf('\n', begin);
        const qsizetype stop = end < 0 ? bytes.size() : end;
        const QByteArrayView line = bytes.sliced(begin, stop - begin).trimmed();
        begin = stop + 1;
        if (line.isEmpty())
            continue;
        if (!isDocument(line))
            return false;
        any = true;
        visit(line);
    }
    return any;
}

/// Whether it is worth a closer look.
bool mayBeDocument(QByteArrayView trimmed)
{
    return !trimmed.isEmpty() && (trimmed.front() == '{' || trimmed.front() == '[');
}

} // namespace

bool isJson(QByteArrayView bytes)
{
    const QByteArrayView trimmed = bytes.trimmed();
    return mayBeDocument(trimmed) && (isDocument(trimmed) || forEachDocument(trimmed, [](QByteArrayView) {}));
}

std::optional<QByteArray> indentJson(QByteArrayView bytes)
{
    const QByteArrayView trimmed = bytes.trimmed();
    if (!mayBeDocument(trimmed))
        return std::nullopt;
    if (isDocument(trimmed))
        return Indenter(trimmed).run();
    QByteArray all;
    const bool good = forEachDocument(trimmed, [&](QByteArrayView line) {
        if (!all.isEmpty())
            all += '\n';
        all += Indenter(line).run();
    });
    return good ? std::optional(all) : std::nullopt;
}

} // namespace swb

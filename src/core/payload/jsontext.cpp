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

/// Writes a valid document anew. Strings pass as they are; blanks between the others are ours.
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

std::optional<QByteArray> indentLines(QByteArrayView bytes)
{
    QByteArray all;
    for (qsizetype begin = 0; begin < bytes.size();) {
        const qsizetype end = bytes.indexOf('\n', begin);
        const qsizetype stop = end < 0 ? bytes.size() : end;
        const QByteArrayView line = bytes.sliced(begin, stop - begin).trimmed();
        begin = stop + 1;
        if (line.isEmpty())
            continue;
        if (!isDocument(line))
            return std::nullopt;
        if (!all.isEmpty())
            all += '\n';
        all += Indenter(line).run();
    }
    return all.isEmpty() ? std::nullopt : std::optional(all);
}

} // namespace

std::optional<QByteArray> indentJson(QByteArrayView bytes)
{
    const QByteArrayView trimmed = bytes.trimmed();
    if (trimmed.isEmpty() || (trimmed.front() != '{' && trimmed.front() != '['))
        return std::nullopt;
    return isDocument(trimmed) ? Indenter(trimmed).run() : indentLines(trimmed);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/formattedpayload.h"
#include "protocols/layout/layoutwriter.h"

namespace swb {

namespace {

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Finds the bytes of a document that correspond to a piece of the same document with different whitespace.
class JsonWalk
{
public:
    explicit JsonWalk(QByteArrayView source)
        : m_source(source)
    { }

    /// From the first of them to after the last; the pieces must come in order.
    std::pair<qsizetype, qsizetype> pass(QByteArrayView piece)
    {
        qsizetype first = -1;
        for (const char c : piece) {
            if (!m_inString && isJsonBlank(c))
                continue;
            while (!m_inString && m_at < m_source.size() && isJsonBlank(m_source[m_at]))
                ++m_at;
            if (first < 0)
                first = m_at;
            m_at = qMin(m_at + 1, m_source.size());
            const bool isEscaped = std::exchange(m_escaped, m_inString && !m_escaped && c == '\\');
            if (c == '"' && !isEscaped)
                m_inString = !m_inString;
        }
        return {first < 0 ? m_at : first, m_at};
    }

private:
    QByteArrayView m_source;
    qsizetype m_at = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace

void addJson(LayoutWriter &writer, int parent, QByteArrayView body, qint64 offset)
{
    if (parent < 0 || body.size() > MessageLayout::mostBodyBytes)
        return;
    const auto laidOut = indentJson(body);
    if (!laidOut)
        return;
    const MessageField whole = writer.field(parent);
    JsonWalk walk(body);
    qsizetype number = 0;
    for (qint64 at = 0; at < laidOut->size();) {
        const LayoutLine line = lineFrom(*laidOut, at);
        at = line.end;
        const QByteArrayView text = QByteArrayView(*laidOut).sliced(line.offset, line.length);
        const auto [from, to] = walk.pass(text);
        writer.add(parent, LayoutWriter::tr("JSON, line %1").arg(++number),
                   printableLine(text, LayoutWriter::valueChars), offset < 0 ? whole.offset : offset + from,
                   offset < 0 ? whole.length : to - from);
    }
}

} // namespace swb

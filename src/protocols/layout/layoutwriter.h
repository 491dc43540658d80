// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payload/printable.h"
#include "protocols/layout/messagelayout.h"

#include <QCoreApplication>
#include <QLocale>

namespace swb {

/// Records the fields of one message.
class LayoutWriter
{
    Q_DECLARE_TR_FUNCTIONS(swb::MessageLayout)

public:
    static constexpr qsizetype valueChars = 300; ///< shown of one value

    explicit LayoutWriter(QByteArrayView bytes)
        : m_bytes(bytes)
    { }

    /// Returns its index, for its parts; -1 if the limit is reached.
    int add(int parent, const QString &name, const QString &value, qint64 offset, qint64 length)
    {
        if (m_layout.fields.size() == MessageLayout::mostFields) {
            ++m_layout.leftOut;
            return -1;
        }
        m_layout.fields.append({name, value, offset, length, parent});
        return int(m_layout.fields.size() - 1);
    }
    /// A field whose value is its bytes.
    int addText(int parent, const QString &name, qint64 offset, qint64 length)
    {
        return add(parent, name, textAt(offset, length), offset, length);
    }
    /// What is wrong, and which bytes are affected.
    void addProblem(int parent, const QString &words, qint64 offset, qint64 length)
    {
        add(parent, tr("Problem"), words, offset, length);
    }
    [[nodiscard]] bool isFull() const { return m_layout.fields.size() == MessageLayout::mostFields; }

    /// Adds to a field what became known later.
    void amend(int field, const QString &value, qint64 length)
    {
        if (field < 0)
            return;
        m_layout.fields[field].value = value;
        m_layout.fields[field].length = length;
    }
    [[nodiscard]] const MessageField &field(int field) const { return m_layout.fields[field]; }
    void beginBody(qint64 offset) { m_layout.bodyAt = offset; }
    void takeBody(QByteArrayView piece)
    {
        m_layout.bodyBytes += piece.size();
        m_layout.body.append(
            piece.first(qMin(piece.size(), MessageLayout::mostBodyBytes - m_layout.body.size())));
    }

    [[nodiscard]] QString textAt(qint64 offset, qint64 length) const
    {
        return printableLine(m_bytes.sliced(offset, length), valueChars);
    }
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    [[nodiscard]] qint64 size() const { return m_bytes.size(); }
    [[nodiscard]] const QByteArray &body() const { return m_layout.body; }
    [[nodiscard]] qint64 bodyBytes() const { return m_layout.bodyBytes; }
    [[nodiscard]] MessageLayout take() { return std::move(m_layout); }

private:
    QByteArrayView m_bytes;
    MessageLayout m_layout;
};

/// A line of a message, without its line end.
struct LayoutLine
{
    qint64 offset = 0;
    qint64 length = 0;
    qint64 end = 0; ///< start of the next line
    bool isEnded = false; ///< its line end is there
};
[[nodiscard]] LayoutLine lineFrom(QByteArrayView bytes, qint64 offset);

/// Lines "Name: value" up to an empty one, as in HTTP, mails and our files; a line that begins with a space
/// continues the previous one. Adds one field each below `parent`. Returns the position after the empty line,
/// or the end of the bytes if there is none.
struct HeaderLines
{
    qint64 end = 0;
    qsizetype count = 0;
    bool isWhole = false;
    qint64 offset = 0; ///< of the first one
    qint64 length = 0; ///< of all of them, including line ends
};
HeaderLines addHeaderLines(LayoutWriter &writer, int parent, qint64 offset);

/// "1 byte", "1,234 bytes".
[[nodiscard]] QString bytesText(qint64 count);

/// Adds the content of a JSON body (RFC 8259), formatted line by line below `parent`. `offset` is the
/// position of the body in the message if its bytes are there unchanged, otherwise -1, and each line has the
/// range of `parent`.
void addJson(LayoutWriter &writer, int parent, QByteArrayView body, qint64 offset);

/// What the log says about a message that is not in any of its bytes.
void addFacts(LayoutWriter &writer, const ProtocolFacts &facts);

// One for each protocol
void layOutHttp(LayoutWriter &writer);
void layOutWebSocket(LayoutWriter &writer);
void layOutDns(LayoutWriter &writer);
void layOutMail(LayoutWriter &writer, const ProtocolFacts &facts);
void layOutFileHeader(LayoutWriter &writer);
void layOutChat(LayoutWriter &writer, const ProtocolFacts &facts);

} // namespace swb

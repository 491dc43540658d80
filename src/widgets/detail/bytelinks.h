// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detail/hexdump.h"
#include "models/detail/payloadtext.h"

#include <QObject>
#include <QTextEdit>

class QPlainTextEdit;

namespace swb {

/// Shows one page of bytes as text and as a hex dump, where a selection in one marks the same bytes in the
/// other; bytes that are no text are marked as well. The two views must outlive it.
class ByteLinks : public QObject
{
    Q_OBJECT

public:
    ByteLinks(QPlainTextEdit *text, QPlainTextEdit *hex, QObject *parent);

    /// `firstOffset` is the place of the page in its payload.
    void show(QByteArrayView page, quint64 firstOffset, const TextReader &reader);
    /// As show(), but the text is another one that has no link to the bytes.
    void showBeside(const QString &text, QByteArrayView page, quint64 firstOffset);
    /// The hex dump alone: something else stands beside it, which choosing bytes is told to and which marks
    /// them with mark().
    void showHex(QByteArrayView page, quint64 firstOffset);
    enum class Sight : quint8 { Stays, Follows };
    /// Marks the bytes [from, to) of the page in the hex dump, and brings them into sight where it follows;
    /// none where both are the same.
    void mark(qsizetype from, qsizetype to, Sight sight);
    /// How many bytes a line of the hex dump has.
    void setHexDump(const HexDump &dump);
    [[nodiscard]] int bytesPerLine() const { return m_dump.bytesPerLine(); }
    /// Forgets the bytes; what the views show is left to others.
    void clear();
    /// Paints the marks anew, in the colours of the palette.
    void repaintMarks();
    /// Bytes of this page that are not valid in this encoding.
    [[nodiscard]] qsizetype invalidBytes() const { return m_text.invalidBytes(); }

Q_SIGNALS:
    /// The cursor has come to this byte of the page that showHex() has shown.
    void byteChosen(qsizetype byte);

private:
    struct Bytes
    {
        qsizetype from = 0;
        qsizetype to = 0;
    };
    using Marks = QList<QTextEdit::ExtraSelection>;

    void fillHex();
    void tellByte();
    void linkFromText();
    void linkFromHex();
    void markInText(Bytes bytes);
    void markInHex(Bytes bytes, Sight sight = Sight::Follows);
    void showTextMarks(const Marks &linked);
    void markInvalid();

    QPlainTextEdit *m_textEdit;
    QPlainTextEdit *m_hexEdit;
    PayloadText m_text;
    qsizetype m_size = 0; ///< bytes that are linked
    QByteArray m_page; ///< of which the hex is
    quint64 m_firstOffset = 0;
    HexDump m_dump;
    bool m_hexAlone = false;
};

} // namespace swb

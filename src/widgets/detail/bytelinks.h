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
/// other; invalid bytes are marked as well. The two views must outlive it.
class ByteLinks : public QObject
{
    Q_OBJECT

public:
    ByteLinks(QPlainTextEdit *text, QPlainTextEdit *hex, QObject *parent);

    /// `firstOffset` is the position of the page in its payload.
    void show(QByteArrayView page, quint64 firstOffset, const TextReader &reader);
    /// Like show(), but the text is another one that has no link to the bytes.
    void showBeside(const QString &text, QByteArrayView page, quint64 firstOffset);
    /// Only the hex dump: something else is beside it, which is told when bytes are chosen, and which marks
    /// them with mark().
    void showHex(QByteArrayView page, quint64 firstOffset);
    enum class Sight : quint8 { Stays, Follows };
    /// Marks the bytes [from, to) of the page in the hex dump, and scrolls to them with Sight::Follows;
    /// none if both are equal.
    void mark(qsizetype from, qsizetype to, Sight sight);
    /// The layout of the hex dump: how many bytes a line has.
    void setHexDump(const HexDump &dump);
    [[nodiscard]] int bytesPerLine() const { return m_dump.bytesPerLine(); }
    /// Forgets the bytes; what the views show is left to others.
    void clear();
    /// Paints the marks again, in the colours of the palette.
    void repaintMarks();
    /// Bytes of this page that are not valid in this encoding.
    [[nodiscard]] qsizetype invalidBytes() const { return m_text.invalidBytes(); }

Q_SIGNALS:
    /// The cursor has moved to this byte of the page shown by showHex().
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
    QByteArray m_page; ///< the bytes of the hex dump
    quint64 m_firstOffset = 0;
    HexDump m_dump;
    bool m_hexAlone = false;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/bytelinks.h"

#include "widgets/theme/tokens.h"

#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <utility>

namespace swb {
namespace {

/// Marks beyond this are left out: a block without a line end is laid out as a whole, however long it is.
constexpr size_t mostInvalidMarks = 20'000;

QTextEdit::ExtraSelection select(QPlainTextEdit *edit, int from, int to)
{
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(edit->document());
    selection.cursor.setPosition(from);
    selection.cursor.setPosition(to, QTextCursor::KeepAnchor);
    return selection;
}

QTextEdit::ExtraSelection linkMark(QPlainTextEdit *edit, int from, int to)
{
    QTextEdit::ExtraSelection selection = select(edit, from, to);
    const Tokens &tokens = tokensOf(edit->palette());
    selection.format.setBackground(tokens.selection);
    selection.format.setForeground(tokens.tcp);
    selection.format.setFontUnderline(true);
    return selection;
}

void reveal(QPlainTextEdit *edit, int position)
{
    const QTextCursor kept = edit->textCursor();
    QTextCursor cursor(edit->document());
    cursor.setPosition(position);
    const QSignalBlocker quiet(edit);
    edit->setTextCursor(cursor);
    edit->ensureCursorVisible();
    const int line = edit->verticalScrollBar()->value();
    edit->setTextCursor(kept);
    edit->verticalScrollBar()->setValue(line);
}

qsizetype byteIn(const HexDump &dump, const QTextCursor &cursor, int position)
{
    const QTextBlock block = cursor.document()->findBlock(position);
    return qsizetype(block.blockNumber()) * dump.bytesPerLine() + dump.placeAt(position - block.position());
}

} // namespace

ByteLinks::ByteLinks(QPlainTextEdit *text, QPlainTextEdit *hex, QObject *parent)
    : QObject(parent)
    , m_textEdit(text)
    , m_hexEdit(hex)
{
    connect(text, &QPlainTextEdit::selectionChanged, this, &ByteLinks::linkFromText);
    connect(hex, &QPlainTextEdit::selectionChanged, this, &ByteLinks::linkFromHex);
    connect(hex, &QPlainTextEdit::cursorPositionChanged, this, &ByteLinks::tellByte);
}

void ByteLinks::show(QByteArrayView page, quint64 firstOffset, const TextReader &reader)
{
    clear();
    PayloadText text(page, reader);
    m_textEdit->setPlainText(text.text());
    m_page = page.toByteArray();
    m_firstOffset = firstOffset;
    fillHex();
    m_text = std::move(text);
    m_size = page.size();
    repaintMarks();
}

void ByteLinks::showBeside(const QString &text, QByteArrayView page, quint64 firstOffset)
{
    showHex(page, firstOffset);
    m_hexAlone = false;
    m_textEdit->setPlainText(text);
    repaintMarks();
}

void ByteLinks::showHex(QByteArrayView page, quint64 firstOffset)
{
    clear();
    m_page = page.toByteArray();
    m_firstOffset = firstOffset;
    fillHex();
    repaintMarks();
    m_hexAlone = true;
}

void ByteLinks::setHexDump(const HexDump &dump)
{
    if (m_dump == dump)
        return;
    m_dump = dump;
    if (m_page.isEmpty())
        return;
    fillHex();
    m_hexEdit->setExtraSelections({});
    showTextMarks({});
}

/// Filling it clears a selection, which is not a choice of the user.
void ByteLinks::fillHex()
{
    const QScopedValueRollback noLinks(m_size, qsizetype(0));
    const QScopedValueRollback nobodyTold(m_hexAlone, false);
    m_hexEdit->setPlainText(m_dump.dump(m_page, m_firstOffset));
}

void ByteLinks::mark(qsizetype from, qsizetype to, Sight sight)
{
    markInHex({std::clamp<qsizetype>(from, 0, m_page.size()), std::clamp<qsizetype>(to, 0, m_page.size())},
              sight);
}

void ByteLinks::tellByte()
{
    if (!m_hexAlone || m_page.isEmpty())
        return;
    const QTextCursor cursor = m_hexEdit->textCursor();
    const qsizetype byte = byteIn(m_dump, cursor, cursor.selectionStart());
    if (byte < m_page.size())
        Q_EMIT byteChosen(byte);
}

void ByteLinks::clear()
{
    m_size = 0;
    m_text = {};
    m_page.clear();
    m_hexAlone = false;
    repaintMarks();
}

void ByteLinks::repaintMarks()
{
    markInvalid();
    showTextMarks({});
    m_hexEdit->setExtraSelections({});
}

/// As formats of the layout, block by block: thousands of extra selections would be painted one by one, each
/// with its whole line.
void ByteLinks::markInvalid()
{
    const Tokens &tokens = tokensOf(m_textEdit->palette());
    QTextCharFormat format;
    format.setForeground(tokens.page);
    format.setBackground(tokens.error);
    QTextBlock block;
    QList<QTextLayout::FormatRange> ranges;
    const auto finishBlock = [&] {
        if (block.isValid())
            block.layout()->setFormats(std::exchange(ranges, {}));
    };
    const size_t count = std::min(m_text.invalid().size(), mostInvalidMarks);
    for (size_t i = 0; i < count; ++i) {
        const int at = int(m_text.invalid()[i]);
        if (!block.contains(at)) {
            finishBlock();
            block = m_textEdit->document()->findBlock(at);
        }
        const int inBlock = at - block.position();
        if (!ranges.isEmpty() && ranges.last().start + ranges.last().length == inBlock)
            ++ranges.last().length;
        else
            ranges.append({inBlock, 1, format});
    }
    finishBlock();
    if (count > 0)
        m_textEdit->document()->markContentsDirty(0, m_textEdit->document()->characterCount());
}

void ByteLinks::showTextMarks(const Marks &linked)
{
    m_textEdit->setExtraSelections(linked);
}

void ByteLinks::linkFromText()
{
    const QTextCursor cursor = m_textEdit->textCursor();
    if (m_size > 0)
        markInHex({m_text.byteAt(cursor.selectionStart()),
                   cursor.hasSelection() ? m_text.byteAt(cursor.selectionEnd())
                                         : m_text.byteAt(cursor.selectionStart())});
}

void ByteLinks::linkFromHex()
{
    const QTextCursor cursor = m_hexEdit->textCursor();
    if (m_size == 0)
        return;
    const qsizetype from = byteIn(m_dump, cursor, cursor.selectionStart());
    const qsizetype to = cursor.hasSelection() ? byteIn(m_dump, cursor, cursor.selectionEnd()) : from;
    markInText({std::min(from, m_size), std::min(to, m_size)});
}

void ByteLinks::markInText(Bytes bytes)
{
    if (bytes.to <= bytes.from)
        return showTextMarks({});
    const int from = int(m_text.positionOf(bytes.from));
    const int to = int(m_text.positionOf(bytes.to - 1));
    const qsizetype last = m_text.byteAt(to);
    int end = to;
    while (end < m_text.text().size() && m_text.byteAt(end) == last)
        ++end;
    showTextMarks({linkMark(m_textEdit, from, end)});
    reveal(m_textEdit, from);
}

void ByteLinks::markInHex(Bytes bytes, Sight sight)
{
    Marks marks;
    const QTextDocument *document = m_hexEdit->document();
    const qsizetype perLine = m_dump.bytesPerLine();
    for (qsizetype at = bytes.from; at < bytes.to;) {
        const int first = int(at % perLine);
        const qsizetype next = std::min(bytes.to, at - first + perLine);
        const int last = first + int(next - at) - 1;
        const int line = document->findBlockByNumber(int(at / perLine)).position();
        marks.append(linkMark(m_hexEdit, line + m_dump.hexColumn(first), line + m_dump.hexColumn(last) + 2));
        marks.append(
            linkMark(m_hexEdit, line + m_dump.textColumn(first), line + m_dump.textColumn(last) + 1));
        at = next;
    }
    m_hexEdit->setExtraSelections(marks);
    if (!marks.isEmpty() && sight == Sight::Follows)
        reveal(m_hexEdit, marks.first().cursor.anchor());
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/messageeditor.h"

#include "widgets/theme/tokens.h"

#include <QKeyEvent>
#include <QTextBlock>

namespace swb {

MessageEditor::MessageEditor(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    applyFont();
}

void MessageEditor::applyFont()
{
    document()->setDefaultFont(payloadFont(font()));
}

void MessageEditor::markError(qsizetype at)
{
    m_markedAt = at;
    QList<QTextEdit::ExtraSelection> marks;
    if (at >= 0) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(int(at));
        mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        mark.format.setForeground(tokensOf(palette()).page);
        mark.format.setBackground(tokensOf(palette()).error);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void MessageEditor::replaceText(const QString &text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.movePosition(QTextCursor::End);
    setTextCursor(cursor);
}

bool MessageEditor::cursorCanMove(QTextCursor::MoveOperation operation) const
{
    return textCursor().movePosition(operation);
}

void MessageEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (enter && modifiers == Qt::ControlModifier)
        Q_EMIT sendRequested();
    else if (event->key() == Qt::Key_Up && modifiers == Qt::NoModifier && !cursorCanMove(QTextCursor::Up))
        Q_EMIT olderRequested();
    else if (event->key() == Qt::Key_Down && modifiers == Qt::NoModifier && !cursorCanMove(QTextCursor::Down))
        Q_EMIT newerRequested();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void MessageEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
    if (event->type() == QEvent::PaletteChange)
        markError(m_markedAt);
}

int MessageEditor::heightOfLines(int lines) const
{
    const QFontMetrics metrics(document()->defaultFont());
    return lines * metrics.lineSpacing() + 2 * int(document()->documentMargin()) + 2 * frameWidth();
}

QSize MessageEditor::sizeHint() const
{
    return {320, heightOfLines(3)};
}

QSize MessageEditor::minimumSizeHint() const
{
    return {120, heightOfLines(2)};
}

} // namespace swb

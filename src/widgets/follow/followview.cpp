// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/follow/followview.h"

#include "widgets/theme/tokens.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace swb {
namespace {

constexpr qint64 sliceMs = 5;

} // namespace

FollowView::FollowView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &FollowView::layOutSlice);
}

void FollowView::clearUnits()
{
    m_units.clear();
    m_stayAtEnd = false;
    layOutAnew();
}

void FollowView::addUnits(const std::vector<FollowedUnit> &units)
{
    m_units.insert(m_units.end(), units.begin(), units.end());
    m_slices.start();
}

void FollowView::setLook(const Look &look)
{
    if (look == m_look)
        return;
    if (look.encoding != m_look.encoding)
        m_reader = TextReader(look.encoding);
    m_look = look;
    setLineWrapMode(look.view == BytesView::Text ? WidgetWidth : NoWrap);
    layOutAnew();
}

void FollowView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        layOutAnew();
}

void FollowView::layOutAnew()
{
    clear();
    m_next = 0;
    m_slices.start();
}

void FollowView::layOutSlice()
{
    const bool wasAtEnd = m_stayAtEnd && verticalScrollBar()->value() == verticalScrollBar()->maximum();
    QElapsedTimer clock;
    clock.start();
    while (!isLaidOut() && clock.elapsed() < sliceMs)
        layOut(m_units[m_next++]);
    if (wasAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    if (isLaidOut()) {
        m_slices.stop();
        m_stayAtEnd = !m_units.empty();
    }
}

void FollowView::layOut(const FollowedUnit &unit)
{
    const Tokens &tokens = tokensOf(palette());
    const bool sent = unit.direction == Direction::Out;
    QTextBlockFormat block;
    if (!sent)
        block.setBackground(tokens.panel);
    QTextCharFormat characters;
    characters.setForeground(sent ? tokens.accent(m_look.transport) : tokens.text);
    QTextCharFormat heading = characters;
    heading.setFontWeight(QFont::Bold);
    if (!unit.fits)
        heading.setForeground(tokens.warning);
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    insert(cursor, FollowText::header(unit, m_look.withTimes), block, heading);
    insert(cursor, FollowText::body(unit, m_look.view, m_reader), block, characters);
    cursor.endEditBlock();
}

void FollowView::insert(QTextCursor &cursor, const QString &text, const QTextBlockFormat &block,
                        const QTextCharFormat &characters)
{
    if (document()->isEmpty())
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block, characters);
    cursor.insertText(text, characters);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/payloadpanes.h"

#include "models/detail/hexdump.h"
#include "widgets/detail/bytelinks.h"
#include "widgets/theme/tokens.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QStyle>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

/// The first line is what happened: it stands out.
void stress(QPlainTextEdit *edit, Severity severity)
{
    QTextCursor cursor(edit->document());
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    format.setForeground(tokensOf(edit->palette()).severity(severity));
    cursor.mergeCharFormat(format);
}

} // namespace

PayloadPanes::PayloadPanes(QWidget *parent)
    : QSplitter(parent)
    , m_text(addEdit(u"textEdit"_s, tr("Message detail")))
    , m_hex(addEdit(u"hexEdit"_s, tr("Message detail in hex")))
    , m_links(new ByteLinks(m_text, m_hex, this))
{
    m_hex->setLineWrapMode(QPlainTextEdit::NoWrap);
    setChildrenCollapsible(false);
    applyFonts();
    connect(this, &QSplitter::splitterMoved, this, [this] { m_arranged = true; });
}

QPlainTextEdit *PayloadPanes::addEdit(const QString &name, const QString &accessibleName)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setReadOnly(true);
    edit->setUndoRedoEnabled(false);
    edit->setTabChangesFocus(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setFrameShape(QFrame::StyledPanel);
    addWidget(edit);
    return edit;
}

void PayloadPanes::showBytes(QByteArrayView page, quint64 firstOffset, const TextReader &reader)
{
    showHex();
    m_links->show(page, firstOffset, reader);
}

/// One that was hidden has lost its width.
void PayloadPanes::showHex()
{
    if (!m_hex->isHidden())
        return;
    m_hex->show();
    fitHex();
}

void PayloadPanes::showBeside(const QString &text, QByteArrayView page, quint64 firstOffset)
{
    showHex();
    m_links->showBeside(text, page, firstOffset);
}

void PayloadPanes::showWords(const QString &words, Severity severity)
{
    m_links->clear();
    m_hex->hide();
    m_hex->clear();
    m_text->setPlainText(words);
    if (severity >= Severity::Warning)
        stress(m_text, severity);
}

void PayloadPanes::setHint(const QString &hint, bool spoken)
{
    m_text->setPlaceholderText(hint);
    m_text->setAccessibleDescription(spoken ? hint : QString());
}

qsizetype PayloadPanes::invalidCount() const
{
    return m_links->invalidCount();
}

void PayloadPanes::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void PayloadPanes::applyFonts()
{
    for (QPlainTextEdit *edit : {m_text, m_hex})
        edit->setFont(payloadFont(font()));
    fitHex();
}

QByteArray PayloadPanes::arrangement() const
{
    return m_arranged ? saveState() : QByteArray();
}

void PayloadPanes::arrange(const QByteArray &arrangement)
{
    m_arranged = restoreState(arrangement);
}

/// Of a whole line of the dump with all that stands around it.
int PayloadPanes::hexWidth() const
{
    const QString line(HexDump::textStart + HexDump::bytesPerLine, u'0');
    const int scrollBar = m_hex->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_hex);
    return m_hex->fontMetrics().horizontalAdvance(line) + scrollBar + 2 * m_hex->frameWidth()
        + 2 * int(m_hex->document()->documentMargin()) + 2;
}

/// A line of the hex is whole or useless, while text wraps anywhere.
void PayloadPanes::fitHex()
{
    if (m_arranged)
        return;
    const int hex = std::min(hexWidth(), width() * 2 / 3);
    setSizes({width() - handleWidth() - hex, hex});
}

void PayloadPanes::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    fitHex();
}

void PayloadPanes::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFonts();
    if (event->type() == QEvent::PaletteChange)
        m_links->repaintMarks();
}

} // namespace swb

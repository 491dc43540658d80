// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/payloadpanes.h"

#include "models/detail/fieldmodel.h"
#include "models/detail/hexdump.h"
#include "widgets/common/rowmenu.h"
#include "widgets/detail/bytelinks.h"
#include "widgets/theme/tokens.h"

#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QStyle>
#include <QTreeView>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qsizetype mostOpen = 200; ///< fields: if there are more, only the outermost are expanded at first

/// The first line says what happened: it is highlighted.
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
    , m_beside(new QStackedWidget(this))
    , m_text(makeEdit(u"textEdit"_s, tr("Message detail")))
    , m_fieldsView(new QTreeView(this))
    , m_fields(new FieldModel(this))
    , m_hex(makeEdit(u"hexEdit"_s, tr("Message detail in hex")))
    , m_links(new ByteLinks(m_text, m_hex, this))
{
    setAccessibleName(tr("Divider of text and hex"));
    m_hex->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_beside->addWidget(m_text);
    m_beside->addWidget(m_fieldsView);
    addWidget(m_beside);
    addWidget(m_hex);
    setUpFields();
    setChildrenCollapsible(false);
    applyFonts();
    connect(this, &QSplitter::splitterMoved, this, [this] { m_arranged = true; });
}

QPlainTextEdit *PayloadPanes::makeEdit(const QString &name, const QString &accessibleName)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setReadOnly(true);
    edit->setUndoRedoEnabled(false);
    edit->setTabChangesFocus(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setFrameShape(QFrame::StyledPanel);
    return edit;
}

void PayloadPanes::setUpFields()
{
    m_fieldsView->setObjectName(u"fieldsView"_s);
    m_fieldsView->setAccessibleName(tr("Message fields"));
    m_fieldsView->setModel(m_fields);
    new RowMenu(m_fieldsView);
    m_fieldsView->setFrameShape(QFrame::StyledPanel);
    m_fieldsView->setUniformRowHeights(true);
    m_fieldsView->setAllColumnsShowFocus(true);
    m_fieldsView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fieldsView->setTextElideMode(Qt::ElideRight);
    connect(m_fieldsView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PayloadPanes::fieldChosen);
    connect(m_links, &ByteLinks::byteChosen, this, &PayloadPanes::byteChosen);
}

void PayloadPanes::showFields(const QList<MessageField> &fields, QByteArrayView page, quint64 firstOffset)
{
    m_beside->setCurrentWidget(m_fieldsView);
    showHex();
    m_pageOffset = qint64(firstOffset);
    m_pageSize = page.size();
    if (m_fields->setFields(fields)) {
        fields.size() > mostOpen ? m_fieldsView->expandToDepth(0) : m_fieldsView->expandAll();
        fitFields();
    }
    m_links->showHex(page, firstOffset);
    markField(false);
}

/// The names get what they need, within half of the width, which is not known before the pane is visible.
void PayloadPanes::fitFields()
{
    m_fieldsView->resizeColumnToContents(FieldModel::Name);
    const int wanted = m_fieldsView->columnWidth(FieldModel::Name);
    m_fieldsView->header()->resizeSection(FieldModel::Name, std::min(wanted, m_fieldsView->width() / 2));
}

void PayloadPanes::fieldChosen()
{
    markField(!m_choosing);
}

/// Marks the bytes of the chosen field in the hex dump.
void PayloadPanes::markField(bool turnsPage)
{
    const QModelIndex field = m_fieldsView->currentIndex();
    const qint64 from = field.data(FieldModel::OffsetRole).toLongLong();
    const qint64 length = field.data(FieldModel::LengthRole).toLongLong();
    const bool isHere = from < m_pageOffset + m_pageSize && from + length > m_pageOffset;
    if (turnsPage && length > 0 && !isHere)
        Q_EMIT placeWanted(from);
    else if (length > 0 && isHere)
        m_links->mark(from - m_pageOffset, from + length - m_pageOffset,
                      m_choosing ? ByteLinks::Sight::Stays : ByteLinks::Sight::Follows);
    else
        m_links->mark(0, 0, ByteLinks::Sight::Stays);
}

void PayloadPanes::byteChosen(qsizetype byte)
{
    const QModelIndex field = m_fields->fieldAt(m_pageOffset + byte);
    if (!field.isValid())
        return;
    const QScopedValueRollback choosing(m_choosing, true);
    m_fieldsView->setCurrentIndex(field);
    m_fieldsView->scrollTo(field);
}

void PayloadPanes::showBytes(QByteArrayView page, quint64 firstOffset, const TextReader &reader)
{
    m_beside->setCurrentWidget(m_text);
    showHex();
    m_links->show(page, firstOffset, reader);
}

/// A hidden one has lost its width.
void PayloadPanes::showHex()
{
    if (!m_hex->isHidden())
        return;
    m_hex->show();
    fitHex();
}

void PayloadPanes::showBeside(const QString &text, QByteArrayView page, quint64 firstOffset)
{
    m_beside->setCurrentWidget(m_text);
    showHex();
    m_links->showBeside(text, page, firstOffset);
}

void PayloadPanes::showWords(const QString &words, Severity severity)
{
    m_links->clear();
    m_beside->setCurrentWidget(m_text);
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

qsizetype PayloadPanes::invalidBytes() const
{
    return m_links->invalidBytes();
}

void PayloadPanes::focusText()
{
    m_beside->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void PayloadPanes::applyFonts()
{
    for (QPlainTextEdit *edit : {m_text, m_hex})
        edit->setFont(payloadFont(font()));
    lookForRoom();
}

QByteArray PayloadPanes::arrangement() const
{
    return m_arranged ? saveState() : QByteArray();
}

void PayloadPanes::arrange(const QByteArray &arrangement)
{
    m_arranged = restoreState(arrangement);
}

/// The width of a complete line of the dump, including margins and frame.
int PayloadPanes::hexWidth(int bytesPerLine) const
{
    const QString line(HexDump(bytesPerLine).lineLength(), u'0');
    const int scrollBar = m_hex->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_hex);
    return m_hex->fontMetrics().horizontalAdvance(line) + scrollBar + 2 * m_hex->frameWidth()
        + 2 * int(m_hex->document()->documentMargin()) + 2;
}

/// A line of the hex dump is complete or useless, while text wraps anywhere.
void PayloadPanes::fitHex()
{
    if (m_arranged)
        return;
    const bool isTall = orientation() == Qt::Vertical;
    const int room = isTall ? height() : width();
    const int hex = isTall ? room * 2 / 5 : std::min(hexWidth(m_links->bytesPerLine()), room * 2 / 3);
    setSizes({room - handleWidth() - hex, hex});
}

/// Side by side if that leaves the text as much as a short line; otherwise one above the other.
void PayloadPanes::lookForRoom()
{
    const int usual = hexWidth(HexDump::usual);
    const int shortLine = m_text->fontMetrics().horizontalAdvance(QString(24, u'0'));
    const Qt::Orientation fitting
        = width() < usual + shortLine && height() > width() / 2 ? Qt::Vertical : Qt::Horizontal;
    if (fitting != orientation()) {
        m_arranged = false; // that was for the other orientation
        setOrientation(fitting);
    }
    const int roomForHex = fitting == Qt::Vertical ? width() : width() * 2 / 3;
    m_links->setHexDump(HexDump(roomForHex < usual ? HexDump::narrow : HexDump::usual));
    fitHex();
}

void PayloadPanes::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    lookForRoom();
    fitFields();
}

void PayloadPanes::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFonts();
    if (event->type() == QEvent::PaletteChange)
        m_links->repaintMarks();
    if (event->type() == QEvent::PaletteChange && m_beside->currentWidget() == m_fieldsView)
        markField(false);
}

} // namespace swb

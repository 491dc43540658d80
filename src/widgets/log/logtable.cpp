// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logtable.h"

#include "models/log/logmodel.h"
#include "widgets/log/logdelegate.h"
#include "widgets/theme/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int wordsMs = 4000;
constexpr int infoChars = 24; ///< that the Info column is to show at least

/// The widest text that a column is to show whole, as a sample; Info takes the rest.
QString sampleOf(int column)
{
    switch (column) {
    case LogModel::DirectionColumn:
        return u"Dir"_s;
    case LogModel::ConversationColumn:
        return u"T00 relay, server"_s;
    case LogModel::SourceColumn:
    case LogModel::DestinationColumn:
        return u"127.0.0.1:00000"_s;
    case LogModel::ProtocolColumn:
        return u"WebSocketM"_s; // with room for a padlock
    default:
        return u"0000000"_s;
    }
}

} // namespace

LogTable::LogTable(QWidget *parent)
    : LongTable(parent)
    , m_newRowsButton(new QToolButton(this))
    , m_emptyLabel(new QLabel(viewport()))
    , m_wordsLabel(new QLabel(this))
{
    setItemDelegate(new LogDelegate(this));
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    m_newRowsButton->setAutoRaise(false);
    m_newRowsButton->setIcon(themeIcon(u"down-end"_s));
    m_newRowsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_newRowsButton->setAutoFillBackground(true);
    m_newRowsButton->setFocusPolicy(Qt::StrongFocus);
    m_newRowsButton->setAccessibleName(tr("New messages"));
    m_newRowsButton->setToolTip(tr("Go to the newest message and follow new ones (End)"));
    m_newRowsButton->hide();
    m_emptyLabel->setTextFormat(Qt::PlainText);
    m_emptyLabel->setAlignment(Qt::AlignCenter);
    m_emptyLabel->setWordWrap(true);
    m_emptyLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_wordsLabel->setTextFormat(Qt::PlainText);
    m_wordsLabel->setAutoFillBackground(true);
    m_wordsLabel->setFrameShape(QFrame::StyledPanel);
    m_wordsLabel->setContentsMargins(8, 4, 8, 4);
    m_wordsLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_wordsLabel->hide();
    m_wordsTimer.setSingleShot(true);
    connect(&m_wordsTimer, &QTimer::timeout, m_wordsLabel, &QLabel::hide);
    connect(m_newRowsButton, &QToolButton::clicked, this, &LogTable::goToEnd);
    connect(this, &QTableView::clicked, this, [this] { // the current one again, too
        m_chosen = true;
        Q_EMIT rowChosen();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (isAtEnd())
            m_newRows = 0;
        showNewRows();
    });
    fitRows();
}

void LogTable::setModel(QAbstractItemModel *model)
{
    followModel(model);
    LongTable::setModel(model);
    // Connected after the view's own, so that it has taken the change in.
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsCame(last - first + 1); });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int, int last) { rowsWent(last, m_scrolledTo); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_newRows = 0;
        m_following = true;
        fitNumbers();
        place();
    });
    connect(model, &QAbstractItemModel::headerDataChanged, this, &LogTable::fitColumns);
    fitNumbers();
    fitColumns();
    place();
}

void LogTable::followModel(const QAbstractItemModel *model)
{
    const auto remember = [this] {
        m_following = isAtEnd() && rowLookedAt() < 0;
        m_scrolledTo = verticalScrollBar()->value();
    };
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, remember);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, remember);
}

bool LogTable::isAtEnd() const
{
    return verticalScrollBar()->value() == verticalScrollBar()->maximum();
}

/// The chosen row while it is in sight, the one at the lower edge included; else -1. By the scroll bar, which
/// still knows the height before a change.
int LogTable::rowLookedAt() const
{
    const QModelIndex current = currentIndex();
    const int top = verticalScrollBar()->value();
    const bool inSight = current.row() >= top && current.row() <= top + verticalScrollBar()->pageStep();
    return m_chosen && current.isValid() && inSight ? current.row() : -1;
}

LogTable::Held LogTable::held() const
{
    return {rowLookedAt(), isAtEnd()};
}

void LogTable::keepInSight(const Held &held)
{
    QScrollBar *bar = verticalScrollBar();
    if (held.row >= 0)
        bar->setValue(qBound(held.row - rowsPerPage() + 1, bar->value(), held.row));
    else if (held.end)
        bar->setValue(bar->maximum());
}

void LogTable::rowsCame(int count)
{
    if (m_following) {
        goToEnd();
    } else if (!isAtEnd()) {
        m_newRows += count;
        showNewRows();
    }
    fitNumbers();
    place();
}

void LogTable::rowsWent(int last, int scrolledTo)
{
    executeDelayedItemsLayout();
    if (m_following)
        goToEnd();
    else // the rows in sight have moved up by as many
        verticalScrollBar()->setValue(qMax(0, scrolledTo - last - 1));
    place();
}

void LogTable::goToEnd()
{
    m_newRows = 0;
    m_chosen = false;
    scrollToBottom();
    showNewRows();
}

void LogTable::step(int rows)
{
    const int count = model() ? model()->rowCount() : 0;
    if (count == 0)
        return;
    const QModelIndex current = currentIndex();
    selectRow(current.isValid() ? qBound(0, current.row() + rows, count - 1) : count - 1);
}

void LogTable::selectRow(int row)
{
    const QModelIndex index = model()->index(row, LogModel::InfoColumn);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(model()->index(row, 0));
}

void LogTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    m_chosen = current.isValid() && !m_takingLast;
    LongTable::currentChanged(current, previous);
    Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
    if (m_chosen)
        Q_EMIT rowChosen();
}

void LogTable::setEmptyText(const QString &text)
{
    m_emptyLabel->setText(text);
    place();
}

void LogTable::say(const QString &words)
{
    m_wordsLabel->setText(words);
    m_wordsLabel->setAccessibleName(words);
    m_wordsLabel->show();
    m_wordsLabel->raise();
    m_wordsTimer.start(wordsMs);
    place();
    QAccessibleEvent alert(m_wordsLabel, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void LogTable::setHeaderMenu(QMenu *menu)
{
    QHeaderView *header = horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, menu,
            [header, menu](const QPoint &place) { menu->popup(header->mapToGlobal(place)); });
}

void LogTable::showNewRows()
{
    m_newRowsButton->setVisible(m_newRows > 0);
    if (m_newRows == 0)
        return;
    m_newRowsButton->setText(tr("%n new", nullptr, m_newRows));
    place();
}

void LogTable::place()
{
    m_emptyLabel->setVisible(!model() || model()->rowCount() == 0);
    m_emptyLabel->setGeometry(viewport()->rect().adjusted(16, 0, -16, 0));
    m_newRowsButton->adjustSize();
    const QRect area = viewport()->geometry();
    m_newRowsButton->move(area.right() - m_newRowsButton->width() - 12,
                          area.bottom() - m_newRowsButton->height() - 8);
    m_wordsLabel->adjustSize();
    m_wordsLabel->move(area.center().x() - m_wordsLabel->width() / 2,
                       area.bottom() - m_wordsLabel->height() - 8);
}

void LogTable::fitRows()
{
    setRowHeight(LogDelegate::rowHeight(fontMetrics()));
}

void LogTable::fitColumns()
{
    if (!model())
        return;
    for (int column = 0; column < LogModel::InfoColumn; ++column)
        setColumnWidth(column, fontMetrics().horizontalAdvance(sampleOf(column)) + 16);
    setColumnWidth(LogModel::NumberColumn, fontMetrics().horizontalAdvance(QString(m_digits, u'0')) + 16);
    if (const auto *log = qobject_cast<const LogModel *>(model()))
        setColumnWidth(LogModel::TimeColumn,
                       fontMetrics().horizontalAdvance(TimeText::sample(log->timeMode())) + 16);
    makeRoomForInfo();
}

/// Numbers only grow.
void LogTable::fitNumbers()
{
    if (model()->rowCount() == 0)
        return;
    const QString last = model()->index(model()->rowCount() - 1, LogModel::NumberColumn).data().toString();
    if (last.size() <= m_digits)
        return;
    m_digits = int(last.size());
    fitColumns();
}

/// What happened is what people read. Where large text leaves it no room, what the details and other columns
/// tell as well gives way to it.
void LogTable::makeRoomForInfo()
{
    const QList<int> inTheDetails{LogModel::NumberColumn, LogModel::TimeColumn, LogModel::LengthColumn};
    int room = viewport()->width();
    for (int column = 0; column < LogModel::InfoColumn; ++column) {
        setColumnHidden(column, m_narrow && inTheDetails.contains(column));
        room -= columnWidth(column);
    }
    const int needed = fontMetrics().horizontalAdvance(QString(infoChars, u'x'));
    for (const int column : {LogModel::LengthColumn, LogModel::NumberColumn, LogModel::ProtocolColumn,
                             LogModel::DestinationColumn, LogModel::SourceColumn}) {
        if (room >= needed)
            break;
        room += columnWidth(column);
        setColumnHidden(column, true);
    }
}

void LogTable::changeEvent(QEvent *event)
{
    const Held before = held(); // the view takes larger rows in now
    LongTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitRows();
        fitColumns();
        keepInSight(before);
        place();
    }
}

void LogTable::resizeEvent(QResizeEvent *event)
{
    const Held before = held();
    LongTable::resizeEvent(event);
    if (model() && event->oldSize().width() != event->size().width())
        makeRoomForInfo();
    keepInSight(before);
    place();
}

/// Rows that grow must not push the newest one out of sight, nor the one that is being looked at.
void LogTable::updateGeometries()
{
    const Held before = held();
    LongTable::updateGeometries();
    keepInSight(before);
}

/// End follows what comes, as the button does.
void LogTable::keyPressEvent(QKeyEvent *event)
{
    LongTable::keyPressEvent(event);
    if (event->key() == Qt::Key_End && model() && !(event->modifiers() & Qt::ShiftModifier))
        goToEnd();
}

void LogTable::setNarrow(bool narrow)
{
    m_narrow = narrow;
    if (model())
        makeRoomForInfo();
}

/// Coming here by Tab chooses no row to look at.
void LogTable::takeLastRow()
{
    const QScopedValueRollback taking(m_takingLast, true);
    step(0);
}

void LogTable::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid())
        takeLastRow(); // or the view would go to its first row
    LongTable::focusInEvent(event);
}

bool LogTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        place();
    return LongTable::viewportEvent(event);
}

} // namespace swb

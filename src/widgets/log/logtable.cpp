// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logtable.h"

#include "models/log/addressmask.h"
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
constexpr int infoChars = 24; ///< minimum width of the Info column
constexpr int infoCharsOnStage = 40; ///< people in the last row of a hall cannot point at a row to read the
                                     ///< rest

/// The widest text that a column should show completely, as a sample; Info takes the rest.
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
        return u"WebSocketM"_s; // with space for a padlock
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
    connect(&AddressMask::instance(), &AddressMask::changed, this, [this] {
        if (model())
            makeRoomForInfo();
    });
    connect(this, &QTableView::clicked, this, [this] { // also if it is already the current one
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
    // Connected after the view's own, so that the view has handled the change.
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

/// The chosen row while it is visible, including one at the lower edge; otherwise -1. Uses the scroll bar,
/// which still has the height from before a change.
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
    if (m_folding)
        return place();
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
    if (m_folding)
        return place();
    executeDelayedItemsLayout();
    if (m_following)
        goToEnd();
    else // the visible rows have moved up by as many
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
    QFont bold = font();
    bold.setBold(true); // as our own addresses are
    const QFontMetrics boldMetrics(bold);
    for (int column = 0; column < LogModel::InfoColumn; ++column) {
        const QFontMetrics metrics = LogModel::isAddress(column) ? boldMetrics : fontMetrics();
        setColumnWidth(column, metrics.horizontalAdvance(sampleOf(column)) + 16);
    }
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

/// What happened is what people read. If large text leaves it no space, columns that the details and other
/// columns also show are hidden.
void LogTable::makeRoomForInfo()
{
    const QList<int> inTheDetails{LogModel::NumberColumn, LogModel::TimeColumn, LogModel::LengthColumn};
    int room = viewport()->width();
    for (int column = 0; column < LogModel::InfoColumn; ++column) {
        setColumnHidden(column, m_narrow && inTheDetails.contains(column));
        room -= columnWidth(column);
    }
    // While addresses are hidden, the names that replace them distinguish the peers.
    const bool wide = m_narrow && !AddressMask::instance().isOn();
    const int needed = fontMetrics().horizontalAdvance(QString(wide ? infoCharsOnStage : infoChars, u'x'));
    for (const int column : {LogModel::LengthColumn, LogModel::NumberColumn, LogModel::ProtocolColumn,
                             LogModel::DestinationColumn, LogModel::SourceColumn}) {
        // Source and destination go together, since the arrow points from one to the other.
        if (room >= needed
            && !(column == LogModel::SourceColumn && isColumnHidden(LogModel::DestinationColumn)))
            break;
        room += columnWidth(column);
        setColumnHidden(column, true);
    }
}

void LogTable::changeEvent(QEvent *event)
{
    const Held before = held(); // the view adapts to larger rows now
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

/// Growing rows must not push the newest one out of sight, nor the one that the user is looking at.
void LogTable::updateGeometries()
{
    const Held before = held();
    LongTable::updateGeometries();
    keepInSight(before);
}

LogModel *LogTable::logModel() const
{
    return qobject_cast<LogModel *>(model());
}

int LogTable::reveal(quint64 id)
{
    const int row = logModel()->rowOf(id);
    if (row >= 0 && logModel()->idAt(row) != id)
        setOpen(row, true);
    return logModel()->rowOf(id);
}

/// Opening or folding adds no new messages, and the visible rows stay where they are.
void LogTable::setOpen(int row, bool open)
{
    const QScopedValueRollback folding(m_folding, true);
    const int top = verticalScrollBar()->value();
    logModel()->setOpen(row, open);
    verticalScrollBar()->setValue(top);
}

/// Right opens the current row, Left folds it. Returns whether there was something to open or fold.
bool LogTable::foldByKey(int key)
{
    const QModelIndex current = currentIndex();
    if (!logModel() || !logModel()->isFolding() || !current.isValid())
        return false;
    const quint64 first = logModel()->firstLike(current.row());
    const bool isFolded = current.data(LogModel::FoldedRole).toBool();
    if (key == Qt::Key_Right && isFolded) {
        setOpen(current.row(), true);
        return true;
    }
    if (key != Qt::Key_Left || isFolded || first == 0)
        return false;
    setOpen(current.row(), false);
    selectRow(logModel()->rowOf(first));
    return true;
}

void LogTable::mouseReleaseEvent(QMouseEvent *event)
{
    LongTable::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const int likeRows = index.isValid() ? index.data(LogModel::LikeRowsRole).toInt() : 1;
    if (event->button() != Qt::LeftButton || index.column() != LogModel::InfoColumn || likeRows < 2)
        return;
    const QRect mark = LogDelegate::foldMark(visualRect(index), fontMetrics(), likeRows);
    if (mark.contains(event->position().toPoint()))
        setOpen(index.row(), index.data(LogModel::FoldedRole).toBool());
}

/// End follows new rows, like the button.
void LogTable::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (isPlain && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left) && foldByKey(event->key()))
        return event->accept();
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

/// Moving here by Tab does not choose a row.
void LogTable::takeLastRow()
{
    const QScopedValueRollback taking(m_takingLast, true);
    step(0);
}

void LogTable::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid())
        takeLastRow(); // otherwise the view would go to its first row
    LongTable::focusInEvent(event);
}

bool LogTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        place();
    return LongTable::viewportEvent(event);
}

} // namespace swb

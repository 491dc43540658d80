// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/runnabletable.h"

#include "models/common/runnablemodel.h"
#include "widgets/common/availability.h"
#include "widgets/common/endpointdelegate.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/common/rowmenu.h"
#include "widgets/theme/icons.h"

#include <QAbstractButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

RunnableTable::RunnableTable(QWidget *parent)
    : RowTable(parent)
    , m_start{tr("Start"), u"start"_s, {}}
    , m_stop{tr("Stop"), u"stop"_s, {}}
{ }

void RunnableTable::setRunnables(RunnableModel *model, int stateColumn, int buttonColumn, Order order)
{
    m_model = model;
    if (order == Order::Sortable)
        setSortedModel(model);
    else
        setModel(model);
    setButtonColumn(buttonColumn);
    setItemDelegate(new EndpointDelegate(stateColumn, this));
    connect(this, &RowTable::rowButtonClicked, this, &RunnableTable::toggle);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunnableTable::showSelected);
    connect(model, &QAbstractItemModel::dataChanged, this, &RunnableTable::rowsChanged);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        showRowButtons(first, last);
        showSelected();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RunnableTable::showSelected);
}

void RunnableTable::setRowButtons(const RowButton &start, const RowButton &stop)
{
    m_start = start;
    m_stop = stop;
}

void RunnableTable::setButtons(QAbstractButton *stop, QAbstractButton *remove)
{
    m_stopButton = stop;
    m_removeButton = remove;
    m_removeButton->setIcon(themeIcon(u"remove"_s));
    rowMenu().offer({remove}); // a row's own button starts and stops it
    connect(m_removeButton, &QAbstractButton::clicked, this, &RunnableTable::removeSelected);
    if (m_stopButton) {
        m_stopButton->setIcon(themeIcon(u"stop"_s));
        connect(m_stopButton, &QAbstractButton::clicked, this, &RunnableTable::stopSelected);
    }
    showSelected();
}

void RunnableTable::setMessage(InlineMessage *message)
{
    m_message = message;
}

void RunnableTable::rowsChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    if (!roles.isEmpty())
        return; // only counters have changed
    showRowButtons(first.row(), last.row());
    showSelected();
}

void RunnableTable::showRowButtons(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        RowButton look = m_model->isRunning(row) ? m_stop : m_start;
        look.name = m_model->action(row);
        setRowButton(row, look);
    }
}

void RunnableTable::showSelected()
{
    const QList<int> rows = selectedRowNumbers();
    if (m_stopButton)
        setAvailable(m_stopButton, isAnySelectedRunning(),
                     rows.isEmpty() ? tr("Select a row first") : tr("It is not running"));
    if (m_removeButton)
        setAvailable(
            m_removeButton,
            std::any_of(rows.begin(), rows.end(), [this](int row) { return !m_model->isRunning(row); }),
            rows.isEmpty() ? tr("Select a row first") : tr("It is still running: stop it first"));
    const int row = selectedRow();
    const Error error = row < 0 ? Error() : m_model->errorAt(row);
    if (m_message && error.isError() && m_model->idAt(row) != m_saidElsewhere)
        m_message->showError(error, m_model->idAt(row));
    else if (m_message)
        m_message->clear();
    Q_EMIT changed();
}

void RunnableTable::select(int row)
{
    // Not selectRow(): that one takes pressed modifiers into account, and Ctrl+E would deselect the row
    // again.
    selectionModel()->setCurrentIndex(place(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

int RunnableTable::selectedRow() const
{
    const QList<int> rows = selectedRowNumbers();
    return rows.size() == 1 ? rows.first() : -1;
}

bool RunnableTable::isAnySelectedRunning() const
{
    const QList<int> rows = selectedRowNumbers();
    return std::any_of(rows.begin(), rows.end(), [this](int row) { return m_model->isRunning(row); });
}

void RunnableTable::toggle(int row)
{
    if (m_model->isRunning(row))
        Q_EMIT stopRequested(row);
    else
        Q_EMIT startRequested(row);
}

void RunnableTable::stopSelected()
{
    for (const int row : selectedRowNumbers()) {
        if (m_model->isRunning(row))
            Q_EMIT stopRequested(row);
    }
}

void RunnableTable::removeSelected()
{
    QList<int> rows = selectedRowNumbers();
    std::reverse(rows.begin(), rows.end());
    for (const int row : rows) {
        if (!m_model->isRunning(row))
            m_model->remove(row);
    }
    Q_EMIT removed();
}

QSize RunnableTable::minimumSizeHint() const
{
    return RowTable::minimumSizeHint().expandedTo({0, heightOfRows(2)});
}

} // namespace swb

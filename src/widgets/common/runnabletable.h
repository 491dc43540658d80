// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "widgets/common/rowtable.h"

class QAbstractButton;

namespace swb {

class InlineMessage;
class RunnableModel;

/// The table of servers, relays or clients, with what they are operated by: a button in each row that starts
/// or stops it, and beside the table one that stops the selected ones and one that takes those that do not
/// run off the list.
class RunnableTable : public RowTable
{
    Q_OBJECT

public:
    explicit RunnableTable(QWidget *parent = nullptr);

    enum class Order : quint8 { Fixed, Sortable };
    /// First of all. The model outlives the table.
    void setRunnables(RunnableModel *model, int stateColumn, int buttonColumn, Order order = Order::Fixed);
    /// Of a row that does not run, and of one that does: "%1" in the name is whom it is done to. Start and
    /// Stop where nothing else is said; without a word there is nothing to press.
    void setRowButtons(const RowButton &start, const RowButton &stop);
    /// Each is enabled while it has something to do. `stop` may be null.
    void setButtons(QAbstractButton *stop, QAbstractButton *remove);
    /// Says why the selected one has failed, but of what was said elsewhere.
    void setMessage(InlineMessage *message);
    /// This one's failure is said where it was set up.
    void saidElsewhere(EndpointId id) { m_saidElsewhere = id; }

    void select(int row);
    [[nodiscard]] int selectedRow() const; ///< -1 unless it is one alone
    [[nodiscard]] bool isAnySelectedRunning() const;
    /// Starts or stops it, as its button does.
    void toggle(int row);
    void stopSelected();
    [[nodiscard]] QSize minimumSizeHint() const override; ///< of two rows

Q_SIGNALS:
    void startRequested(int row);
    void stopRequested(int row);
    void removed(); ///< by the button, all that were to go
    void changed(); ///< a row has come, has gone or has news, or others are selected

private:
    void rowsChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void showRowButtons(int first, int last);
    void showSelected();
    void removeSelected();

    RunnableModel *m_model = nullptr;
    RowButton m_start;
    RowButton m_stop;
    QAbstractButton *m_stopButton = nullptr;
    QAbstractButton *m_removeButton = nullptr;
    InlineMessage *m_message = nullptr;
    EndpointId m_saidElsewhere = EndpointId::None;
};

} // namespace swb

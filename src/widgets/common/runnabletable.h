// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "widgets/common/rowtable.h"

class QAbstractButton;

namespace swb {

class InlineMessage;
class RunnableModel;

/// The table of servers, relays or clients, with its controls: a button in each row that starts or stops it,
/// and beside the table one that stops the selected ones and one that removes those that are not running.
class RunnableTable : public RowTable
{
    Q_OBJECT

public:
    explicit RunnableTable(QWidget *parent = nullptr);

    enum class Order : quint8 { Fixed, Sortable };
    /// Must be called first. The model must outlive the table.
    void setRunnables(RunnableModel *model, int stateColumn, int buttonColumn, Order order = Order::Fixed);
    /// For a row that is not running, and for one that is: "%1" in the name is replaced by the row's
    /// endpoint. Start and Stop by default; an empty text means there is nothing to press.
    void setRowButtons(const RowButton &start, const RowButton &stop);
    /// Each is enabled while it has something to do. `stop` may be null.
    void setButtons(QAbstractButton *stop, QAbstractButton *remove);
    /// Shows why the selected one has failed, unless that is shown elsewhere.
    void setMessage(InlineMessage *message);
    /// Its failure is shown where it was set up.
    void saidElsewhere(EndpointId id) { m_saidElsewhere = id; }

    void select(int row);
    [[nodiscard]] int selectedRow() const; ///< -1 unless exactly one is selected
    [[nodiscard]] bool isAnySelectedRunning() const;
    /// Starts or stops it, like its button.
    void toggle(int row);
    void stopSelected();
    [[nodiscard]] QSize minimumSizeHint() const override; ///< of two rows

Q_SIGNALS:
    void startRequested(int row);
    void stopRequested(int row);
    void removed(); ///< by the button: all selected ones have been removed
    void changed(); ///< a row was added, removed or updated, or the selection changed

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

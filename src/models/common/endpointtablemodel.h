// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventkinds.h"
#include "core/values/transport.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace swb {

/// What the tables of servers, connections, connected clients and conversations share: text in fixed columns,
/// a tip for the whole row, and what the row means for the delegate that paints it.
class EndpointTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// See EndpointRole.
    struct Meaning
    {
        Transport transport = Transport::Tcp;
        Severity tone = Severity::Chat;
        bool running = false;
    };

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    /// One title per column; the columns in `numbers` are right-aligned.
    EndpointTableModel(QStringList titles, QList<int> numbers, QObject *parent);

    [[nodiscard]] virtual QString text(int row, int column) const = 0;
    /// SortRole: the value behind the text; by default the text.
    [[nodiscard]] virtual QVariant value(int row, int column) const { return text(row, column); }
    /// What assistive tools read of a cell; never empty.
    [[nodiscard]] virtual QString spoken(int row, int column) const;
    [[nodiscard]] virtual QString tip(int row) const = 0; ///< plain text
    [[nodiscard]] virtual Meaning meaning(int row) const = 0;
    [[nodiscard]] virtual QString columnTip(int) const { return {}; }
    void rowChanged(int row);

private:
    [[nodiscard]] int alignment(int column) const;

    QStringList m_titles;
    QList<int> m_numbers;
};

} // namespace swb

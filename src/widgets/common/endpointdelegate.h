// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace swb {

/// Paints rows of endpoints: a bar in the protocol's colour at the row's left end (solid for TCP, dashed for
/// UDP), the state in the colour of its tone, and everything else as plain text.
class EndpointDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `stateColumn` is the one whose text has the colour of ToneRole.
    explicit EndpointDelegate(int stateColumn, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_stateColumn;
};

} // namespace swb

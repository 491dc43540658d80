// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/exchangemodel.h"

#include "core/values/quantities.h"
#include "models/common/spokencell.h"

namespace swb {

void ExchangeModel::setExchanges(const std::vector<Exchange> &exchanges)
{
    const auto before = int(m_exchanges.size());
    const auto after = int(exchanges.size());
    if (after < before) {
        beginResetModel();
        m_exchanges = exchanges;
        endResetModel();
        return;
    }
    m_exchanges.assign(exchanges.begin(), exchanges.begin() + before);
    if (before > 0)
        Q_EMIT dataChanged(index(1, 0), index(before, ColumnCount - 1));
    if (after == before)
        return;
    beginInsertRows({}, before + 1, after);
    m_exchanges = exchanges;
    endInsertRows();
}

const Exchange *ExchangeModel::exchangeAt(int row) const
{
    return row > 0 && row <= int(m_exchanges.size()) ? &m_exchanges[size_t(row - 1)] : nullptr;
}

int ExchangeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_exchanges.size()) + 1;
}

int ExchangeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// Says so if not all can be listed.
QString ExchangeModel::wholeText() const
{
    const auto listed = quint64(m_exchanges.size());
    return listed < Exchanges::most ? tr("Whole conversation")
                                    : tr("Whole conversation (the first %1 requests and messages are listed)",
                                         nullptr, quantities::plural(listed))
                                          .arg(quantities::count(listed));
}

QString ExchangeModel::text(int row, int column) const
{
    const Exchange *const exchange = exchangeAt(row);
    if (!exchange)
        return column == Request ? wholeText() : QString();
    switch (column) {
    case Request:
        return exchange->title;
    case Status:
        return exchange->status;
    case Size:
        return exchange->bytes < 0 ? QString() : quantities::bytes(quint64(exchange->bytes));
    default:
        return exchange->tookNs < 0 ? QString() : quantities::time(double(exchange->tookNs));
    }
}

QVariant ExchangeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    if (role == Qt::AccessibleTextRole)
        return spokenCell(text(index.row(), index.column()));
    if (role == Qt::TextAlignmentRole && index.column() >= Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ExchangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Request:
        return tr("Request or message");
    case Status:
        return tr("Answer");
    case Size:
        return tr("Size");
    default:
        return tr("Time");
    }
}

} // namespace swb

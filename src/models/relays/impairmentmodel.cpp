// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relays/impairmentmodel.h"

#include "core/impairment/impairmentoptions.h"
#include "models/common/spokencell.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr Qt::CaseSensitivity anyCase = Qt::CaseInsensitive;

Transport transportOf(int column)
{
    return column <= ImpairmentModel::TcpToClient ? Transport::Tcp : Transport::Udp;
}

int columnOf(Lane lane, RelayDirection direction)
{
    const int first = lane == Lane::Tcp ? ImpairmentModel::TcpToServer : ImpairmentModel::UdpToServer;
    return direction == RelayDirection::ToServer ? first : first + 1;
}

const ImpairmentOption &optionOf(const QModelIndex &index)
{
    return impairmentOptions().at(index.row());
}

} // namespace

ImpairmentModel::ImpairmentModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

Impairment ImpairmentModel::impairment(Lane lane, RelayDirection direction) const
{
    return at(columnOf(lane, direction));
}

void ImpairmentModel::setImpairment(Lane lane, RelayDirection direction, const Impairment &impairment)
{
    const int column = columnOf(lane, direction);
    at(column) = possibleFor(transportOf(column), impairment);
    Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    Q_EMIT changed();
}

void ImpairmentModel::setAll(const Impairment &toServer, const Impairment &toClient)
{
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        setImpairment(lane, RelayDirection::ToServer, toServer);
        setImpairment(lane, RelayDirection::ToClient, toClient);
    }
}

int ImpairmentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(impairmentOptions().size());
}

int ImpairmentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

bool ImpairmentModel::isImpossible(const QModelIndex &index) const
{
    return index.column() != Effect && impossibleFor(transportOf(index.column()), optionOf(index)).isError();
}

QString ImpairmentModel::explain(const QModelIndex &index) const
{
    const ImpairmentOption &option = optionOf(index);
    if (isImpossible(index)) {
        const Error error = impossibleFor(transportOf(index.column()), option, ImpairmentName::Title);
        return error.what % u' ' % error.why; // the other rows show what to try instead
    }
    return tr("%1 Example: %2.").arg(describe(option), QLatin1StringView(option.example));
}

QVariant ImpairmentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == ImpossibleRole)
        return isImpossible(index);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return explain(index);
    if (role == Qt::AccessibleTextRole)
        return spokenCell(data(index, Qt::DisplayRole));
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const ImpairmentOption &option = optionOf(index);
    if (index.column() == Effect)
        return titleOf(option);
    if (isImpossible(index))
        return tr("not possible");
    const QString value = option.value(at(index.column()));
    return role == Qt::DisplayRole && value == u"0"_s ? tr("off") : value;
}

QVariant ImpairmentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Effect:
        return tr("Effect");
    case TcpToServer:
        return tr("TCP to server");
    case TcpToClient:
        return tr("TCP to client");
    case UdpToServer:
        return tr("UDP to server");
    case UdpToClient:
        return tr("UDP to client");
    default:
        return {};
    }
}

Qt::ItemFlags ImpairmentModel::flags(const QModelIndex &index) const
{
    // Impossible cells can still be reached by keyboard, so that the reason can be read.
    const Qt::ItemFlags all = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() != Effect && !isImpossible(index) ? all | Qt::ItemIsEditable
                                                                               : all;
}

bool ImpairmentModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    QString text = value.toString().trimmed();
    if (text.isEmpty() || text.compare(tr("off"), anyCase) == 0)
        text = u"0"_s;
    const Error error = swb::setImpairment(at(index.column()), optionOf(index), text);
    if (error.isError()) {
        Q_EMIT refused(error);
        return false;
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT changed();
    return true;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scorecardmodel.h"

#include "models/measures.h"

namespace swb {

ScorecardModel::ScorecardModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void ScorecardModel::setScores(const std::optional<LaneScore> &tcp, const std::optional<LaneScore> &udp)
{
    m_tcp = tcp;
    m_udp = udp;
    Q_EMIT dataChanged(index(0, Tcp), index(rowCount() - 1, Udp));
    Q_EMIT headerDataChanged(Qt::Horizontal, Tcp, Udp);
}

int ScorecardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(measures().size());
}

int ScorecardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant ScorecardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Measure &measure = measures().at(index.row());
    if (index.column() == Name) {
        if (role == Qt::DisplayRole)
            return nameOf(measure);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
            return meaningOf(measure);
        return role == MeasuredRole ? QVariant(true) : QVariant();
    }
    const std::optional<LaneScore> &score = index.column() == Tcp ? m_tcp : m_udp;
    if (!score)
        return role == MeasuredRole ? QVariant(false) : QVariant();
    const MeasuredText text = measure.of(*score);
    if (role == Qt::DisplayRole)
        return text.text;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return text.note;
    return role == MeasuredRole ? QVariant(text.measured) : QVariant();
}

QString ScorecardModel::laneName(const std::optional<LaneScore> &score, Transport plain) const
{
    return displayName(score ? score->transport : plain);
}

QString ScorecardModel::explain(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    QStringList words{meaningOf(measures().at(row))};
    for (const auto &score : {m_tcp, m_udp}) {
        const QString note = score ? measures().at(row).of(*score).note : QString();
        if (!note.isEmpty())
            words.append(tr("%1: %2").arg(displayName(score->transport), note));
    }
    return words.join(u' ');
}

QVariant ScorecardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Measure");
    case Tcp:
        return laneName(m_tcp, Transport::Tcp);
    case Udp:
        return laneName(m_udp, Transport::Udp);
    default:
        return {};
    }
}

} // namespace swb

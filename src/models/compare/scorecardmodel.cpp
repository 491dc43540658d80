// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/scorecardmodel.h"

#include "models/common/spokencell.h"

#include <algorithm>

namespace swb {
namespace {

int alignment(int column)
{
    return int(Qt::AlignVCenter | (column == ScorecardModel::Name ? Qt::AlignLeft : Qt::AlignRight));
}

} // namespace

ScorecardModel::ScorecardModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    setScores({}, {});
}

void ScorecardModel::setScores(const std::optional<LaneScore> &tcp, const std::optional<LaneScore> &udp,
                               bool running)
{
    m_tcp = textsOf(tcp, Transport::Tcp, running);
    m_udp = textsOf(udp, Transport::Udp, running);
    for (qsizetype row = 0; row < std::min(m_tcp.texts.size(), m_udp.texts.size()); ++row)
        setSideBySide(m_tcp.texts[row], m_udp.texts[row]);
    Q_EMIT dataChanged(index(0, Tcp), index(rowCount() - 1, Udp));
    Q_EMIT headerDataChanged(Qt::Horizontal, Tcp, Udp);
}

ScorecardModel::LaneTexts ScorecardModel::textsOf(const std::optional<LaneScore> &score, Transport plain,
                                                  bool running)
{
    LaneTexts lane{displayName(score ? score->transport : plain), {}};
    if (!score)
        return lane;
    for (const Measure &measure : measures()) {
        if (running && measure.settled)
            lane.texts.append({tr("at the end"), tr("Shown when the run ends."), false});
        else
            lane.texts.append(measure.of(*score));
    }
    return lane;
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
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    if (index.column() == Name) {
        if (role == Qt::DisplayRole)
            return nameOf(measure);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
            return meaningOf(measure);
        return role == MeasuredRole ? QVariant(true) : QVariant();
    }
    const QList<MeasuredText> &texts = lane(index.column()).texts;
    if (texts.isEmpty())
        return role == MeasuredRole          ? QVariant(false)
            : role == Qt::AccessibleTextRole ? QVariant(tr("nothing measured yet"))
                                             : QVariant();
    const MeasuredText &text = texts.at(index.row());
    if (role == Qt::DisplayRole)
        return text.text;
    if (role == Qt::AccessibleTextRole)
        return spokenCell(text.text);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return text.note;
    return role == MeasuredRole ? QVariant(text.measured) : QVariant();
}

QString ScorecardModel::explain(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    QStringList words{meaningOf(measures().at(row))};
    for (const LaneTexts *of : {&m_tcp, &m_udp}) {
        const QString note = of->texts.isEmpty() ? QString() : of->texts.at(row).note;
        if (!note.isEmpty())
            words.append(tr("%1: %2").arg(of->name, note));
    }
    return words.join(u' ');
}

QVariant ScorecardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Measure");
    case Tcp:
        return m_tcp.name;
    case Udp:
        return m_udp.name;
    default:
        return {};
    }
}

} // namespace swb

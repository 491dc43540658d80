// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/savedfilters.h"

#include <algorithm>

namespace swb {

SavedFilters::SavedFilters(const QList<SavedFilter> &filters, QObject *parent)
    : QObject(parent)
    , m_filters(filters)
{ }

qsizetype SavedFilters::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_filters, name, &SavedFilter::name);
    return found == m_filters.end() ? -1 : found - m_filters.begin();
}

bool SavedFilters::save(const QString &name, const QString &text)
{
    const SavedFilter filter{name.trimmed(), text};
    const qsizetype row = rowOf(filter.name);
    if (filter.name.isEmpty() || (row < 0 && m_filters.size() >= WorkbenchState::maxSavedFilters))
        return false;
    if (row < 0)
        m_filters.append(filter);
    else
        m_filters[row] = filter;
    Q_EMIT changed();
    return true;
}

bool SavedFilters::rename(qsizetype row, const QString &name)
{
    const QString wanted = name.trimmed();
    const qsizetype other = rowOf(wanted);
    if (wanted.isEmpty() || (other >= 0 && other != row))
        return false;
    m_filters[row].name = wanted;
    Q_EMIT changed();
    return true;
}

void SavedFilters::remove(qsizetype row)
{
    m_removed.append({row, m_filters.takeAt(row)});
    Q_EMIT changed();
}

QString SavedFilters::lastRemoved() const
{
    return m_removed.isEmpty() ? QString() : m_removed.last().filter.name;
}

void SavedFilters::undoRemove()
{
    const Removed last = m_removed.takeLast();
    m_filters.insert(std::min(last.row, m_filters.size()), last.filter);
    Q_EMIT changed();
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/rowfolds.h"

#include <algorithm>

namespace swb {

quint64 RowFolds::indexOf(quint64 position) const
{
    return quint64(std::ranges::upper_bound(m_heads, position) - m_heads.begin()) - 1;
}

quint64 RowFolds::startOf(quint64 run) const
{
    return std::max(m_heads[run], m_gone);
}

quint64 RowFolds::endOf(quint64 run) const
{
    return run + 1 < m_heads.size() ? m_heads[run + 1] : m_end;
}

qint64 RowFolds::extraOf(const Opened &opened) const
{
    const quint64 run = indexOf(opened.head);
    return qint64(endOf(run) - startOf(run)) - 1;
}

qint64 RowFolds::extraUpTo(std::vector<Opened>::const_iterator end) const
{
    return end == m_opened.begin() ? 0 : std::prev(end)->extraBefore + extraOf(*std::prev(end));
}

/// The first opened run that begins here or later.
std::vector<RowFolds::Opened>::const_iterator RowFolds::openedFrom(quint64 head) const
{
    return std::ranges::lower_bound(m_opened, head, {}, &Opened::head);
}

qint64 RowFolds::rowCount() const
{
    return qint64(m_heads.size()) + extraUpTo(m_opened.end());
}

RowFolds::Run RowFolds::runOf(qint64 entry) const
{
    const quint64 run = indexOf(m_gone + quint64(entry));
    const auto opened = openedFrom(m_heads[run]);
    return {qint64(startOf(run) - m_gone), qint64(endOf(run) - startOf(run)),
            opened != m_opened.end() && opened->head == m_heads[run]};
}

qint64 RowFolds::rowOf(qint64 entry) const
{
    const quint64 run = indexOf(m_gone + quint64(entry));
    const auto opened = openedFrom(m_heads[run]);
    const bool isOpen = opened != m_opened.end() && opened->head == m_heads[run];
    const qint64 within = isOpen ? entry - qint64(startOf(run) - m_gone) : 0;
    return qint64(run) + extraUpTo(opened) + within;
}

qint64 RowFolds::entryAt(qint64 row) const
{
    const auto rowOfOpened
        = [this](const Opened &opened) { return qint64(indexOf(opened.head)) + opened.extraBefore; };
    const auto next = std::ranges::upper_bound(m_opened, row, {}, rowOfOpened);
    if (next == m_opened.begin())
        return qint64(startOf(quint64(row)) - m_gone);
    const Opened &opened = *std::prev(next);
    const qint64 within = std::min(row - rowOfOpened(opened), extraOf(opened));
    const qint64 runsBehind = row - rowOfOpened(opened) - within;
    const quint64 run = indexOf(opened.head) + quint64(runsBehind);
    return qint64(startOf(run) - m_gone) + (runsBehind == 0 ? within : 0);
}

void RowFolds::clear()
{
    *this = {};
}

void RowFolds::append(bool begins)
{
    if (begins || m_heads.empty())
        m_heads.push_back(m_end);
    ++m_end;
}

void RowFolds::dropFront(qint64 entries)
{
    m_gone += quint64(entries);
    if (m_gone >= m_end)
        return clear();
    while (m_heads.size() > 1 && m_heads[1] <= m_gone)
        m_heads.pop_front();
    m_opened.erase(m_opened.begin(), openedFrom(m_heads.front()));
    recount();
}

void RowFolds::setOpen(qint64 entry, bool open)
{
    const Run run = runOf(entry);
    const quint64 head = m_heads[indexOf(m_gone + quint64(entry))];
    if (open == run.isOpen || (open && run.size < 2))
        return;
    const auto place = openedFrom(head);
    if (open)
        m_opened.insert(place, Opened{head, 0});
    else
        m_opened.erase(place);
    recount();
}

void RowFolds::recount()
{
    qint64 extra = 0;
    for (Opened &opened : m_opened) {
        opened.extraBefore = extra;
        extra += extraOf(opened);
    }
}

} // namespace swb

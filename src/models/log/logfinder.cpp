// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logfinder.h"

#include <algorithm>

namespace swb {

LogFinder::LogFinder(LogModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_scanner(model->log())
{
    connect(&m_scanner, &LogScanner::found, this, &LogFinder::take);
    connect(m_model, &LogModel::countsChanged, this, &LogFinder::follow);
    connect(m_model, &LogModel::modelReset, this, &LogFinder::begin);
}

void LogFinder::setWanted(const Filter &wanted)
{
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    begin();
}

void LogFinder::begin()
{
    m_ids.clear();
    m_step.reset();
    m_first = m_next = m_asked = m_model->log().firstId();
    if (m_wanted.showsAll()) {
        m_scanner.abandon();
    } else {
        m_scanner.begin({bothOf(m_model->filter(), m_wanted)}, m_first);
        follow();
    }
    Q_EMIT countsChanged();
}

void LogFinder::follow()
{
    answer(); // if it was waiting for the model to have the row
    const quint64 end = m_model->endId();
    if (m_wanted.showsAll() || end <= m_asked)
        return;
    m_asked = end;
    m_scanner.extend(end);
}

void LogFinder::take(const ScanFound &found)
{
    m_ids.insert(m_ids.end(), found.ids.begin(), found.ids.end());
    m_next = std::max(m_next, found.next);
    answer();
    Q_EMIT countsChanged();
}

/// Evicted and cleared rows are no longer shown.
void LogFinder::dropGone()
{
    const bool known = m_model->rowCount() > 0 || m_model->counts().unread == 0;
    if (!known)
        return; // the model's filter has not come as far as this search
    const quint64 first = m_model->rowCount() > 0 ? m_model->idAt(0) : m_model->endId();
    m_ids.erase(m_ids.begin(), std::ranges::lower_bound(m_ids, first));
}

LogFinder::Counts LogFinder::counts() const
{
    if (m_wanted.showsAll())
        return {};
    const quint64 whole = m_asked - m_first;
    const quint64 done = std::min(m_next, m_asked) - m_first;
    return {qint64(m_ids.size()), whole == 0 ? 100 : int(100 * done / whole)};
}

qint64 LogFinder::placeOf(quint64 id) const
{
    const auto place = std::ranges::lower_bound(m_ids, id);
    return place != m_ids.end() && *place == id ? place - m_ids.begin() + 1 : 0;
}

void LogFinder::step(Way way, quint64 from)
{
    if (m_wanted.showsAll())
        return;
    m_step = {way, from, m_model->endId()};
    follow();
}

void LogFinder::answer()
{
    if (!m_step)
        return;
    dropGone();
    const Step step = *m_step;
    if (step.way == Way::Down ? answerDown(step) : answerUp(step))
        return;
    if (m_next >= step.end) {
        m_step.reset();
        Q_EMIT nothingFound();
    }
}

bool LogFinder::answerDown(const Step &step)
{
    const auto below = std::ranges::upper_bound(m_ids, step.from);
    if (below != m_ids.end())
        answerWith(*below, false);
    else if (m_next >= step.end && !m_ids.empty())
        answerWith(m_ids.front(), true);
    else
        return false;
    return true;
}

bool LogFinder::answerUp(const Step &step)
{
    const auto above = std::ranges::lower_bound(m_ids, step.from);
    if (m_next >= step.from && above != m_ids.begin())
        answerWith(*std::prev(above), false);
    else if (m_next >= step.end && !m_ids.empty())
        answerWith(m_ids.back(), true);
    else
        return false;
    return true;
}

void LogFinder::answerWith(quint64 id, bool wrapped)
{
    if (m_model->rowOf(id) < 0 && m_model->counts().unread > 0)
        return;
    m_step.reset();
    Q_EMIT found(id, wrapped);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/lognavigator.h"

#include "widgets/log/findbar.h"
#include "widgets/log/gotobar.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"
#include "widgets/log/notepopover.h"

#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

LogNavigator::LogNavigator(LogView *view, LogModel *model)
    : QObject(view)
    , m_view(view)
    , m_model(model)
    , m_table(view->table())
    , m_finder(new LogFinder(model, this))
    , m_findBar(new FindBar(view))
    , m_goToBar(new GoToBar(view))
{
    setUpFind();
    setUpGoTo();
}

void LogNavigator::setUpFind()
{
    m_view->addBar(m_findBar);
    connect(m_findBar, &FindBar::downRequested, this, &LogNavigator::findDown);
    connect(m_findBar, &FindBar::upRequested, this, &LogNavigator::findUp);
    connect(m_findBar, &FindBar::closed, this, [this] { closeBar(m_findBar); });
    connect(m_findBar, &FindBar::wantedChanged, this, [this] {
        m_finder->setWanted(m_findBar->wanted());
        // Searches from the current row, so that it stays there while typing continues to match.
        const quint64 current = m_view->currentEvent();
        m_finder->step(LogFinder::Way::Down, current == 0 ? 0 : current - 1);
    });
    connect(m_finder, &LogFinder::found, this, &LogNavigator::showFound);
    connect(m_finder, &LogFinder::nothingFound, this, &LogNavigator::showCounts);
    connect(m_finder, &LogFinder::countsChanged, this, &LogNavigator::showCounts);
    connect(m_view, &LogView::currentEventChanged, this, &LogNavigator::showCounts);
}

void LogNavigator::setUpGoTo()
{
    m_view->addBar(m_goToBar);
    connect(m_goToBar, &GoToBar::asked, this, &LogNavigator::goTo);
    connect(m_goToBar, &GoToBar::closed, this, [this] { closeBar(m_goToBar); });
}

void LogNavigator::closeBar(QWidget *bar)
{
    bar->hide();
    if (bar == m_findBar)
        m_finder->setWanted({});
    m_view->focusLog();
}

void LogNavigator::openFind()
{
    m_goToBar->hide();
    m_findBar->open();
    m_finder->setWanted(m_findBar->wanted());
}

void LogNavigator::findDown()
{
    find(LogFinder::Way::Down);
}

void LogNavigator::findUp()
{
    find(LogFinder::Way::Up);
}

void LogNavigator::find(LogFinder::Way way)
{
    m_finder->setWanted(m_findBar->wanted()); // the bar may be hidden, with its search known
    if (m_finder->wanted().showsAll())
        openFind();
    else
        m_finder->step(way, m_view->currentEvent());
}

void LogNavigator::showFound(quint64 id, bool wrapped)
{
    m_view->goTo(id);
    if (wrapped)
        m_table->say(tr("The search continued at the other end."));
    showCounts();
}

void LogNavigator::showCounts()
{
    if (!m_findBar->isVisible() || m_finder->wanted().showsAll())
        return;
    const QLocale locale;
    const LogFinder::Counts counts = m_finder->counts();
    const qint64 place = m_finder->placeOf(m_view->currentEvent());
    if (counts.percent < 100)
        m_findBar->say(tr("%1 so far, %2 % searched").arg(locale.toString(counts.found)).arg(counts.percent));
    else if (counts.found == 0)
        m_findBar->say(tr("Not found in the rows shown"), Severity::Warning);
    else if (place > 0)
        m_findBar->say(tr("%1 of %2").arg(locale.toString(place), locale.toString(counts.found)));
    else
        m_findBar->say(tr("%1 found").arg(locale.toString(counts.found)));
}

void LogNavigator::openGoTo()
{
    m_findBar->hide();
    m_goToBar->open();
}

void LogNavigator::goTo(const RowTarget &target)
{
    if (const auto *number = std::get_if<quint64>(&target))
        goToEntry(m_model->entryFrom(*number), tr("No. %1").arg(*number));
    else if (const auto *since = std::get_if<std::chrono::nanoseconds>(&target))
        goToEntry(m_model->entryFromTime(since->count()), {});
    else
        goToEntry(entryOf(std::get<QTime>(target)), {});
}

/// On the day on which the log began, or on the next one if that is before its beginning.
qint64 LogNavigator::entryOf(const QTime &time) const
{
    const QDateTime began = m_model->log().wallTime(0);
    QDateTime moment(began.date(), time);
    if (moment < began && moment.addDays(1) <= m_model->log().wallTime(m_model->log().nowNs()))
        moment = moment.addDays(1);
    return m_model->entryFromTime(began.msecsTo(moment) * 1'000'000);
}

/// `asked` is set if exactly this event was requested.
void LogNavigator::goToEntry(qint64 entry, const QString &asked)
{
    const qint64 count = m_model->entryCount();
    if (count == 0)
        return m_table->say(tr("No rows are shown."));
    const quint64 id = m_model->eventAt(std::min(entry, count - 1));
    closeBar(m_goToBar);
    m_view->goTo(id);
    const QString there = tr("No. %1").arg(id);
    if (entry >= count)
        m_table->say(tr("The rows shown end at %1.").arg(there));
    else if (!asked.isEmpty() && asked != there)
        m_table->say(tr("%1 is not shown; %2 is the next one that is.").arg(asked, there));
}

/// Only the first of very many: one key can select millions of rows.
QList<quint64> LogNavigator::selectedEvents() const
{
    QList<quint64> events;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        const LogModel::Entries entries = m_model->entriesOf(range.top(), range.bottom());
        for (qint64 entry = entries.first; entry < entries.end && events.size() < maxMarkedAtOnce; ++entry)
            events.append(m_model->eventAt(entry));
    }
    if (events.isEmpty() && m_view->currentEvent() != 0)
        events.append(m_view->currentEvent());
    return events;
}

void LogNavigator::toggleMark()
{
    Annotations &annotations = m_model->log().annotations();
    const QList<quint64> events = selectedEvents();
    const bool allMarked
        = std::all_of(events.begin(), events.end(), [&](quint64 id) { return annotations.at(id).marked; });
    for (const quint64 id : events) {
        Annotation annotation = annotations.at(id);
        annotation.marked = !allMarked;
        annotations.set(id, annotation);
    }
    if (events.size() == maxMarkedAtOnce)
        m_table->say(tr("Marked only the first %1 of the rows.").arg(QLocale().toString(maxMarkedAtOnce)));
    m_model->refresh();
}

void LogNavigator::editNote()
{
    const quint64 event = m_view->currentEvent();
    if (event == 0)
        return m_table->say(tr("Select a row first."));
    auto *popover = new NotePopover(event, m_model->log().annotations().at(event).note, m_table);
    connect(popover, &NotePopover::kept, this, [this](quint64 id, const QString &note) {
        Annotation annotation = m_model->log().annotations().at(id);
        annotation.note = note;
        m_model->log().annotations().set(id, annotation);
        m_model->refresh();
    });
    const QRect row = m_table->visualRect(m_model->index(m_model->rowOf(event), LogModel::InfoColumn));
    popover->openAt(m_table->viewport()->mapToGlobal(row.bottomLeft()));
}

void LogNavigator::nextMark()
{
    goToMark(LogFinder::Way::Down);
}

void LogNavigator::previousMark()
{
    goToMark(LogFinder::Way::Up);
}

void LogNavigator::goToMark(LogFinder::Way way)
{
    QList<quint64> shown;
    for (const auto &[id, annotation] : m_model->log().annotations().all()) {
        if (m_model->rowOf(id) >= 0)
            shown.append(id);
    }
    if (shown.isEmpty())
        return m_table->say(tr("None of the rows shown has a mark or a note."));
    const bool down = way == LogFinder::Way::Down;
    const quint64 current = m_view->currentEvent();
    const auto place = down ? std::upper_bound(shown.begin(), shown.end(), current)
                            : std::lower_bound(shown.begin(), shown.end(), current);
    const bool wrapped = place == (down ? shown.end() : shown.begin());
    m_view->goTo(wrapped ? (down ? shown.first() : shown.last()) : down ? *place : *std::prev(place));
    if (wrapped)
        m_table->say(tr("Continued at the other end."));
}

void LogNavigator::setReference()
{
    const quint64 event = m_view->currentEvent();
    if (event == 0)
        return m_table->say(tr("Select a row first."));
    m_model->setReference(event);
    m_model->setTimeMode(TimeMode::SinceReference);
}

} // namespace swb

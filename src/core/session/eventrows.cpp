// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventrows.h"

#include "core/session/sessionformat.h"

#include <limits>
#include <vector>

namespace swb {

using Step = sqlite::Statement::Step;

namespace {

constexpr quint64 farthest = quint64(std::numeric_limits<qint64>::max());
constexpr char fromTheFirst[] = "SELECT first_id, count FROM events ORDER BY first_id LIMIT 64";
constexpr char fromTheLast[] = "SELECT first_id, count FROM events ORDER BY first_id DESC LIMIT 64";
static_assert(EventRows::mostEndTries == 64);

/// Reads within its lifetime are consistent, even if somebody writes meanwhile.
class Snapshot
{
public:
    explicit Snapshot(sqlite::Database &database)
        : m_database(database)
    {
        m_database.run("BEGIN");
    }
    ~Snapshot() { m_database.run("COMMIT"); }
    Q_DISABLE_COPY_MOVE(Snapshot)

private:
    sqlite::Database &m_database;
};

} // namespace

/// Nothing if no writer can have made it.
std::optional<EventRows::Row> EventRows::rowOf(const sqlite::Statement &statement)
{
    const qint64 first = statement.integer(0);
    const qint64 count = statement.integer(1);
    if (first < 1 || count < 1 || count > batchlimits::mostEvents
        || quint64(first) > farthest - quint64(count))
        return std::nullopt;
    return Row{quint64(first), quint64(count)};
}

EventRows::Range EventRows::range()
{
    const LentConnection connection(m_connections);
    if (!connection)
        return {};
    const Snapshot snapshot(connection->database);
    const BatchCache::Batch first = firstSound(*connection.operator->(), fromTheFirst);
    if (!first)
        return {};
    const BatchCache::Batch last = firstSound(*connection.operator->(), fromTheLast);
    return {first->firstId(), last ? last->endId() : first->endId()};
}

BatchCache::Batch EventRows::firstSound(SessionConnection &connection, const char *rows)
{
    sqlite::Statement statement = connection.database.prepare(rows);
    Step step = Step::Failed;
    while (statement.isValid() && (step = statement.step()) == Step::Row) {
        const auto row = rowOf(statement);
        if (!row)
            setDamaged();
        else if (BatchCache::Batch batch = read(connection, *row))
            return batch;
    }
    if (step == Step::Failed)
        setDamaged();
    return nullptr;
}

EventRows::Place EventRows::find(quint64 id)
{
    if (BatchCache::Batch known = m_cache.find(id))
        return {std::move(known), 0};
    const LentConnection lent(m_connections);
    if (!lent) {
        setDamaged();
        return {nullptr, farthest};
    }
    SessionConnection &connection = *lent.operator->();
    const Snapshot snapshot(connection.database);
    std::vector<Row> covering;
    sqlite::Statement &rows = connection.rowsBefore;
    Step step = rows.bind(1, id).step();
    for (; step == Step::Row; step = rows.step()) {
        const auto row = rowOf(rows);
        if (row && row->end() > id)
            covering.push_back(*row);
    }
    rows.reset();
    if (step == Step::Failed)
        setDamaged();
    quint64 next = nextAfter(connection, id);
    for (const Row &row : covering) {
        if (BatchCache::Batch batch = read(connection, row))
            return {std::move(batch), 0};
        next = qMin(next, row.end());
    }
    return {nullptr, next};
}

quint64 EventRows::nextAfter(SessionConnection &connection, quint64 id)
{
    sqlite::Statement &row = connection.nextRow;
    const Step step = row.bind(1, id).step();
    const bool leadsOn = step == Step::Row && quint64(row.integer(0)) > id; // going back would loop forever
    const quint64 next = leadsOn ? quint64(row.integer(0)) : farthest;
    row.reset();
    if (step == Step::Failed || (step == Step::Row && !leadsOn))
        setDamaged();
    return next;
}

BatchCache::Batch EventRows::read(SessionConnection &connection, const Row &row)
{
    connection.database.limitValues(sessionformat::largestBlob);
    sqlite::Statement &found = connection.batch;
    BatchCache::Batch batch;
    quint64 events = 0;
    if (found.bind(1, row.first).step() == Step::Row) {
        const QByteArray records = found.blob(1);
        const QByteArray payload = found.blob(2);
        const QByteArray details = found.blob(3);
        events = quint64(records.size() / batchlimits::recordBytes);
        const EncodedBatch encoded{row.first, row.count, 0, 0, records, payload, details};
        if (events == row.count && qint64(encoded.checksum()) == found.integer(0))
            batch = EventBatch::decode(row.first, records, payload, details);
    }
    found.reset();
    connection.database.limitValues(sessionformat::largestText);
    if (batch)
        m_cache.add(batch);
    else
        countLost(row.first, qMin(events, row.count));
    return batch;
}

void EventRows::countLost(quint64 first, quint64 events)
{
    setDamaged();
    const std::lock_guard guard(m_lostLock);
    if (m_lost.insert(first).second)
        m_unreadable += events;
}

} // namespace swb

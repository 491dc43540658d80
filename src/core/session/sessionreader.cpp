// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionreader.h"

#include "core/files/filename.h"
#include "core/session/eventrows.h"
#include "core/session/sessionformat.h"
#include "core/tasks/shortlock.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <atomic>
#include <limits>
#include <map>

namespace swb {

using namespace Qt::StringLiterals;
using Step = sqlite::Statement::Step;

namespace {

constexpr qsizetype rememberedConversations = 65'536;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Session)
};

/// Nothing if it cannot be read.
QMap<QString, QString> readMeta(sqlite::Database &database)
{
    QMap<QString, QString> meta;
    sqlite::Statement rows = database.prepare("SELECT name, value FROM meta");
    Step step = Step::Failed;
    while (rows.isValid() && (step = rows.step()) == Step::Row)
        meta.insert(rows.text(0), rows.text(1));
    return step == Step::Done ? meta : QMap<QString, QString>();
}

/// A file that was closed properly needs no journal, so it can be read even if nothing may be written beside
/// it.
sqlite::Database::Mode modeFor(const QString &path)
{
    const bool journalled = fileSize(path + u"-wal"_s) > 0 || fileSize(path + u"-journal"_s) > 0;
    const bool canHelpItself = journalled || mayWrite(QFileInfo(path).path());
    return canHelpItself ? sqlite::Database::Mode::ReadOnly : sqlite::Database::Mode::Immutable;
}

} // namespace

class SessionReader::Private
{
public:
    explicit Private(const QString &file)
        : path(file)
        , connections(file, modeFor(file))
    { }

    Error open();
    /// Visits the rows that `select` finds above a key, which is their first column, in order. A row that
    /// cannot be read is skipped with `keys`, which reads only the key.
    template <typename Visit>
    void eachRow(const char *select, const char *keys, const Visit &visit);

    const QString path;
    SessionConnections connections;
    SessionHeader header;
    quint64 countedTo = 0;
    std::atomic<quint64> firstId = 0;
    std::atomic<quint64> endId = 0;
    EventRows events{connections};
    ShortLock conversationLock; ///< guards what follows
    QHash<ConversationId, Conversation> knownConversations;
};

Error SessionReader::Private::open()
{
    const QString what = Words::tr("Could not open %1.").arg(path);
    sqlite::Database database;
    if (Error unfit = sessionformat::open(database, path, modeFor(path), what); unfit.isError())
        return unfit;
    const QMap<QString, QString> meta = readMeta(database);
    header = {QDateTime::fromString(meta[u"began"_s], Qt::ISODateWithMs).toLocalTime(),
              meta[u"program"_s],
              meta[u"qt"_s],
              meta[u"kernel"_s],
              meta[u"machine"_s],
              meta[u"closed"_s] == u"1"};
    countedTo = meta[u"counted"_s].toULongLong();
    const LentConnection tables(connections);
    if (!tables || !header.began.isValid())
        return makeError(ErrorCode::SessionDamaged, what);
    const EventRows::Range range = events.range();
    firstId = range.first;
    endId = qMax(range.first, range.end);
    return {};
}

/// Each row must have a higher key than the one before: damage that leads back would loop forever.
template <typename Visit>
void SessionReader::Private::eachRow(const char *select, const char *keys, const Visit &visit)
{
    const LentConnection connection(connections);
    if (!connection)
        return;
    sqlite::Statement rows = connection->database.prepare(select);
    sqlite::Statement next = connection->database.prepare(keys);
    qint64 after = std::numeric_limits<qint64>::min();
    while (rows.isValid() && next.isValid()) {
        Step step = rows.bind(1, after).step();
        for (; step == Step::Row && rows.integer(0) > after; step = rows.step()) {
            after = rows.integer(0);
            visit(rows);
        }
        rows.reset();
        if (step == Step::Done)
            return;
        events.setDamaged();
        const bool more = next.bind(1, after).step() == Step::Row && next.integer(0) > after;
        after = more ? next.integer(0) : after;
        next.reset();
        if (!more)
            return;
    }
}

Result<std::shared_ptr<SessionReader>> SessionReader::open(const QString &path)
{
    if (Error unfit = sessionformat::checkFile(path); unfit.isError())
        return unfit;
    auto d = std::make_unique<Private>(path);
    if (Error failed = d->open(); failed.isError())
        return failed;
    return std::shared_ptr<SessionReader>(new SessionReader(std::move(d)));
}

SessionReader::SessionReader(std::unique_ptr<Private> made)
    : m_d(std::move(made))
{ }

SessionReader::~SessionReader() = default;

quint64 SessionReader::firstId() const
{
    return m_d->firstId;
}

quint64 SessionReader::endId() const
{
    return m_d->endId;
}

bool SessionReader::forEach(quint64 from, quint64 to, const EventVisitor &visit) const
{
    quint64 id = qMax(from, m_d->firstId.load());
    to = qMin(to, m_d->endId.load());
    while (id < to) {
        const EventRows::Place place = m_d->events.find(id);
        if (!place.batch) {
            id = qMax(id + 1, place.next);
            continue;
        }
        const quint64 end = qMin(to, place.batch->endId());
        for (; id < end; ++id) {
            if (!visit(place.batch->at(id)))
                return false;
        }
    }
    return true;
}

std::optional<Conversation> SessionReader::conversation(ConversationId id) const
{
    {
        const std::lock_guard guard(m_d->conversationLock);
        if (const auto known = m_d->knownConversations.constFind(id); known != m_d->knownConversations.cend())
            return *known;
    }
    const LentConnection connection(m_d->connections);
    if (!connection)
        return std::nullopt;
    sqlite::Statement &row = connection->conversation;
    const bool found = row.bind(1, qint64(id)).step() == Step::Row;
    const auto record = found ? sessionformat::conversationOf(row) : std::nullopt;
    row.reset();
    if (!record)
        return std::nullopt;
    const std::lock_guard guard(m_d->conversationLock);
    if (m_d->knownConversations.size() >= rememberedConversations)
        m_d->knownConversations.clear();
    m_d->knownConversations.insert(id, record->conversation);
    return record->conversation;
}

const QString &SessionReader::path() const
{
    return m_d->path;
}

const SessionHeader &SessionReader::header() const
{
    return m_d->header;
}

QList<ConversationRecord> SessionReader::conversations() const
{
    std::map<ConversationId, ConversationRecord> records;
    m_d->eachRow(sessionformat::selectConversations,
                 "SELECT id FROM conversations WHERE id > ? ORDER BY id LIMIT 1",
                 [&records](const sqlite::Statement &row) {
                     if (const auto record = sessionformat::conversationOf(row))
                         records[record->conversation.id] = *record;
                 });
    forEach(m_d->countedTo, endId(), [&records](const Event &event) {
        const auto found = records.find(event.conversation);
        if (found != records.end() && event.id > found->second.stats.lastEvent)
            found->second.stats.add(event);
        return true;
    });
    QList<ConversationRecord> list;
    list.reserve(qsizetype(records.size()));
    for (auto &[id, record] : records)
        list.append(std::move(record));
    return list;
}

Annotations::Map SessionReader::annotations() const
{
    Annotations::Map annotations;
    m_d->eachRow("SELECT event, marked, note FROM annotations WHERE event > ? ORDER BY event",
                 "SELECT event FROM annotations WHERE event > ? ORDER BY event LIMIT 1",
                 [&annotations](const sqlite::Statement &row) {
                     if (row.integer(0) > 0)
                         annotations[quint64(row.integer(0))] = {row.integer(1) != 0, row.text(2)};
                 });
    return annotations;
}

QMap<QString, QByteArray> SessionReader::documents() const
{
    QMap<QString, QByteArray> documents;
    const LentConnection connection(m_d->connections);
    if (!connection)
        return documents;
    connection->database.limitValues(sessionformat::largestDocument);
    sqlite::Statement rows = connection->database.prepare("SELECT name, content FROM documents");
    Step step = Step::Failed;
    while (rows.isValid() && (step = rows.step()) == Step::Row)
        documents[rows.text(0)] = rows.blob(1);
    connection->database.limitValues(sessionformat::largestText);
    if (step == Step::Failed)
        m_d->events.setDamaged();
    return documents;
}

quint64 SessionReader::unreadable() const
{
    return m_d->events.unreadable();
}

bool SessionReader::isDamaged() const
{
    return m_d->events.isDamaged();
}

void SessionReader::setRange(quint64 firstId, quint64 endId)
{
    m_d->firstId = firstId;
    m_d->endId = endId;
}

void SessionReader::releaseFile()
{
    m_d->connections.closeIdle();
}

} // namespace swb

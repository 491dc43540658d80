// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionreader.h"

#include "core/session/batchcache.h"
#include "core/session/sessionconnections.h"
#include "core/session/sessionformat.h"
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

quint64 numberOf(sqlite::Database &database, const char *sql)
{
    return quint64(qMax(qint64(0), database.number(sql)));
}

QMap<QString, QString> readMeta(sqlite::Database &database)
{
    QMap<QString, QString> meta;
    sqlite::Statement rows = database.prepare("SELECT name, value FROM meta");
    while (rows.isValid() && rows.step() == Step::Row)
        meta.insert(rows.text(0), rows.text(1));
    return meta;
}

/// A file that was closed in order needs no journal, so that it is read even where nothing may be written
/// beside it.
sqlite::Database::Mode modeFor(const QString &path)
{
    const bool journalled
        = QFileInfo(path + u"-wal"_s).size() > 0 || QFileInfo(path + u"-journal"_s).size() > 0;
    const bool canHelpItself = journalled || QFileInfo(QFileInfo(path).path()).isWritable();
    return canHelpItself ? sqlite::Database::Mode::ReadOnly : sqlite::Database::Mode::Immutable;
}

} // namespace

class SessionReader::Private
{
public:
    /// Where a search for an event has ended: in a batch, or before the id where to go on.
    struct Place
    {
        BatchCache::Batch batch;
        quint64 next = 0;
    };

    explicit Private(const QString &file)
        : path(file)
        , connections(file, modeFor(file))
    { }

    Error open();
    [[nodiscard]] Place find(quint64 id);
    [[nodiscard]] BatchCache::Batch read(SessionConnection &connection, quint64 first, quint64 count);

    const QString path;
    SessionConnections connections;
    SessionHeader header;
    quint64 countedTo = 0;
    std::atomic<quint64> firstId = 0;
    std::atomic<quint64> endId = 0;
    std::atomic<quint64> unreadable = 0;
    BatchCache cache;
    std::mutex conversationLock;
    QHash<ConversationId, Conversation> knownConversations;
};

Error SessionReader::Private::open()
{
    const QString what = Words::tr("Could not open %1.").arg(path);
    sqlite::Database database;
    if (!database.open(path, modeFor(path)))
        return database.error(what);
    const QMap<QString, QString> meta = readMeta(database);
    if (meta.isEmpty() || database.number("SELECT count(*) FROM annotations") < 0
        || database.number("SELECT count(*) FROM documents") < 0)
        return makeError(ErrorCode::SessionDamaged, what);
    header = {QDateTime::fromString(meta[u"began"_s], Qt::ISODateWithMs).toLocalTime(),
              meta[u"program"_s],
              meta[u"qt"_s],
              meta[u"kernel"_s],
              meta[u"machine"_s],
              meta[u"closed"_s] == u"1"};
    countedTo = meta[u"counted"_s].toULongLong();
    firstId = numberOf(database, "SELECT first_id FROM events ORDER BY first_id LIMIT 1");
    endId = numberOf(database, "SELECT first_id + count FROM events ORDER BY first_id DESC LIMIT 1");
    if (endId == 0) // an empty session, whose first event would have been this
        firstId = endId = 1;
    if (endId < firstId || !header.began.isValid())
        return makeError(ErrorCode::SessionDamaged, what);
    const LentConnection tables(connections);
    return tables ? Error{} : makeError(ErrorCode::SessionDamaged, what);
}

SessionReader::Private::Place SessionReader::Private::find(quint64 id)
{
    if (BatchCache::Batch known = cache.find(id))
        return {std::move(known), 0};
    const LentConnection connection(connections);
    if (!connection)
        return {nullptr, endId};
    sqlite::Statement &row = connection->batchAt;
    if (row.bind(1, id).step() == Step::Row) {
        const auto first = quint64(row.integer(0));
        const auto count = quint64(row.integer(1));
        if (id - first < count) {
            BatchCache::Batch batch = read(*connection.operator->(), first, count);
            row.reset();
            if (batch)
                return {std::move(batch), 0};
            unreadable += first + count - id;
            return {nullptr, first + count};
        }
    }
    row.reset();
    sqlite::Statement &next = connection->nextBatch;
    const bool more = next.bind(1, id).step() == Step::Row;
    const quint64 nextId = more ? quint64(next.integer(0)) : std::numeric_limits<quint64>::max();
    next.reset();
    return {nullptr, nextId};
}

BatchCache::Batch SessionReader::Private::read(SessionConnection &connection, quint64 first, quint64 count)
{
    const sqlite::Statement &row = connection.batchAt;
    const QByteArray records = row.blob(3);
    const QByteArray payload = row.blob(4);
    const QByteArray details = row.blob(5);
    const EncodedBatch encoded{first, count, 0, 0, records, payload, details};
    if (qint64(encoded.checksum()) != row.integer(2))
        return nullptr;
    BatchCache::Batch batch = EventBatch::decode(first, records, payload, details);
    if (!batch || batch->endId() != first + count)
        return nullptr;
    cache.add(batch);
    return batch;
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
        const Private::Place place = m_d->find(id);
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
    const std::lock_guard guard(m_d->conversationLock);
    if (const auto known = m_d->knownConversations.constFind(id); known != m_d->knownConversations.cend())
        return *known;
    const LentConnection connection(m_d->connections);
    if (!connection)
        return std::nullopt;
    sqlite::Statement &row = connection->conversation;
    const bool found = row.bind(1, qint64(id)).step() == Step::Row;
    const auto record = found ? sessionformat::conversationOf(row) : std::nullopt;
    row.reset();
    if (!record)
        return std::nullopt;
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
    if (const LentConnection connection(m_d->connections); connection) {
        sqlite::Statement rows = connection->database.prepare(sessionformat::selectConversations);
        while (rows.isValid() && rows.step() == Step::Row) {
            if (const auto record = sessionformat::conversationOf(rows))
                records[record->conversation.id] = *record;
        }
    }
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
    const LentConnection connection(m_d->connections);
    if (!connection)
        return annotations;
    sqlite::Statement rows = connection->database.prepare("SELECT event, marked, note FROM annotations");
    while (rows.isValid() && rows.step() == Step::Row)
        annotations[quint64(rows.integer(0))] = {rows.integer(1) != 0, rows.text(2)};
    return annotations;
}

QMap<QString, QByteArray> SessionReader::documents() const
{
    QMap<QString, QByteArray> documents;
    const LentConnection connection(m_d->connections);
    if (!connection)
        return documents;
    sqlite::Statement rows = connection->database.prepare("SELECT name, content FROM documents");
    while (rows.isValid() && rows.step() == Step::Row)
        documents[rows.text(0)] = rows.blob(1);
    return documents;
}

quint64 SessionReader::unreadable() const
{
    return m_d->unreadable;
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

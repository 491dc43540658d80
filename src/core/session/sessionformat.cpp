// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionformat.h"

#include "core/files/filename.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QtEndian>

namespace swb::sessionformat {

using namespace Qt::StringLiterals;

namespace {

// Of the header of an SQLite file, big-endian (https://sqlite.org/fileformat2.html)
constexpr int headerBytes = 100;
constexpr char magic[] = "SQLite format 3";
constexpr int versionAt = 60;
constexpr int applicationAt = 68;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Session)
};

/// The complete schema of a database, one line per entry.
QStringList schemaOf(sqlite::Database &database)
{
    QStringList entries;
    sqlite::Statement rows
        = database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name");
    while (rows.isValid() && rows.step() == sqlite::Statement::Step::Row)
        entries << QStringList{rows.text(0), rows.text(1), rows.text(2), rows.text(3)}.join(u'\n');
    return entries;
}

/// As SQLite itself stores it.
const QStringList &ownSchema()
{
    static const QStringList entries = [] {
        sqlite::Database memory;
        const bool made = memory.open(u":memory:"_s, sqlite::Database::Mode::Create) && memory.run(schema);
        return made ? schemaOf(memory) : QStringList();
    }();
    return entries;
}

} // namespace

const char *const schema = R"(
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE events(first_id INTEGER PRIMARY KEY, count INTEGER NOT NULL, first_ns INTEGER NOT NULL,
    last_ns INTEGER NOT NULL, checksum INTEGER NOT NULL, records BLOB NOT NULL, payload BLOB NOT NULL,
    details BLOB NOT NULL);
CREATE TABLE conversations(id INTEGER PRIMARY KEY, number INTEGER NOT NULL, endpoint INTEGER NOT NULL,
    role INTEGER NOT NULL, transport INTEGER NOT NULL, local_ip TEXT NOT NULL, local_port INTEGER NOT NULL,
    remote_ip TEXT NOT NULL, remote_port INTEGER NOT NULL, events INTEGER NOT NULL,
    first_event INTEGER NOT NULL, last_event INTEGER NOT NULL, start_ns INTEGER NOT NULL,
    last_ns INTEGER NOT NULL, state INTEGER NOT NULL, severity INTEGER NOT NULL,
    in_transfers INTEGER NOT NULL, in_messages INTEGER NOT NULL, in_bytes INTEGER NOT NULL,
    out_transfers INTEGER NOT NULL, out_messages INTEGER NOT NULL, out_bytes INTEGER NOT NULL,
    rtt_us INTEGER NOT NULL, retransmits INTEGER NOT NULL);
CREATE TABLE annotations(event INTEGER PRIMARY KEY, marked INTEGER NOT NULL, note TEXT NOT NULL);
CREATE TABLE documents(name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
)";

const char *const insertConversation = "INSERT OR REPLACE INTO conversations "
                                       "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
const char *const selectConversation = "SELECT * FROM conversations WHERE id = ?";
const char *const selectConversations = "SELECT * FROM conversations WHERE id > ? ORDER BY id";

void bindConversation(sqlite::Statement &statement, const ConversationRecord &record)
{
    const Conversation &conversation = record.conversation;
    const ConversationStats &stats = record.stats;
    statement.bind(1, qint64(conversation.id))
        .bind(2, qint64(conversation.number))
        .bind(3, qint64(conversation.endpoint))
        .bind(4, qint64(conversation.role))
        .bind(5, qint64(conversation.transport))
        .bind(6, conversation.local.ip())
        .bind(7, qint64(conversation.local.port))
        .bind(8, conversation.remote.ip())
        .bind(9, qint64(conversation.remote.port))
        .bind(10, stats.events)
        .bind(11, stats.firstEvent)
        .bind(12, stats.lastEvent)
        .bind(13, stats.startNs)
        .bind(14, stats.lastNs)
        .bind(15, qint64(stats.state))
        .bind(16, qint64(stats.worst))
        .bind(17, stats.in.transfers)
        .bind(18, stats.in.messages)
        .bind(19, stats.in.bytes)
        .bind(20, stats.out.transfers)
        .bind(21, stats.out.messages)
        .bind(22, stats.out.bytes)
        .bind(23, stats.rttUs)
        .bind(24, stats.retransmits);
}

std::optional<ConversationRecord> conversationOf(const sqlite::Statement &row)
{
    const auto inRange
        = [&row](int column, qint64 last) { return row.integer(column) >= 0 && row.integer(column) <= last; };
    if (!inRange(0, 0xffffffff) || !inRange(3, qint64(Role::RelayToServer))
        || !inRange(4, qint64(Transport::Dtls)) || !inRange(6, 0xffff) || !inRange(8, 0xffff)
        || !inRange(14, qint64(lastConversationState)) || !inRange(15, qint64(Severity::Error)))
        return std::nullopt;
    for (const int count : {9, 10, 11, 16, 17, 18, 19, 20, 21}) {
        if (row.integer(count) < 0)
            return std::nullopt;
    }
    if (row.integer(9) > row.integer(11) - row.integer(10) + 1) // more events than there are numbers for
        return std::nullopt;
    ConversationRecord record;
    Conversation &conversation = record.conversation;
    conversation.id = ConversationId(row.integer(0));
    conversation.number = quint32(row.integer(1));
    conversation.endpoint = EndpointId(row.integer(2));
    conversation.role = Role(row.integer(3));
    conversation.transport = Transport(row.integer(4));
    conversation.local = SocketAddress::fromIp(row.text(5), quint16(row.integer(6)));
    conversation.remote = SocketAddress::fromIp(row.text(7), quint16(row.integer(8)));
    ConversationStats &stats = record.stats;
    stats.events = quint64(row.integer(9));
    stats.firstEvent = quint64(row.integer(10));
    stats.lastEvent = quint64(row.integer(11));
    stats.startNs = row.integer(12);
    stats.lastNs = row.integer(13);
    stats.state = ConversationState(row.integer(14));
    stats.worst = Severity(row.integer(15));
    stats.in = {quint64(row.integer(16)), quint64(row.integer(17)), quint64(row.integer(18))};
    stats.out = {quint64(row.integer(19)), quint64(row.integer(20)), quint64(row.integer(21))};
    stats.rttUs = row.integer(22);
    stats.retransmits = row.integer(23);
    return record;
}

bool writeAnnotations(sqlite::Database &database, const Annotations::Map &annotations)
{
    sqlite::Statement insert = database.prepare("INSERT INTO annotations VALUES(?,?,?)");
    if (!insert.isValid() || !database.run("DELETE FROM annotations"))
        return false;
    for (const auto &[id, annotation] : annotations) {
        if (!insert.bind(1, id).bind(2, qint64(annotation.marked)).bind(3, annotation.note).run())
            return false;
    }
    return true;
}

Error checkFile(const QString &path)
{
    const QString what = Words::tr("Could not open %1.").arg(shownName(path));
    if (!isOrdinaryFile(path) || !mayRead(path))
        return makeError(ErrorCode::FileUnreadable, what);
    // Through SQLite, since closing our own descriptor would release the locks that another connection of
    // this program holds on the same file (fcntl(2)).
    sqlite::Database database;
    if (!database.open(path, sqlite::Database::Mode::Immutable))
        return makeError(ErrorCode::FileUnreadable, what);
    const QByteArray header = database.fileStart(headerBytes);
    if (!header.startsWith(magic)
        || qFromBigEndian<quint32>(header.constData() + applicationAt) != applicationId)
        return makeError(ErrorCode::SessionForeign, what);
    const auto found = qFromBigEndian<quint32>(header.constData() + versionAt);
    if (found > version)
        return makeError(
            ErrorCode::SessionNewer, what,
            Words::tr("It has version %1, and this program supports version %2.").arg(found).arg(version));
    return found < 1 ? makeError(ErrorCode::SessionDamaged, what) : Error{};
}

Error open(sqlite::Database &database, const QString &path, sqlite::Database::Mode mode, const QString &what)
{
    if (!database.open(path, mode))
        return database.error(what);
    database.limitValues(largestText);
    database.limitSteps(schemaSteps);
    const bool isOurs = !ownSchema().isEmpty() && schemaOf(database) == ownSchema();
    database.limitSteps(0);
    return isOurs ? Error{}
                  : makeError(ErrorCode::SessionDamaged, what,
                              Words::tr("Its tables do not match those of this program."));
}

} // namespace swb::sessionformat

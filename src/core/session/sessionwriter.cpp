// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionwriter.h"

#include "core/files/filename.h"
#include "core/session/checkpointer.h"
#include "core/session/conversationtable.h"
#include "core/session/eventtable.h"
#include "core/session/sessionformat.h"
#include "core/session/sessionlock.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <utility>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 countEveryMs = 1000; // a reader in between calculates the figures itself
constexpr qint64 uncommittedEvents = 1 << 18; // an import never commits: the journal stays this small

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Session)
};

QString couldNotWrite(const QString &path)
{
    return Words::tr("Could not write the session %1.").arg(path);
}

Error isThere(const QString &what)
{
    Error error = makeError(ErrorCode::FileUnwritable, what);
    error.why = Words::tr("A session with this name already exists.");
    error.hint = Words::tr("Choose another name, or allow it to be replaced (swb: --overwrite).");
    error.systemNames = {u"EEXIST"_s};
    return error;
}

} // namespace

class SessionWriter::Private
{
public:
    explicit Private(const QString &file)
        : path(file)
        , lock(file)
    { }

    Error open(const SessionHeader &header, Existing existing);
    bool makeTables(const SessionHeader &header);
    bool setMeta(const QString &name, const QString &value);
    /// Records a failure; everything since the last commit is rolled back.
    void check(bool worked);
    void begin();
    Error commit(bool last);

    QString path;
    SessionLock lock;
    sqlite::Database database;
    sqlite::Statement insertMeta;
    EventTable events;
    ConversationTable conversations;
    Error error;
    qint64 sizeCap = 0; ///< 0: none
    qint64 size = 0;
    qint64 uncommitted = 0;
    quint64 firstId = 0;
    quint64 endId = 0;
    quint64 removed = 0;
    quint64 recorded = 0;
    QElapsedTimer sinceCounted;
    bool inTransaction = false;
    Checkpointer checkpointer; ///< the last member, since its thread uses the file
};

Error SessionWriter::Private::open(const SessionHeader &header, Existing existing)
{
    const QString what = couldNotWrite(path);
    if (!lock.isHeld())
        return makeError(lock.isTaken() ? ErrorCode::SessionInUse : ErrorCode::FileUnwritable, what);
    if (Error foreign = checkReplaceable(path); foreign.isError())
        return foreign;
    if (existing == Existing::Refuse && isNameTaken(path))
        return isThere(what);
    if (!removeFiles(path))
        return makeError(ErrorCode::FileUnwritable, what);
    if (!database.open(path, sqlite::Database::Mode::Create) || !makeTables(header)) {
        Error failed = database.error(what);
        database.close();
        removeFile(path); // we have just made it
        return failed;
    }
    checkpointer.watch(database, path);
    return {};
}

/// The tables are in the file itself before the journal begins, so that the file can be recognised at any
/// moment. The journal begins while nothing waits for the disk: SQLite syncs the head of a journal before the
/// first transaction in it, and the first events would wait for that.
bool SessionWriter::Private::makeTables(const SessionHeader &header)
{
    const QByteArray identity = "PRAGMA application_id = " + QByteArray::number(sessionformat::applicationId)
        + "; PRAGMA user_version = " + QByteArray::number(sessionformat::version);
    const bool made = database.run("PRAGMA page_size = 16384; PRAGMA synchronous = OFF; BEGIN")
        && database.run(identity.constData()) && database.run(sessionformat::schema);
    if (!made)
        return false;
    insertMeta = database.prepare("INSERT OR REPLACE INTO meta VALUES(?,?)");
    const bool described = insertMeta.isValid()
        && setMeta(u"began"_s, header.began.toUTC().toString(Qt::ISODateWithMs))
        && setMeta(u"program"_s, header.program) && setMeta(u"qt"_s, header.qt)
        && setMeta(u"kernel"_s, header.kernel) && setMeta(u"machine"_s, header.machine)
        && setMeta(u"closed"_s, u"0"_s);
    return described && database.run("COMMIT") && events.prepare(database) && conversations.prepare(database)
        && database.run("PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864")
        && setMeta(u"counted"_s, u"0"_s) && database.run("PRAGMA synchronous = NORMAL");
}

bool SessionWriter::Private::setMeta(const QString &name, const QString &value)
{
    return insertMeta.bind(1, name).bind(2, value).run();
}

void SessionWriter::Private::check(bool worked)
{
    if (worked || error.isError())
        return;
    error = database.error(couldNotWrite(path));
    database.run("ROLLBACK");
    inTransaction = false;
}

void SessionWriter::Private::begin()
{
    if (inTransaction || error.isError())
        return;
    checkpointer.beforeTransaction();
    inTransaction = true;
    check(database.run("BEGIN IMMEDIATE"));
}

Error SessionWriter::Private::commit(bool last)
{
    const bool anything = inTransaction || events.hasUnwritten();
    if (error.isError() || (!anything && !last))
        return error;
    begin();
    if (!error.isError())
        check(events.flush() && conversations.flushNew());
    if (!error.isError() && (last || !sinceCounted.isValid() || sinceCounted.elapsed() >= countEveryMs)) {
        check(conversations.flush() && setMeta(u"counted"_s, QString::number(events.endId())));
        sinceCounted.start();
    }
    if (!error.isError() && sizeCap > 0) {
        const quint64 before = events.removed();
        check(events.removeOldest(sizeCap)
              && (events.removed() == before || conversations.removeBefore(events.firstId())));
    }
    if (!error.isError() && last)
        check(setMeta(u"closed"_s, u"1"_s));
    if (!error.isError())
        check(database.run("COMMIT"));
    if (error.isError())
        return error;
    inTransaction = false;
    recorded += quint64(std::exchange(uncommitted, 0));
    firstId = events.firstId();
    endId = events.endId();
    removed = events.removed();
    size = events.bytesInUse();
    return {};
}

Result<std::unique_ptr<SessionWriter>> SessionWriter::create(const QString &path, const SessionHeader &header,
                                                             Existing existing)
{
    auto d = std::make_unique<Private>(path);
    if (Error failed = d->open(header, existing); failed.isError())
        return failed;
    return std::unique_ptr<SessionWriter>(new SessionWriter(std::move(d)));
}

bool SessionWriter::removeFiles(const QString &path)
{
    bool removed = true;
    for (const QString &ending : {u"-wal"_s, u"-shm"_s, u"-journal"_s, QString()})
        removed &= removeFile(path + ending);
    return removed;
}

Error SessionWriter::checkReplaceable(const QString &path)
{
    if (!isNameTaken(path))
        return {};
    const Error foreign = sessionformat::checkFile(path);
    const bool isSession = !foreign.isError() || foreign.code == ErrorCode::SessionDamaged;
    return isSession ? Error{} : makeError(foreign.code, couldNotWrite(path));
}

SessionWriter::SessionWriter(std::unique_ptr<Private> made)
    : m_d(std::move(made))
{ }

SessionWriter::~SessionWriter() = default;

void SessionWriter::append(const Event &event)
{
    m_d->begin();
    if (m_d->error.isError())
        return;
    m_d->check(m_d->events.append(event));
    m_d->conversations.add(event);
    if (++m_d->uncommitted >= uncommittedEvents)
        commit();
}

void SessionWriter::addConversation(const Conversation &conversation)
{
    m_d->begin();
    if (!m_d->error.isError())
        m_d->conversations.add(conversation);
}

std::vector<ConversationId> SessionWriter::takeUndescribed()
{
    return m_d->conversations.takeUndescribed();
}

void SessionWriter::setAnnotations(const Annotations::Map &annotations)
{
    m_d->begin();
    if (!m_d->error.isError())
        m_d->check(sessionformat::writeAnnotations(m_d->database, annotations));
}

void SessionWriter::setDocument(const QString &name, const QByteArray &json)
{
    m_d->begin();
    if (m_d->error.isError())
        return;
    sqlite::Statement insert = m_d->database.prepare("INSERT OR REPLACE INTO documents VALUES(?,?)");
    m_d->check(insert.isValid() && insert.bind(1, name).bind(2, QByteArrayView(json)).run());
}

Error SessionWriter::commit()
{
    return m_d->commit(false);
}

/// If another program is reading the file at this moment, its journal stays beside it until that ends.
Error SessionWriter::close()
{
    if (!m_d->database.isOpen())
        return m_d->error;
    m_d->commit(true);
    m_d->checkpointer.stop();
    if (!m_d->error.isError()) {
        (void)m_d->database.moveJournal(); // while others may still read, so that little is left for the
                                           // exclusive moment
        m_d->database.run("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE");
    }
    m_d->insertMeta = {};
    m_d->events = {};
    m_d->conversations = {};
    m_d->database.close();
    m_d->lock.release();
    return m_d->error;
}

void SessionWriter::setSizeCap(qint64 bytes)
{
    m_d->sizeCap = bytes;
}

const QString &SessionWriter::path() const
{
    return m_d->path;
}

const Error &SessionWriter::error() const
{
    return m_d->error;
}

quint64 SessionWriter::firstId() const
{
    return m_d->firstId;
}

quint64 SessionWriter::endId() const
{
    return m_d->endId;
}

quint64 SessionWriter::recorded() const
{
    return m_d->recorded;
}

quint64 SessionWriter::removed() const
{
    return m_d->removed;
}

qint64 SessionWriter::size() const
{
    return m_d->size;
}

} // namespace swb

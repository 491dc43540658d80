// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sqlite.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/tasks/shortlock.h"
#include "core/values/errorcatalog.h"

#include <sqlite3.h>

namespace swb::sqlite {

using namespace Qt::StringLiterals;

namespace {

constexpr int busyMs = 2000; // two of our own connections collide for some milliseconds at most

ErrorCode codeOf(int result, int systemError)
{
    if (isDiskFull(systemError))
        return ErrorCode::DiskFull;
    switch (result & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: // a table is missing
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG: // a value that none of our writers makes
    case SQLITE_INTERRUPT: // more tables than any file of ours has
        return ErrorCode::SessionDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::SessionInUse;
    case SQLITE_IOERR:
        return result == SQLITE_IOERR_SHORT_READ || result == SQLITE_IOERR_READ ? ErrorCode::FileUnreadable
                                                                                : ErrorCode::FileUnwritable;
    default:
        return ErrorCode::FileUnwritable;
    }
}

int flagsOf(Database::Mode mode)
{
    const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case Database::Mode::Create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Mode::ReadWrite:
        return common | SQLITE_OPEN_READWRITE;
    case Database::Mode::ReadOnly:
    case Database::Mode::Immutable:
        return common | SQLITE_OPEN_READONLY;
    }
    return common;
}

QByteArray uriOf(const QString &path, Database::Mode mode)
{
    QByteArray uri = "file:" + nativeName(path).toPercentEncoding("/");
    if (mode == Database::Mode::Immutable)
        uri += "?immutable=1";
    return uri;
}

/// A file may come from anybody: nothing in its schema is executed.
void distrust(sqlite3 *connection)
{
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_exec(connection, "PRAGMA cell_size_check = ON", nullptr, nullptr, nullptr);
}

} // namespace

Error failure(sqlite3 *connection, const QString &what)
{
    const int result = sqlite3_extended_errcode(connection);
    const int systemError = sqlite3_system_errno(connection);
    const ErrorCode code = codeOf(result, systemError);
    return makeError(code, what, u"SQLite: %1."_s.arg(QString::fromUtf8(sqlite3_errmsg(connection))));
}

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement &Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
    return *this;
}

Statement &Statement::bind(int index, const QString &value)
{
    sqlite3_bind_text16(m_statement.get(), index, value.utf16(), int(value.size() * 2), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(int index, QByteArrayView blob)
{
    sqlite3_bind_blob64(m_statement.get(), index, blob.isEmpty() ? "" : blob.data(), quint64(blob.size()),
                        SQLITE_STATIC);
    return *this;
}

Statement::Step Statement::step()
{
    Q_ASSERT(!ShortLock::isHeldByThisThread());
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::Done;
    default:
        return Step::Failed;
    }
}

bool Statement::run()
{
    Step result = Step::Row;
    while (result == Step::Row)
        result = step();
    reset();
    return result == Step::Done;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QByteArray Statement::blob(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) != SQLITE_BLOB)
        return {};
    const void *const bytes = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement.get(), column)};
}

QString Statement::text(int column) const
{
    const void *const text = sqlite3_column_text16(m_statement.get(), column);
    const int bytes = sqlite3_column_bytes16(m_statement.get(), column);
    return QString(static_cast<const QChar *>(text), bytes / 2);
}

void Database::Close::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

bool Database::open(const QString &path, Mode mode)
{
    Q_ASSERT(!ShortLock::isHeldByThisThread());
    sqlite3 *connection = nullptr;
    const int result = sqlite3_open_v2(uriOf(path, mode).constData(), &connection, flagsOf(mode), nullptr);
    m_connection.reset(connection);
    if (result != SQLITE_OK)
        return false;
    sqlite3_busy_timeout(connection, busyMs);
    distrust(connection);
    return true;
}

void Database::close()
{
    Q_ASSERT(!ShortLock::isHeldByThisThread());
    m_connection.reset();
}

bool Database::run(const char *sql)
{
    Q_ASSERT(!ShortLock::isHeldByThisThread());
    return sqlite3_exec(m_connection.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

Statement Database::prepare(const char *sql)
{
    Statement statement;
    sqlite3_stmt *made = nullptr;
    if (sqlite3_prepare_v3(m_connection.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr)
        == SQLITE_OK)
        statement.m_statement.reset(made);
    return statement;
}

void Database::limitValues(int bytes)
{
    sqlite3_limit(m_connection.get(), SQLITE_LIMIT_LENGTH, bytes);
}

void Database::limitSteps(int steps)
{
    sqlite3_progress_handler(
        m_connection.get(), steps, [](void *) { return 1; }, nullptr);
}

QByteArray Database::fileStart(int bytes)
{
    QByteArray start(bytes, '\0');
    sqlite3_file *file = nullptr;
    sqlite3_file_control(m_connection.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (file && file->pMethods)
        file->pMethods->xRead(file, start.data(), bytes, 0);
    return start;
}

void Database::countJournalPages(std::atomic<int> &pages)
{
    const auto count = [](void *kept, sqlite3 *, const char *, int now) {
        *static_cast<std::atomic<int> *>(kept) = now;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_connection.get(), count, &pages); // replaces the one that moves automatically
}

int Database::moveJournal()
{
    Q_ASSERT(!ShortLock::isHeldByThisThread());
    int pages = 0;
    int moved = 0;
    const int result
        = sqlite3_wal_checkpoint_v2(m_connection.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved);
    return result == SQLITE_OK ? moved : -1;
}

qint64 Database::number(const char *sql)
{
    Statement statement = prepare(sql);
    return statement.isValid() && statement.step() == Statement::Step::Row ? statement.integer(0) : -1;
}

} // namespace swb::sqlite

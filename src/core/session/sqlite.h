// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArray>
#include <atomic>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace swb::sqlite {

/// Words for the failure that this connection has just met. `what` is a sentence naming the operation.
[[nodiscard]] Error failure(sqlite3 *connection, const QString &what);

/// A prepared statement that is run again and again. Blobs that are bound must live until reset().
class Statement
{
public:
    Statement() = default;
    [[nodiscard]] bool isValid() const { return m_statement != nullptr; }

    Statement &bind(int index, qint64 value);
    Statement &bind(int index, quint64 value) { return bind(index, qint64(value)); }
    Statement &bind(int index, const QString &value);
    Statement &bind(int index, QByteArrayView blob);

    enum class Step : quint8 { Row, Done, Failed };
    [[nodiscard]] Step step();
    /// Steps to the end of a statement that gives no rows, and resets it; false where it failed.
    [[nodiscard]] bool run();
    void reset();

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QByteArray blob(int column) const; ///< a copy; empty for anything that is not a blob
    [[nodiscard]] QString text(int column) const;

private:
    friend class Database;
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// A connection to one file, for one thread at a time.
class Database
{
public:
    enum class Mode : quint8 {
        Create, ///< reads and writes; makes the file where there is none
        ReadWrite,
        ReadOnly,
        Immutable, ///< reads the file alone, without locks, and makes none beside it
    };

    Database() = default;
    /// Tells whether it worked; on failure error() says why not.
    bool open(const QString &path, Mode mode);
    void close();
    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }

    bool run(const char *sql);
    /// An invalid statement where the file does not have what the SQL names.
    [[nodiscard]] Statement prepare(const char *sql);
    /// The single number that this SQL gives; -1 where it gives none.
    [[nodiscard]] qint64 number(const char *sql);
    /// From now on no value of more bytes is read, and none is written: a statement that meets one fails.
    void limitValues(int bytes);
    /// From now on a statement of more steps (some ten a row) fails; 0 for no limit.
    void limitSteps(int steps);
    /// The file's first bytes as they are on disk; zeros where it is shorter.
    [[nodiscard]] QByteArray fileStart(int bytes);
    /// Keeps here how many pages the journal (WAL) has, as of each commit of this connection. From then on
    /// the journal is moved into the file by moveJournal() only.
    void countJournalPages(std::atomic<int> &pages);
    /// Moves of the journal into the file what nobody reads any more, and waits for the disk. Others may
    /// write meanwhile. Tells how many pages of the journal are in the file now; -1 on failure.
    int moveJournal();
    [[nodiscard]] Error error(const QString &what) const { return failure(m_connection.get(), what); }

private:
    struct Close
    {
        void operator()(sqlite3 *connection) const;
    };
    std::unique_ptr<sqlite3, Close> m_connection;
};

} // namespace swb::sqlite

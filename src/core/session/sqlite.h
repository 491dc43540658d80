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

/// The error for the failure that this connection has just met. `what` is a sentence naming the operation.
[[nodiscard]] Error failure(sqlite3 *connection, const QString &what);

/// A prepared statement that is run repeatedly. Bound blobs must live until reset().
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
    /// Runs a statement that returns no rows to its end, and resets it; false if it failed.
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
        Create, ///< reads and writes; creates the file if there is none
        ReadWrite,
        ReadOnly,
        Immutable, ///< only reads the file, without locks, and creates none beside it
    };

    Database() = default;
    /// Returns whether it worked; on failure error() says why not.
    bool open(const QString &path, Mode mode);
    void close();
    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }

    bool run(const char *sql);
    /// An invalid statement if the file does not have what the SQL names.
    [[nodiscard]] Statement prepare(const char *sql);
    /// The single number that this SQL returns; -1 if it returns none.
    [[nodiscard]] qint64 number(const char *sql);
    /// From now on no value of more bytes is read or written: a statement that meets one fails.
    void limitValues(int bytes);
    /// From now on a statement with more steps (about ten per row) fails; 0 for no limit.
    void limitSteps(int steps);
    /// The file's first bytes as they are on disk; zeros if it is shorter.
    [[nodiscard]] QByteArray fileStart(int bytes);
    /// Stores the number of pages of the journal (WAL) here, as of each commit of this connection. From then
    /// on only moveJournal() moves the journal into the file.
    void countJournalPages(std::atomic<int> &pages);
    /// Moves into the file those parts of the journal that nobody reads any more, and waits for the disk.
    /// Others may write meanwhile. Returns how many pages of the journal are in the file now; -1 on failure.
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

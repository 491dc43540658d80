// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sqlite.h"
#include "core/tasks/shortlock.h"

#include <QString>
#include <memory>
#include <vector>

namespace swb {

/// One connection that reads a session, with its statements.
struct SessionConnection
{
    /// A sound file has at most one row for an event; this many are tried in a damaged one.
    static constexpr int mostTries = 8;

    sqlite::Database database;
    sqlite::Statement rowsBefore; ///< first_id, count of the last rows that begin at or before an id
    sqlite::Statement batch; ///< checksum, records, payload, details of the row that begins at an id
    sqlite::Statement nextRow; ///< first_id of the first row that begins after an id
    sqlite::Statement conversation; ///< by id

    bool open(const QString &path, sqlite::Database::Mode mode);
};

/// Lends connections, each to one thread at a time, and keeps a few for reuse. Thread-safe.
class SessionConnections
{
public:
    static constexpr size_t mostIdle = 4;

    SessionConnections(QString path, sqlite::Database::Mode mode)
        : m_path(std::move(path))
        , m_mode(mode)
    { }

    /// Null if the file can no longer be opened.
    [[nodiscard]] std::unique_ptr<SessionConnection> take();
    void giveBack(std::unique_ptr<SessionConnection> connection);
    void closeIdle();

private:
    const QString m_path;
    const sqlite::Database::Mode m_mode;
    ShortLock m_lock;
    std::vector<std::unique_ptr<SessionConnection>> m_idle;
};

/// One connection for the duration of a block.
class LentConnection
{
public:
    explicit LentConnection(SessionConnections &owner)
        : m_owner(owner)
        , m_connection(owner.take())
    { }
    ~LentConnection()
    {
        if (m_connection)
            m_owner.giveBack(std::move(m_connection));
    }
    Q_DISABLE_COPY_MOVE(LentConnection)

    explicit operator bool() const { return m_connection != nullptr; }
    SessionConnection *operator->() const { return m_connection.get(); }

private:
    SessionConnections &m_owner;
    std::unique_ptr<SessionConnection> m_connection;
};

} // namespace swb

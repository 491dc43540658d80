// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/server.h"

namespace swb {

/// A server over another transport that belongs to one server and shares its id, its settings and its port:
/// TCP beside UDP, for a protocol that needs both. Lives on the owner's home thread.
class ServerBeside final
{
public:
    /// Both may be called from within start().
    struct Told
    {
        std::function<void()> listening;
        std::function<void(const Error &)> ended; ///< no error: it ended by itself
    };

    ServerBeside(const ServerTerms &terms, Transport transport, quint16 port, Told told);
    ~ServerBeside();
    Q_DISABLE_COPY_MOVE(ServerBeside)

    void start();
    [[nodiscard]] Server &server() { return *m_server; }

private:
    [[nodiscard]] std::shared_ptr<Server> make(const ServerTerms &terms, Transport transport, quint16 port);
    void stateChanged(const ServerStatus &status);

    const Told m_told;
    std::shared_ptr<Server> m_server;
    bool m_isOver = false;
};

} // namespace swb

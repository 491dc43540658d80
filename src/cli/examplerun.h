// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/listencommand.h"
#include "core/tasks/awaited.h"
#include "protocols/examples/example.h"

#include <QHash>
#include <QSet>

namespace swb {

/// "swb example run": writes the example's files, starts its servers and then its relays, says what to run on
/// the other side, and prints the events until it is stopped, or until each server has served its one client.
class ExampleRun : public ListenCommand
{
    Q_OBJECT

public:
    struct Options
    {
        bool anyPort = false; ///< everything listens on a free port, and its descriptions name that port
        bool json = false;
        SocketFamily sockets = defaultSocketFamily(); ///< of servers and relays
    };
    ExampleRun(Example example, const Options &options, Console &console);

private:
    void listen() override;
    void startNext();
    void onServerChanged(const ServerStatus &status);
    void onRelayChanged(const RelayStatus &status);
    void onListening(const ListeningStatus &status, const EndpointUrl &url);
    void onOver(const ListeningStatus &status);
    void giveUp(const Error &error);
    void tellOtherSides();
    [[nodiscard]] EndpointUrl asBound(const EndpointUrl &url) const;

    struct Place
    {
        bool isStream = true;
        quint16 port = 0;
        bool operator==(const Place &) const = default;
        friend size_t qHash(const Place &place) { return ::qHash(place.port * 2 + (place.isStream ? 1 : 0)); }
    };

    const Example m_example;
    const Options m_options;
    std::unique_ptr<Awaited<Error>> m_files;
    QSet<EndpointId> m_servers; ///< running ones
    QSet<EndpointId> m_relays; ///< likewise
    QHash<Place, quint16> m_bound; ///< by the port in the example
    qsizetype m_startedServers = 0;
    qsizetype m_startedRelays = 0;
};

} // namespace swb

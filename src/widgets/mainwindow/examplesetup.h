// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/tasks/awaited.h"
#include "protocols/examples/example.h"

#include <QSet>
#include <memory>

namespace swb {

class ClientPanel;
class RelayPanel;
class ServerPanel;

/// Sets up an example in the panels: ends what is left of the previous one, writes the files, starts servers
/// and relays, fills in the client's form, and once everything listens runs the clients that run
/// automatically. Engine and panels must outlive it.
class ExampleSetup : public QObject
{
    Q_OBJECT

public:
    struct Panels
    {
        ServerPanel *servers;
        RelayPanel *relays;
        ClientPanel *clients;
    };
    ExampleSetup(Engine *engine, const Panels &panels, QObject *parent);

    void setUp(const Example &example);

Q_SIGNALS:
    void ready(const swb::Example &example); ///< everything listens
    /// Its files could not be written, and nothing was started; or something does not listen.
    void failed(const swb::Error &error);

private:
    void endTheLastOne();
    void filesWritten(const Error &error);
    void startWhenFree();
    void start();
    void takeListening(const ListeningStatus &status);
    void runWhenListening();
    void prepare();

    Engine *m_engine;
    const Panels m_panels;
    Example m_example;
    std::unique_ptr<Awaited<Error>> m_files;
    bool m_filesAreThere = false;
    QSet<EndpointId> m_running; ///< our servers and relays
    QSet<EndpointId> m_starting; ///< those of them that do not listen yet
    QSet<EndpointId> m_clients; ///< our open ones
    Error m_error; ///< of the first one that does not listen
};

} // namespace swb

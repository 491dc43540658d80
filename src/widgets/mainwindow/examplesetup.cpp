// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/examplesetup.h"

#include "widgets/clients/clientpanel.h"
#include "widgets/relays/relaypanel.h"
#include "widgets/servers/serverpanel.h"

#include <QThreadPool>

namespace swb {

namespace {

Draft draftFor(const ExampleClient &client)
{
    Draft draft = draftOf(client.message);
    draft.repeat = client.repeat;
    return draft;
}

} // namespace

ExampleSetup::ExampleSetup(Engine *engine, const Panels &panels, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_panels(panels)
{
    connect(engine, &Engine::serverChanged, this,
            [this](const ServerStatus &status) { takeListening(status); });
    connect(engine, &Engine::relayChanged, this,
            [this](const RelayStatus &status) { takeListening(status); });
    connect(engine, &Engine::clientChanged, this, [this](const ClientStatus &status) {
        if (isOver(status.state))
            m_clients.remove(status.id);
    });
}

void ExampleSetup::setUp(const Example &example)
{
    endTheLastOne();
    m_example = example;
    m_starting.clear();
    m_filesAreThere = false;
    m_files = std::make_unique<Awaited<Error>>(
        *QThreadPool::globalInstance(), [example] { return example.writeFiles(); },
        [this](const Error &error) { filesWritten(error); });
    prepare();
}

/// The next one may use the same ports.
void ExampleSetup::endTheLastOne()
{
    for (const EndpointId client : std::as_const(m_clients))
        m_engine->disconnectClient(client);
    for (const EndpointId id : QSet(m_running)) {
        m_engine->stopServer(id);
        m_engine->stopRelay(id);
    }
}

void ExampleSetup::filesWritten(const Error &error)
{
    m_filesAreThere = !error.isError();
    if (error.isError())
        Q_EMIT failed(error);
    startWhenFree();
}

void ExampleSetup::startWhenFree()
{
    if (m_filesAreThere && m_running.isEmpty() && m_starting.isEmpty())
        start();
}

void ExampleSetup::start()
{
    m_filesAreThere = false;
    m_error = {};
    for (const ServerSettings &server : std::as_const(m_example.servers))
        m_starting.insert(m_panels.servers->startWith(server));
    for (const RelaySettings &relay : std::as_const(m_example.relays))
        m_starting.insert(m_panels.relays->startWith(relay));
    m_running = m_starting;
}

void ExampleSetup::takeListening(const ListeningStatus &status)
{
    const bool isOver = status.state == ServerState::Stopped || status.state == ServerState::Failed;
    if (isOver && m_running.remove(status.id))
        startWhenFree();
    if (status.state == ServerState::Starting || !m_starting.remove(status.id))
        return;
    if (!m_error.isError())
        m_error = status.error;
    if (m_starting.isEmpty())
        runWhenListening();
}

/// Each server that starts sets the client's form to itself, so the form is filled in again.
void ExampleSetup::runWhenListening()
{
    prepare();
    if (m_error.isError())
        return Q_EMIT failed(m_error);
    Q_EMIT ready(m_example);
    for (const ExampleClient &client : std::as_const(m_example.clients)) {
        if (client.run)
            m_clients.insert(m_panels.clients->run(client.settings, draftFor(client), client.halfClose));
    }
}

void ExampleSetup::prepare()
{
    if (!m_example.clients.isEmpty())
        m_panels.clients->prepare(m_example.clients.first().settings, draftFor(m_example.clients.first()));
}

} // namespace swb

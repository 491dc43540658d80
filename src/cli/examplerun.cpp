// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/examplerun.h"

#include "protocols/examples/exampletext.h"

#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace swb {

ExampleRun::ExampleRun(Example example, const Options &options, Console &console)
    : ListenCommand({{}, {example.servers, {}}, options.json, false}, console)
    , m_example(std::move(example))
    , m_options(options)
{
    connect(&engine(), &Engine::serverChanged, this, &ExampleRun::onServerChanged);
    connect(&engine(), &Engine::relayChanged, this, &ExampleRun::onRelayChanged);
}

/// The files come first: servers read them when they start.
void ExampleRun::listen()
{
    m_files = std::make_unique<Awaited<Error>>(
        *QThreadPool::globalInstance(), [example = m_example] { return example.writeFiles(); },
        [this](const Error &error) {
            if (error.isError())
                giveUp(error);
            else
                startNext();
        });
}

/// One after the other, so that their output comes in the order of the example.
void ExampleRun::startNext()
{
    if (isStopping())
        return;
    if (m_startedServers < m_example.servers.size()) {
        ServerSettings server = m_example.servers[m_startedServers++];
        server.url.port = m_options.anyPort ? 0 : server.url.port;
        server.sockets = m_options.sockets;
        m_servers.insert(engine().startServer(server));
    } else if (m_startedRelays < m_example.relays.size()) {
        RelaySettings relay = m_example.relays[m_startedRelays++];
        relay.target = asBound(relay.target);
        relay.listen.port = m_options.anyPort ? 0 : relay.listen.port;
        relay.sockets = m_options.sockets;
        m_relays.insert(engine().startRelay(relay));
    } else {
        tellOtherSides();
    }
}

void ExampleRun::onServerChanged(const ServerStatus &status)
{
    if (status.state == ServerState::Listening) {
        const EndpointUrl url = m_example.servers[m_startedServers - 1].url;
        if (!status.note.isEmpty())
            console().complain(status.note);
        onListening(status, url);
    } else if (status.state != ServerState::Starting && m_servers.remove(status.id)) {
        onOver(status);
    }
}

void ExampleRun::onRelayChanged(const RelayStatus &status)
{
    if (status.state == ServerState::Listening)
        onListening(status, m_example.relays[m_startedRelays - 1].listen);
    else if (status.state != ServerState::Starting && m_relays.remove(status.id))
        onOver(status);
}

void ExampleRun::onListening(const ListeningStatus &status, const EndpointUrl &url)
{
    tellListening(status.id, url, status.bound);
    m_bound.insert({isStream(url.transport), url.port}, status.bound.port);
    startNext();
}

/// A relay is useless without any server.
void ExampleRun::onOver(const ListeningStatus &status)
{
    if (status.error.isError())
        giveUp(status.error);
    else if (m_servers.isEmpty() && m_relays.isEmpty())
        finish();
    else if (m_servers.isEmpty())
        stop();
}

void ExampleRun::giveUp(const Error &error)
{
    fail(error);
    stop();
    if (m_servers.isEmpty() && m_relays.isEmpty())
        finish();
}

void ExampleRun::tellOtherSides()
{
    QString text;
    for (ExampleClient client : m_example.clients) {
        client.settings.url = asBound(client.settings.url);
        text += tr("The other side: %1").arg(shellCommand(sendArguments(client))) + u'\n';
    }
    console().err.write((text + m_example.next + u'\n').toUtf8());
}

EndpointUrl ExampleRun::asBound(const EndpointUrl &url) const
{
    EndpointUrl bound = url;
    bound.port = m_bound.value({isStream(url.transport), url.port}, url.port);
    return bound;
}

} // namespace swb

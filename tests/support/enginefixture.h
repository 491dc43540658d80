// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "net/netengine.h"
#include "net/tls/tlscontexts.h"
#include "protocols/schemes.h"
#include "support/families.h"
#include "support/patience.h"

#include <QHash>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

namespace swb::test {

/// An engine on real sockets, with everything it has reported so far. It has its own data folder.
class EngineFixture : public QObject
{
public:
    explicit EngineFixture(int threads = 2)
    {
        qputenv("SWB_DATA_DIR", m_folder.path().toLocal8Bit());
        engine = std::make_unique<NetEngine>(nullptr, threads);
        connect(engine.get(), &Engine::serverChanged, this,
                [this](const ServerStatus &s) { servers[s.id] = s; });
        connect(engine.get(), &Engine::clientChanged, this, [this](const ClientStatus &s) {
            clients[s.id] = s;
            states[s.id].append(s.state);
        });
        connect(engine.get(), &Engine::peerChanged, this,
                [this](const PeerStatus &s) { peers[quint32(s.conversation.id)] = s; });
        connect(engine.get(), &Engine::received, this,
                [this](EndpointId id, const QByteArray &bytes) { replies[id].append(bytes); });
        connect(engine.get(), &Engine::sendFailed, this,
                [this](EndpointId id, const Error &error) { failures[id].append(error); });
        connect(engine.get(), &Engine::presentChanged, this,
                [this](EndpointId id, const PresentNames &names) {
                    if (names.revision >= present[id].revision)
                        present[id] = names;
                });
        connect(engine.get(), &Engine::sendQueueEmpty, this, [this](EndpointId id) { ++emptied[id]; });
    }

    /// Waits for pending requests to the authority's files; the engine does not wait for them, but their
    /// folder does.
    ~EngineFixture() override
    {
        engine.reset();
        TlsContexts::shared().pool().waitForDone();
    }
    Q_DISABLE_COPY_MOVE(EngineFixture)

    /// Starts a server and waits until it listens or fails.
    EndpointId serve(const QString &url, ServerSettings settings = {})
    {
        settings.url = parseEndpoint(url).value();
        settings.sockets = familyOf(settings.sockets);
        const EndpointId id = engine->startServer(settings);
        [&] { QTRY_VERIFY(servers[id].state != ServerState::Starting); }();
        return id;
    }
    [[nodiscard]] SocketAddress addressOf(EndpointId server) { return servers[server].bound; }
    [[nodiscard]] QString urlOf(EndpointId server)
    {
        EndpointUrl url = servers[server].settings.url;
        url.port = servers[server].bound.port;
        return url.toString();
    }

    /// Opens a client with watched replies and waits until it is connected or closed.
    EndpointId open(const QString &url, ClientSettings settings = {})
    {
        settings.url = parseEndpoint(url).value();
        settings.sockets = familyOf(settings.sockets);
        const EndpointId id = engine->openClient(settings);
        engine->watchReplies(id);
        [&] { QTRY_VERIFY(clients[id].state >= LinkState::Connected); }();
        return id;
    }

    EndpointId startRelay(RelaySettings settings) const
    {
        settings.sockets = familyOf(settings.sockets);
        return engine->startRelay(settings);
    }
    [[nodiscard]] QByteArray repliesOf(EndpointId client) { return replies[client].join(); }

    /// Every event of this kind logged so far.
    QList<Event> events(EventKind kind)
    {
        QList<Event> found;
        engine->log().collect();
        for (quint64 id = engine->log().firstId(); id < engine->log().endId(); ++id) {
            if (const auto event = engine->log().at(id); event && event->kind == kind)
                found.append(*event);
        }
        return found;
    }
    /// Whether the log has an error with this code.
    bool hasError(ErrorCode code)
    {
        bool found = false;
        engine->log().collect();
        engine->log().forEach(1, engine->log().endId(), [&](const Event &event) {
            found = event.detail && event.detail->error.code == code;
            return !found;
        });
        return found;
    }

    /// The sockets that a test uses unless it chooses them.
    [[nodiscard]] static SocketFamily familyOf(SocketFamily asked = defaultSocketFamily())
    {
        return asked == defaultSocketFamily() ? testedFamily().value_or(asked) : asked;
    }

private:
    QTemporaryDir m_folder; // destroyed after the engine

public:
    std::unique_ptr<NetEngine> engine;
    QHash<EndpointId, ServerStatus> servers;
    QHash<EndpointId, ClientStatus> clients;
    QHash<EndpointId, QList<LinkState>> states;
    QHash<quint32, PeerStatus> peers;
    QHash<EndpointId, QByteArrayList> replies;
    QHash<EndpointId, PresentNames> present;
    QHash<EndpointId, QList<Error>> failures;
    QHash<EndpointId, int> emptied;
};

} // namespace swb::test

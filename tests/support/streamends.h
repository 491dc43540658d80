// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "core/values/counters.h"
#include "net/certificates/certificatemaker.h"
#include "net/tls/tlsconfiguration.h"
#include "net/tls/tlscontext.h"
#include "net/transport/transports.h"
#include "support/patience.h"

#include <QSslKey>
#include <future>
#include <mutex>

namespace swb::test {

/// Contexts of a server for localhost and of clients that trust it.
struct TlsPair
{
    TlsPair()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const PemPair ca = makeAuthorityCertificate(
                               {QStringLiteral("test authority"), {}, now.addDays(-1), now.addDays(1)})
                               .value();
        const PemPair own = makeServerCertificate({QStringLiteral("localhost"),
                                                   {{QStringLiteral("localhost")}, {}},
                                                   now.addDays(-1),
                                                   now.addDays(1)},
                                                  ca)
                                .value();
        const QList<QSslCertificate> trusted{QSslCertificate(ca.certificate)};
        const auto make = [](Role role, const QSslConfiguration &configuration) {
            return TlsContext::make(role, configuration).value();
        };
        server = make(Role::Server,
                      serverConfiguration(Transport::Tls,
                                          {{QSslCertificate(own.certificate)}, QSslKey(own.key, QSsl::Ec)}));
        client = make(Role::Client, clientConfiguration(Transport::Tls, true, trusted));
        stranger = make(Role::Client, clientConfiguration(Transport::Tls, true, {}));
        careless = make(Role::Client, clientConfiguration(Transport::Tls, false, {}));
    }
    std::shared_ptr<const TlsContext> server;
    std::shared_ptr<const TlsContext> client;
    std::shared_ptr<const TlsContext> stranger; ///< trusts nobody
    std::shared_ptr<const TlsContext> careless; ///< trusts nobody, and continues anyway
};

/// One end of a stream, with everything reported to it. Lives in the network thread; may be queried from any
/// thread.
class StreamEnd final : private StreamUser
{
public:
    explicit StreamEnd(NetworkThread &thread)
        : m_thread(thread)
    { }
    ~StreamEnd()
    {
        run([this] { m_stream.reset(); });
    }
    Q_DISABLE_COPY_MOVE(StreamEnd)

    /// Echoes everything, and stops reading while an answer waits.
    std::atomic<bool> echo{false};
    std::atomic<bool> readAtFirst{true};
    bool tlsLater = false; ///< begins plain although it has a context
    std::atomic<bool> closeAfterPeer{false}; ///< finishes once the peer has and every answer has left
    std::function<void(StreamEnd &, const QString &)> onTold; ///< called within each callback, in the network
                                                              ///< thread
    std::shared_ptr<TrafficCounters> counters = std::make_shared<TrafficCounters>();

    /// Creates the stream of a connected socket and starts it; call in the network thread.
    void begin(ConnectedSocket &socket, const std::shared_ptr<const TlsContext> &tls,
               const QString &verifyName)
    {
        m_subject = {EndpointId(1), m_thread.log().addConversation({}),
                     tls && !tlsLater ? Transport::Tls : Transport::Tcp};
        {
            const std::lock_guard lock(m_lock);
            m_local = socket.localAddress();
            m_remote = socket.remoteAddress();
        }
        m_stream = socket.makeStream({.thread = m_thread,
                                      .user = *this,
                                      .subject = m_subject,
                                      .counters = counters,
                                      .name = QStringLiteral("the peer"),
                                      .tls = tls,
                                      .tlsLater = tlsLater,
                                      .verifyName = verifyName});
        if (!readAtFirst)
            m_stream->setReading(false);
        m_stream->start();
    }
    void dialFailed(const Error &error) { tell(QStringLiteral("dial failed"), error); }
    void dialRefused(const Error &error) { tell(QStringLiteral("dial refused"), error); }

    /// Does something with the stream, in its thread, and waits for it.
    void with(const std::function<void(Stream &)> &what)
    {
        run([&] {
            if (m_stream)
                what(*m_stream);
        });
    }
    template <typename Answer>
    Answer ask(const std::function<Answer(Stream &)> &what)
    {
        Answer answer{};
        with([&](Stream &stream) { answer = what(stream); });
        return answer;
    }
    void write(const QByteArray &bytes)
    {
        with([&](Stream &stream) { stream.write(bytes); });
    }
    [[nodiscard]] Stream &stream() { return *m_stream; } ///< in the network thread

    [[nodiscard]] QStringList told() const
    {
        const std::lock_guard lock(m_lock);
        return m_told;
    }
    [[nodiscard]] bool wasTold(const QString &what) const { return told().contains(what); }
    [[nodiscard]] QByteArray received() const
    {
        const std::lock_guard lock(m_lock);
        return m_received;
    }
    [[nodiscard]] qint64 receivedBytes() const
    {
        const std::lock_guard lock(m_lock);
        return m_received.size();
    }
    [[nodiscard]] qsizetype largestChunk() const
    {
        const std::lock_guard lock(m_lock);
        return m_largestChunk;
    }
    [[nodiscard]] Error error() const
    {
        const std::lock_guard lock(m_lock);
        return m_error;
    }
    [[nodiscard]] LinkState how() const
    {
        const std::lock_guard lock(m_lock);
        return m_how;
    }
    [[nodiscard]] std::optional<TlsFacts> facts() const
    {
        const std::lock_guard lock(m_lock);
        return m_facts;
    }
    [[nodiscard]] std::pair<SocketAddress, SocketAddress> addresses() const
    {
        const std::lock_guard lock(m_lock);
        return {m_local, m_remote};
    }
    [[nodiscard]] ConversationId conversation() const { return m_subject.conversation; }

private:
    void run(const std::function<void()> &what)
    {
        std::promise<void> done;
        m_thread.post([&] {
            what();
            done.set_value();
        });
        done.get_future().wait();
    }
    void tell(const QString &what, const Error &error = {})
    {
        {
            const std::lock_guard lock(m_lock);
            m_told.append(what);
            if (error.isError())
                m_error = error;
        }
        if (onTold)
            onTold(*this, what);
    }
    void streamReady(const std::optional<TlsFacts> &facts) override
    {
        {
            const std::lock_guard lock(m_lock);
            m_facts = facts;
        }
        tell(QStringLiteral("ready"));
    }
    void chunkRead(QByteArrayView chunk) override
    {
        {
            const std::lock_guard lock(m_lock);
            m_received.append(chunk);
            m_largestChunk = qMax(m_largestChunk, chunk.size());
            if (m_told.isEmpty() || m_told.constLast() != u"chunk")
                m_told.append(QStringLiteral("chunk"));
        }
        if (echo) {
            m_stream->write(chunk);
            m_stream->setReading(m_stream->pendingBytes() == 0);
        }
    }
    void peerFinished() override
    {
        m_peerFinished = true;
        tell(QStringLiteral("peer finished"));
        finishIfDone();
    }
    void allWritten() override
    {
        tell(QStringLiteral("all written"));
        if (echo)
            m_stream->setReading(true);
        finishIfDone();
    }
    void finished() override { tell(QStringLiteral("finished")); }
    void streamWarned(const Error &error) override { tell(QStringLiteral("flawed"), error); }
    void streamFailed(LinkState how, const Error &error) override
    {
        {
            const std::lock_guard lock(m_lock);
            m_how = how;
        }
        tell(QStringLiteral("failed"), error);
    }
    void finishIfDone()
    {
        if (closeAfterPeer && m_peerFinished && m_stream->pendingBytes() == 0)
            m_stream->finish();
    }

    NetworkThread &m_thread;
    Subject m_subject;
    std::unique_ptr<Stream> m_stream;
    bool m_peerFinished = false;
    mutable std::mutex m_lock;
    QStringList m_told; ///< consecutive chunks are merged
    QByteArray m_received;
    qsizetype m_largestChunk = 0;
    Error m_error;
    LinkState m_how = LinkState::Connected;
    std::optional<TlsFacts> m_facts;
    SocketAddress m_local;
    SocketAddress m_remote;
};

/// A listener of one family whose connections become StreamEnds, and dialers that connect to it.
class StreamBench
{
public:
    StreamBench(SocketFamily family, Transport transport)
        : m_family(family)
        , m_transport(transport)
    {
        if (isEncrypted(transport))
            tls = std::make_unique<TlsPair>();
    }
    ~StreamBench()
    {
        ends.clear();
        onThread([this] {
            m_dialers.clear();
            m_listener.reset();
        });
    }
    Q_DISABLE_COPY_MOVE(StreamBench)

    /// Prepares the end of each accepted connection.
    std::function<void(StreamEnd &)> prepare;
    bool startAtOnce = true; ///< for the listener
    bool tellHops = false; ///< asks the listener to
    int hops = 0; ///< for dialers

    Error listen(const QString &host = QStringLiteral("127.0.0.1"), quint16 port = 0)
    {
        Error error;
        onThread([&] {
            m_listener = makeStreamListener(m_family, thread, {}, [this](const AcceptedSocket &socket) {
                auto end = std::make_unique<StreamEnd>(thread);
                if (prepare)
                    prepare(*end);
                const auto adopted = adoptSocket(m_family, m_transport, socket);
                receivedHops = adopted->receivedHops();
                end->begin(*adopted, tls ? tls->server : nullptr, {});
                const std::lock_guard lock(m_lock);
                m_accepted.push_back(std::move(end));
            });
            error = m_listener->listen({m_transport, host, port}, QHostAddress(host), 50);
            if (error.isError())
                return;
            bound = m_listener->boundAddress();
            if (tellHops)
                m_listener->tellHops();
            if (startAtOnce)
                m_listener->start();
        });
        return error;
    }
    [[nodiscard]] StreamListener &listener() { return *m_listener; } ///< in the network thread
    /// The first accepted one; null before that.
    StreamEnd *accepted()
    {
        const std::lock_guard lock(m_lock);
        if (m_accepted.empty())
            return nullptr;
        return m_accepted.front().get();
    }

    StreamEnd &dial(SocketFamily family, const SocketAddress &to,
                    std::shared_ptr<const TlsContext> context = {},
                    const std::function<void(StreamEnd &)> &prepareEnd = {})
    {
        return dial(family, to.ip(), to.port, std::move(context), prepareEnd);
    }
    StreamEnd &dial(SocketFamily family, const QString &host, quint16 port,
                    std::shared_ptr<const TlsContext> context = {},
                    const std::function<void(StreamEnd &)> &prepareEnd = {},
                    std::chrono::milliseconds patience = std::chrono::seconds(10))
    {
        ends.push_back(std::make_unique<StreamEnd>(thread));
        StreamEnd &end = *ends.back();
        if (prepareEnd)
            prepareEnd(end);
        if (!context && tls)
            context = tls->client;
        onThread([&, context] {
            ClientSettings settings;
            settings.url = {m_transport, host, port};
            settings.sockets = family;
            settings.connectTimeout = patience;
            m_dialers.push_back(makeDialer(
                thread, settings,
                {.trying = [this](const QHostAddress &address) { tried.append(address.toString()); },
                 .connected =
                     [&end, context](const std::unique_ptr<ConnectedSocket> &socket) {
                         end.begin(*socket, context, QStringLiteral("localhost"));
                     },
                 .refused = [&end](const Error &error) { end.dialRefused(error); },
                 .failed = [&end](const Error &error) { end.dialFailed(error); }},
                hops));
            m_dialers.back()->start();
            startedWithin = end.told();
        });
        return end;
    }

    void onThread(const std::function<void()> &what)
    {
        std::promise<void> done;
        thread.post([&] {
            what();
            done.set_value();
        });
        done.get_future().wait();
    }
    /// The log's bytes in one direction of this conversation.
    QByteArray logged(ConversationId conversation, Direction direction)
    {
        return loggedOver({}, conversation, direction);
    }
    /// Only those that passed over this transport.
    QByteArray loggedOver(std::optional<Transport> transport, ConversationId conversation,
                          Direction direction)
    {
        QByteArray bytes;
        log.collect();
        log.forEach(1, log.endId(), [&](const Event &event) {
            if (event.kind == EventKind::Data && event.conversation == conversation
                && event.direction == direction && event.transport == transport.value_or(event.transport))
                bytes.append(event.payload);
            return true;
        });
        return bytes;
    }
    bool hasEvent(EventKind kind, ConversationId conversation)
    {
        bool found = false;
        log.collect();
        log.forEach(1, log.endId(), [&](const Event &event) {
            found = event.kind == kind && event.conversation == conversation;
            return !found;
        });
        return found;
    }

    MessageLog log;
    NetworkThread thread{log, 1};
    std::unique_ptr<TlsPair> tls; ///< null without TLS
    SocketAddress bound;
    std::optional<int> receivedHops; ///< by the connection accepted last
    std::vector<std::unique_ptr<StreamEnd>> ends;
    QStringList tried; ///< by dialers
    QStringList startedWithin; ///< reported to an end from within start()

private:
    const SocketFamily m_family;
    const Transport m_transport;
    std::mutex m_lock;
    std::unique_ptr<StreamListener> m_listener;
    std::vector<std::unique_ptr<StreamEnd>> m_accepted;
    std::vector<std::unique_ptr<Dialer>> m_dialers;
};

} // namespace swb::test

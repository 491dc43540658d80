// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/streamline.h"
#include "net/engine/relay.h"
#include "net/loop/precisetimer.h"
#include "net/transport/dialer.h"

#include <array>

namespace swb {

/// One accepted connection of a relay and its connection to the target. Each end of one is passed on to the
/// other in order: FIN for that direction only, RST for both. If one side cannot accept data, the other has
/// to wait.
class RelayedStream final : public ThreadObject
{
public:
    struct Setting
    {
        NetworkThread &home;
        Reports &reports;
        EndpointId relay;
        RelaySettings settings;
        RelayCounters &counters;
        quint64 number; ///< counts the relay's connections from 0
        std::shared_ptr<const TlsContext> tlsToClient; ///< null for plain TCP on that side
        std::shared_ptr<const TlsContext> tlsToTarget;
        std::function<void()> over; ///< called once, as the last callback
        /// Nobody accepted the connection there; called after over().
        std::function<void(const Error &)> targetFailed;
    };

    RelayedStream(Setting setting, std::unique_ptr<ConnectedSocket> accepted);
    ~RelayedStream() override;
    Q_DISABLE_COPY_MOVE(RelayedStream)

    void start();
    void setImpairment(const RelayImpairment &impairment);
    /// Ends both connections immediately; for a relay that stops. Does not call `over`.
    void stop();

private:
    static constexpr std::chrono::seconds lingerTime{1};

    /// One of the two connections.
    struct Side final : StreamUser
    {
        explicit Side(RelayedStream &stream)
            : owner(stream)
        { }
        void streamReady(const std::optional<TlsFacts> &facts) override { owner.ready(*this, facts); }
        void chunkRead(QByteArrayView chunk) override { owner.chunkRead(*this, chunk); }
        void peerFinished() override { owner.peerFinished(*this); }
        void allWritten() override { owner.allWritten(*this); }
        void finished() override { owner.note(*this, EventKind::HalfClosed, Severity::Chat, Direction::Out); }
        void streamWarned(const Error &error) override
        {
            owner.note(*this, EventKind::Note, Severity::Warning, Direction::In, error);
        }
        void streamFailed(LinkState how, const Error &error) override { owner.failed(*this, how, error); }

        RelayedStream &owner;
        std::unique_ptr<Stream> channel;
        Subject subject;
        std::optional<Subject> wire; ///< the conversation of the encrypted bytes
        std::shared_ptr<TrafficCounters> counters = std::make_shared<TrafficCounters>();
        qint64 lostBytes = 0; ///< that arrived for it after it could accept no more
        bool peerDone = false; ///< its peer will send no more
        bool broken = false; ///< it reset or failed on its own
    };

    void connectOn();
    void connected(ConnectedSocket &socket);
    void connectFailed(const Error &error);
    void targetRefused(const Error &error);
    void openSide(Side &side, Role role, ConnectedSocket &socket, const EndpointUrl &url);
    [[nodiscard]] Subject addConversation(Role role, Transport transport,
                                          const ConnectedSocket &socket) const;
    void openWire(Side &side);
    void ready(const Side &side, const std::optional<TlsFacts> &facts);
    void chunkRead(Side &from, QByteArrayView chunk);
    void peerFinished(Side &from);
    void allWritten(Side &to);
    void failed(Side &from, LinkState how, const Error &error);
    void pump(Side &from);
    [[nodiscard]] static bool takesNoMore(const Side &side)
    {
        return side.channel && !side.broken && side.channel->isClosed();
    }
    void takeStep(Side &from, const StreamLine::Step &step);
    void finishOn(Side &from);
    void closeBoth();
    void tellUnsent(Side &from);
    void resetBoth(const Side *alreadyGone = nullptr);
    void endIfAllIsOver();
    void end(LinkState how);
    void holdBackOrGoOn(Side &from);
    void schedule();
    void say(const Side &about, const QString &what);
    void note(const Side &about, EventKind kind, Severity severity, Direction direction,
              const Error &error = {}, bool ended = false);
    [[nodiscard]] Side &other(const Side &side) { return &side == &m_client ? m_server : m_client; }
    [[nodiscard]] StreamLine &lineFrom(const Side &side)
    {
        return &side == &m_client ? m_toServer : m_toClient;
    }
    [[nodiscard]] qint64 nowNs() const;

    const Setting m_setting;
    std::unique_ptr<ConnectedSocket> m_accepted; ///< until it has a channel
    PeerStatus m_status;
    Side m_client{*this};
    Side m_server{*this};
    StreamLine m_toServer;
    StreamLine m_toClient;
    std::optional<int> m_hops; ///< left when the client's first segment arrived
    std::unique_ptr<Dialer> m_dialer;
    std::unique_ptr<PreciseTimer> m_timer; ///< created when something has to wait
    qint64 m_closingSinceNs = 0; ///< closed by an impairment
    bool m_ended = false;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/compare/lanelink.h"
#include "net/compare/samesizecutter.h"
#include "net/loop/networkthread.h"
#include "net/tls/tlscontext.h"
#include "net/transport/dialer.h"

namespace swb {

/// A TCP connection, plain or with TLS. Each message is one write, with TCP_NODELAY.
class StreamLink final : public LaneLink, private StreamUser
{
public:
    struct Setting
    {
        SocketFamily sockets;
        SocketAddress target;
        QString name; ///< of the server, for errors
        std::shared_ptr<const TlsContext> tls; ///< null: plain
        QString verifyName;
        std::shared_ptr<TrafficCounters> traffic;
        NetworkThread &home;
    };

    StreamLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters, quint32 index,
               Setting setting);
    ~StreamLink() override;

    void open() override;
    [[nodiscard]] bool canSend() const override;
    void send(const Probe &probe) override;
    void close() override;
    [[nodiscard]] std::optional<WireBytes> wireBytes() const override;
    [[nodiscard]] SystemCalls calls() const override;

private:
    void connected(ConnectedSocket &socket);
    void streamReady(const std::optional<TlsFacts> &facts) override;
    void chunkRead(QByteArrayView chunk) override;
    void peerFinished() override;
    void allWritten() override;
    void finished() override { }
    void streamWarned(const Error &) override { }
    void streamFailed(LinkState how, const Error &error) override;

    const Setting m_setting;
    std::unique_ptr<Dialer> m_dialer; ///< until it is connected
    std::unique_ptr<Stream> m_stream; ///< from then on
    QObject m_context; ///< for deferred calls
    QByteArray m_message;
    SameSizeCutter m_answers;
    bool m_ready = false;
    bool m_sending = false;
};

} // namespace swb

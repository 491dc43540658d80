// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/compare/lanelink.h"
#include "net/loop/descriptorwatcher.h"
#include "net/socket/sockaddr.h"
#include "net/tls/tlscontext.h"
#include "net/transport/native/bytelayer.h"

namespace swb {

/// A TCP connection, plain or with TLS. Each message is one write, with TCP_NODELAY.
class StreamLink final : public LaneLink, private DescriptorHandler
{
public:
    struct Setting
    {
        SocketAddress target;
        QString name; ///< of the server, for errors
        std::shared_ptr<const TlsContext> tls; ///< null: plain
        QString verifyName;
        DescriptorWatcher &watcher;
        char *room; ///< for reads, shared by all links of a lane
        qint64 roomBytes;
    };

    StreamLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters, quint32 index,
               Setting setting);
    ~StreamLink() override;

    void open() override;
    [[nodiscard]] bool canSend() const override { return m_ready && !isOver() && m_out.isEmpty(); }
    void send(const Probe &probe) override;
    void close() override;
    [[nodiscard]] std::optional<WireBytes> wireBytes() const override;

private:
    void descriptorReady(Ready ready) override;
    void connected();
    void handshake();
    void receive();
    void take(QByteArrayView chunk, qint64 nowNs);
    void write();
    void watch(bool write);
    void broken(const Error &error);

    const Setting m_setting;
    int m_descriptor = -1;
    std::unique_ptr<ByteLayer> m_layer; ///< once connected
    bool m_ready = false;
    bool m_watched = false; ///< for reads, at least
    bool m_writeWatched = false;
    bool m_readWantsWrite = false;
    QByteArray m_out; ///< what of a message the system has not taken yet
    qsizetype m_outAt = 0;
    QByteArray m_partial; ///< of an answer
};

} // namespace swb

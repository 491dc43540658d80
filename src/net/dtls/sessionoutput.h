// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "net/transport/datagramsocket.h"

#include <QUdpSocket>
#include <functional>

namespace swb {

/// What QDtls writes to for one peer: formally a QUdpSocket, whose datagrams leave through a socket of either
/// family, which many sessions may share. A server's datagrams leave from the address that the peer has
/// reached. Reads nothing.
class SessionOutput final : public QUdpSocket
{
public:
    /// `peer` is null if the socket is connected to it, `from` if the system should choose. The socket must
    /// outlive this object, or nothing more is written. `undelivered` is called, during a write, if an
    /// earlier datagram found nobody listening: error() of the socket has the reason.
    SessionOutput(DatagramSocket &socket, const SocketAddress &peer, const SocketAddress &from,
                  std::function<void()> undelivered = {});
    ~SessionOutput() override;

    [[nodiscard]] bool hasWritten() const { return m_hasWritten; }

    /// From now on the encrypted datagrams are logged as this conversation's; the writer must outlive this
    /// object.
    void logTo(LogWriter &writer, const Subject &wire);
    /// A datagram was received for the session.
    void logRead(QByteArrayView datagram);

protected:
    qint64 writeData(const char *bytes, qint64 size) override;

private:
    DatagramSocket &m_socket;
    const SocketAddress m_peer;
    const SocketAddress m_from;
    const std::function<void()> m_undelivered;
    bool m_hasWritten = false;
    LogWriter *m_writer = nullptr; ///< set if the encrypted datagrams are logged
    Subject m_wire;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QUdpSocket>

namespace swb {

/// What QDtls writes to for one peer of a server: goes out on the server's descriptor, from the address that
/// the peer has reached the server at. QUdpSocket alone sends from the one that the system chooses. Reads
/// nothing.
class AnsweringSocket final : public QUdpSocket
{
public:
    AnsweringSocket(int descriptor, const SocketAddress &peer, const SocketAddress &from);
    ~AnsweringSocket() override;

    [[nodiscard]] bool hasWritten() const { return m_hasWritten; }

protected:
    qint64 writeData(const char *bytes, qint64 size) override;

private:
    const int m_descriptor;
    const SocketAddress m_peer;
    const SocketAddress m_source;
    bool m_hasWritten = false;
};

} // namespace swb

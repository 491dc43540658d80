// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framingspec.h"
#include "protocols/schemes.h"

namespace swb {

/// A client that sends what it is given, and delivers what it receives: chunks or datagrams, or, for a stream
/// with a framing, messages. With ClientSettings::frameSent its output is framed too.
class RawClient final : public Protocol
{
public:
    /// A null framer means no framing.
    RawClient(std::unique_ptr<Framer> framer, bool frameSent);

    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;

private:
    std::unique_ptr<Framer> m_framer;
    bool m_frameSent;
    bool m_broken = false; ///< messages can no longer be separated; bytes are delivered as they arrive
};

/// Errors: BadFraming and BadEscape.
[[nodiscard]] MadeProtocols rawClients(const ClientSettings &settings);

} // namespace swb

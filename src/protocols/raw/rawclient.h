// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framingspec.h"
#include "protocols/schemes.h"

namespace swb {

/// A client that sends what it is given, and gives its watcher what comes: chunks or datagrams, or, of a
/// stream with a framing, messages. With ClientSettings::frameSent what it sends is framed too.
class RawClient final : public Protocol
{
public:
    /// No framer for none.
    RawClient(std::unique_ptr<Framer> framer, bool frameSent);

    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;

private:
    std::unique_ptr<Framer> m_framer;
    bool m_frameSent;
    bool m_broken = false; ///< no more messages can be told apart; the bytes are given on as they come
};

/// Errors: BadFraming and BadEscape.
[[nodiscard]] MadeProtocols rawClients(const ClientSettings &settings);

} // namespace swb

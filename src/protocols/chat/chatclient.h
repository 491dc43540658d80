// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/chat/chatlines.h"
#include "protocols/chat/chatnews.h"
#include "protocols/schemes.h"

namespace swb {

/// A participant in a chat: what is sent is split into lines, each of which gets a missing line end, and what
/// arrives is delivered line by line, with nothing in it that could control a terminal.
class ChatClient final : public Protocol
{
public:
    explicit ChatClient(Transport transport);

    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;

private:
    void takeLines(bool isEnd, ProtocolActions &actions);

    const bool m_isStream;
    ChatLines m_lines;
    ChatPresence m_presence;
};

[[nodiscard]] MadeProtocols chatClients(const ClientSettings &settings);

} // namespace swb

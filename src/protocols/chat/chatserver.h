// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/chat/chatlines.h"
#include "protocols/chat/chatroom.h"
#include "protocols/schemes.h"

namespace swb {

/// One end of a chat: what its peer says, a line each or over UDP a datagram, goes to all others with a name
/// in front; a line that begins with / is a command. Nothing reaches another's terminal that commands it:
/// control characters become pictures.
///
/// Over UDP anybody may write any sender's address, and would have all that is said sent there. So who comes
/// from another computer is told a number in a short answer, and is in the chat once they have said it.
///
/// Who only sends datagrams has left after chatlimits::silence. Lines for somebody who does not read are
/// kept up to chatlimits::waitingBytes; those beyond are counted, and that is told.
class ChatServer final : public Protocol
{
public:
    /// `number` is what has to be said first; empty where nothing has.
    ChatServer(std::shared_ptr<ChatRoom> room, Transport transport, const QByteArray &number = {});
    ~ChatServer() override;

    void opened(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    /// What another has said, or whoever runs the server: lines to show as they are.
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void goOn(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;
    void ended(ProtocolActions &actions) override;

private:
    void join(ProtocolActions &actions);
    void hearStranger(QByteArrayView datagram, ProtocolActions &actions);
    void takeLines(bool isEnd, ProtocolActions &actions);
    void say(const QByteArray &line, ProtocolActions &actions);
    void obey(const QByteArray &line, ProtocolActions &actions);
    void rename(const QString &name, ProtocolActions &actions);
    void tellWhoIsHere(ProtocolActions &actions);
    void bidFarewell(const QByteArray &words, ProtocolActions &actions);
    void tellPeer(const QByteArray &line, ProtocolActions &actions);
    void leave();
    [[nodiscard]] bool isHere() const { return !m_name.isEmpty(); }

    std::shared_ptr<ChatRoom> m_room;
    const bool m_isStream;
    const QByteArray m_number;
    int m_tries = 0;
    ChatLines m_lines;
    QString m_name; ///< empty before it has come and after it has left
    QByteArray m_waiting; ///< lines for when the peer reads again
    qsizetype m_missed = 0; ///< lines that did not fit there
    qint64 m_heardNs = 0;
    bool m_done = false; ///< nothing that it says is heard any more
};

[[nodiscard]] MadeProtocols chatServers(const ServerSettings &settings);

} // namespace swb

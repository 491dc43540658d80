// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/chat/chatlines.h"
#include "protocols/chat/chatroom.h"
#include "protocols/schemes.h"

namespace swb {

/// One end of a chat: each line of its peer, or over UDP each datagram, goes to all others with a name in
/// front; a line that begins with / is a command. Nothing that could control another participant's terminal
/// gets through: control characters become pictures.
/// Over UDP anybody can forge a sender's address, and would have everything that is said sent there. So a
/// peer from another computer gets a number in a short answer, and joins the chat once it has sent that
/// number.
/// A peer that only sends datagrams has left after chatlimits::silence. Lines for a peer that does not read
/// are kept up to chatlimits::waitingBytes; the number of those beyond is reported to it.
class ChatServer final : public Protocol
{
public:
    /// `number` has to be sent first; empty if nothing has.
    ChatServer(std::shared_ptr<ChatRoom> room, Transport transport, const QByteArray &number = {});
    ~ChatServer() override;

    void opened(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    /// A message of another participant or of the server's user: lines to show unchanged.
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
    QString m_name; ///< empty before the peer joins and after it leaves
    QByteArray m_waiting; ///< lines for when the peer reads again
    qsizetype m_missed = 0; ///< lines that did not fit
    qint64 m_heardNs = 0;
    bool m_done = false; ///< nothing more from the peer is processed
};

[[nodiscard]] MadeProtocols chatServers(const ServerSettings &settings);

} // namespace swb

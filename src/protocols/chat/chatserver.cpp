// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/chat/chatserver.h"

#include "core/payload/printable.h"
#include "protocols/chat/chatlimits.h"

#include <QRandomGenerator>

namespace swb {

using namespace Qt::StringLiterals;

// What stands on the wire is the same in every language, so nothing here is translated.

namespace {

constexpr quint32 leastNumber = 100'000;
constexpr quint32 beyondNumbers = 1'000'000;

QByteArray newNumber()
{
    return QByteArray::number(QRandomGenerator::system()->bounded(leastNumber, beyondNumbers));
}

class ChatServers final : public ProtocolMaker
{
public:
    explicit ChatServers(Transport transport)
        : m_transport(transport)
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &peer) override
    {
        const bool isStranger = m_transport == Transport::Udp && !peer.isLoopback();
        return std::make_unique<ChatServer>(m_room, m_transport, isStranger ? newNumber() : QByteArray());
    }

private:
    const Transport m_transport;
    const std::shared_ptr<ChatRoom> m_room = std::make_shared<ChatRoom>();
};

constexpr char help[] = "* /name NAME sets your name, /who lists who is here, /quit leaves.";

ProtocolFacts factsOfSaid(const QString &from, const QByteArray &line)
{
    return {u"chat"_s, QString::fromUtf8(line), {{u"from"_s, from}}};
}

} // namespace

ChatServer::ChatServer(std::shared_ptr<ChatRoom> room, Transport transport, const QByteArray &number)
    : m_room(std::move(room))
    , m_isStream(isStream(transport))
    , m_number(number)
    , m_lines(chatlimits::lineBytes)
{ }

ChatServer::~ChatServer()
{
    leave();
}

void ChatServer::opened(ProtocolActions &actions)
{
    m_heardNs = actions.nowNs();
    if (!m_isStream)
        actions.wakeIn(chatlimits::silence);
    if (m_number.isEmpty())
        join(actions);
}

void ChatServer::join(ProtocolActions &actions)
{
    m_name = m_room->join();
    tellPeer("* You are " + m_name.toUtf8() + '.', actions);
    tellPeer(help, actions);
    actions.sendToOthers("* " + m_name.toUtf8() + " has joined.");
    actions.tellPresent(m_room->present());
}

/// An answer of at most four times the question, so that nobody can have much sent to another with little.
void ChatServer::hearStranger(QByteArrayView datagram, ProtocolActions &actions)
{
    constexpr qsizetype most = 4;
    const QByteArray invitation = "/join " + m_number + '\n';
    if (m_tries == chatlimits::triesToJoin)
        return;
    if (datagram.trimmed() == QByteArrayView(invitation).trimmed())
        return join(actions);
    ++m_tries;
    if (invitation.size() <= most * datagram.size())
        actions.write(invitation);
}

void ChatServer::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (m_done)
        return;
    m_heardNs = actions.nowNs();
    if (!isHere())
        return hearStranger(bytes, actions);
    m_lines.append(bytes);
    takeLines(!m_isStream, actions);
}

/// At the end of a datagram, or of a stream, a line has ended too.
void ChatServer::takeLines(bool isEnd, ProtocolActions &actions)
{
    while (!m_done) {
        switch (isEnd ? m_lines.last() : m_lines.next()) {
        case ChatLines::Cut::Nothing:
            return;
        case ChatLines::Cut::TooLong:
            tellPeer("* That line was too long and was not sent: a line may have at most "
                         + QByteArray::number(chatlimits::lineBytes) + " bytes.",
                     actions);
            break;
        case ChatLines::Cut::Line:
            say(m_lines.line(), actions);
        }
    }
}

void ChatServer::say(const QByteArray &line, ProtocolActions &actions)
{
    if (line.trimmed().isEmpty())
        return;
    actions.tellMessage(Direction::In, line, factsOfSaid(m_name, line));
    if (line.startsWith('/'))
        obey(line, actions);
    else
        actions.sendToOthers(m_name.toUtf8() + ": " + line);
}

void ChatServer::obey(const QByteArray &line, ProtocolActions &actions)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray word = space < 0 ? line : line.first(space);
    const QByteArray rest = space < 0 ? QByteArray() : line.sliced(space).trimmed();
    if (word == "/name")
        rename(QString::fromUtf8(rest), actions);
    else if (word == "/who")
        tellWhoIsHere(actions);
    else if (word == "/quit")
        bidFarewell("* Farewell.", actions);
    else
        tellPeer(help, actions);
}

void ChatServer::rename(const QString &name, ProtocolActions &actions)
{
    if (!ChatRoom::isName(name)) {
        tellPeer("* A name has 1 to " + QByteArray::number(chatlimits::nameChars)
                     + " letters, digits or -_. and nothing else.",
                 actions);
        return;
    }
    if (!m_room->rename(m_name, name))
        return tellPeer("* Someone else is already called " + name.toUtf8() + '.', actions);
    const QByteArray before = std::exchange(m_name, name).toUtf8();
    tellPeer("* You are " + name.toUtf8() + '.', actions);
    actions.sendToOthers("* " + before + " is " + name.toUtf8() + " from now on.");
    actions.tellPresent(m_room->present());
}

void ChatServer::tellWhoIsHere(ProtocolActions &actions)
{
    QStringList names = m_room->names();
    const qsizetype more = names.size() - chatlimits::namesShown;
    if (more > 0)
        names = names.first(chatlimits::namesShown) + QStringList(u"and %1 more"_s.arg(more));
    tellPeer("* Here: " + names.join(u", "_s).toUtf8() + '.', actions);
}

void ChatServer::bidFarewell(const QByteArray &words, ProtocolActions &actions)
{
    tellPeer(words, actions);
    m_done = true;
    actions.close();
}

void ChatServer::send(QByteArrayView message, ProtocolActions &actions)
{
    if (!isHere() || m_done)
        return;
    for (const QByteArray &line : message.toByteArray().split('\n')) {
        if (!line.isEmpty())
            tellPeer(line, actions);
    }
}

/// What commands a terminal never gets there: a line is shown in one.
void ChatServer::tellPeer(const QByteArray &line, ProtocolActions &actions)
{
    QByteArray shown;
    appendPrintable(shown, line, chatlimits::shownLineBytes);
    shown += '\n';
    if (!actions.mustWait() && m_waiting.isEmpty())
        actions.write(shown);
    else if (m_waiting.size() + shown.size() <= chatlimits::waitingBytes)
        m_waiting += shown;
    else
        ++m_missed;
}

void ChatServer::goOn(ProtocolActions &actions)
{
    if (actions.mustWait())
        return;
    if (const QByteArray lines = std::exchange(m_waiting, {}); m_isStream && !lines.isEmpty()) {
        actions.write(lines);
    } else {
        for (const QByteArray &line : lines.split('\n')) { // a datagram each
            if (!line.isEmpty())
                actions.write(QByteArray(line + '\n'));
        }
    }
    if (const qsizetype missed = std::exchange(m_missed, 0); missed > 0)
        tellPeer("* Lines you missed because you did not read: " + QByteArray::number(missed) + '.', actions);
}

void ChatServer::peerFinished(ProtocolActions &actions)
{
    takeLines(true, actions);
    m_done = true;
    actions.close();
}

void ChatServer::woken(ProtocolActions &actions)
{
    if (m_isStream || m_done)
        return;
    const std::chrono::nanoseconds silent(actions.nowNs() - m_heardNs);
    if (silent < chatlimits::silence)
        return actions.wakeIn(chatlimits::silence - silent);
    if (!isHere())
        return actions.close();
    bidFarewell("* You were silent for too long and have left. Say something to return.", actions);
}

void ChatServer::ended(ProtocolActions &actions)
{
    if (!isHere())
        return;
    const QByteArray name = m_name.toUtf8();
    leave();
    actions.sendToOthers("* " + name + " has left.");
    actions.tellPresent(m_room->present());
}

void ChatServer::leave()
{
    if (isHere())
        m_room->leave(std::exchange(m_name, {}));
}

MadeProtocols chatServers(const ServerSettings &settings)
{
    return std::shared_ptr<ProtocolMaker>(std::make_shared<ChatServers>(settings.url.transport));
}

} // namespace swb

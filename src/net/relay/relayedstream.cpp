// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/relayedstream.h"

#include "core/log/eventtext.h"
#include "core/log/messagelog.h"
#include "core/values/capabilities.h"
#include "core/values/errorcatalog.h"
#include "net/relay/wireconversation.h"
#include "net/socket/qtaddress.h"
#include "net/transport/transports.h"

#include <QCoreApplication>

namespace swb {

namespace {

constexpr int stepsPerTurn = 64; // then it is the turn of the thread's other connections

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RelayedStream)
};

StreamLine lineOf(const RelayedStream::Setting &setting, RelayDirection direction)
{
    const RelayImpairment &impairment = setting.settings.impairment;
    return {impairment.of(direction), impairment.seed, direction, setting.number,
            direction == RelayDirection::ToServer ? setting.counters.toServer : setting.counters.toClient};
}

} // namespace

RelayedStream::RelayedStream(Setting setting, std::unique_ptr<ConnectedSocket> accepted)
    : m_setting(std::move(setting))
    , m_accepted(std::move(accepted))
    , m_toServer(lineOf(m_setting, RelayDirection::ToServer))
    , m_toClient(lineOf(m_setting, RelayDirection::ToClient))
{ }

RelayedStream::~RelayedStream() = default;

qint64 RelayedStream::nowNs() const
{
    return m_setting.home.log().nowNs();
}

void RelayedStream::start()
{
    m_hops = m_accepted->receivedHops();
    EndpointUrl client = m_setting.settings.listen;
    client.host = m_accepted->remoteAddress().ip();
    client.port = m_accepted->remoteAddress().port;
    openSide(m_client, Role::RelayToClient, *m_accepted, client);
    m_accepted.reset();
    m_status.conversation = m_setting.home.log().conversation(m_client.subject.conversation);
    m_status.counters = m_client.counters;
    m_status.openedNs = nowNs();
    note(m_client, EventKind::Connected, Severity::Note, Direction::In);
    m_setting.reports.reportPeer(m_status);
    m_client.channel->setReading(false); // until there is a target connection
    m_client.channel->start();
    if (!m_ended)
        connectOn();
}

Subject RelayedStream::addConversation(Role role, Transport transport, const ConnectedSocket &socket) const
{
    Conversation conversation;
    conversation.role = role;
    conversation.local = socket.localAddress();
    conversation.remote = socket.remoteAddress();
    conversation.endpoint = m_setting.relay;
    conversation.transport = transport;
    return {m_setting.relay, m_setting.home.log().addConversation(conversation), transport};
}

void RelayedStream::openSide(Side &side, Role role, ConnectedSocket &socket, const EndpointUrl &url)
{
    side.subject = addConversation(role, url.transport, socket);
    openWire(side);
    const bool toClient = role == Role::RelayToClient;
    side.channel = socket.makeStream(
        {.thread = m_setting.home,
         .user = side,
         .subject = side.subject,
         .counters = side.counters,
         .name = url.toString(),
         .tls = toClient ? m_setting.tlsToClient : m_setting.tlsToTarget,
         .verifyName = toClient ? QString() : serverNameOf(clientSideOf(m_setting.settings)),
         .wire = side.wire});
}

/// The encrypted bytes belong to the TCP connection below, which the log shows as a separate conversation.
void RelayedStream::openWire(Side &side)
{
    if (isEncrypted(side.subject.transport)
        && capabilitiesOf(m_setting.settings.sockets, side.subject.transport).has(Capability::CiphertextSeen))
        side.wire = addWireConversation(m_setting.home, side.subject);
}

void RelayedStream::ready(const Side &side, const std::optional<TlsFacts> &facts)
{
    if (facts)
        m_setting.home.writer().event(side.subject, EventKind::Handshake, Severity::Note, Direction::None,
                                      {EventText::handshakeLine(*facts), {}, facts});
}

void RelayedStream::connectOn()
{
    ClientSettings settings = clientSideOf(m_setting.settings);
    settings.options = optionsToTarget(m_setting.settings, m_hops);
    m_server.subject = {m_setting.relay, ConversationId::None, settings.url.transport};
    if (m_hops && *m_hops <= 1) {
        connectFailed(makeError(ErrorCode::RelayChain,
                                Words::tr("Did not connect to %1.").arg(settings.url.toString())));
        return;
    }
    m_dialer = makeDialer(
        m_setting.home, settings,
        Dialer::User{.trying =
                         [this, settings](const QHostAddress &address) {
                             const QString to = fromQt(address, settings.url.port).toString();
                             m_setting.home.writer().event(m_server.subject, EventKind::Connecting,
                                                           Severity::Chat, Direction::Out, {to, {}, {}});
                         },
                     .connected
                     = [this](const std::unique_ptr<ConnectedSocket> &socket) { connected(*socket); },
                     .refused =
                         [this](const Error &error) {
                             note(m_server, EventKind::Error, Severity::Warning, directionOf(error), error);
                         },
                     .failed = [this](const Error &error) { targetRefused(error); }},
        m_hops ? *m_hops - 1 : 0);
    m_dialer->start();
}

void RelayedStream::connected(ConnectedSocket &socket)
{
    openSide(m_server, Role::RelayToServer, socket, m_setting.settings.target);
    note(m_server, EventKind::Connected, Severity::Note, Direction::Out);
    noteOptions(m_setting.home.writer(), m_server.subject, m_dialer->applied());
    m_server.channel->start();
    if (!m_ended)
        m_client.channel->setReading(true);
}

/// A client that had connected to the target directly would have been refused: a reset is the closest to
/// that.
void RelayedStream::connectFailed(const Error &error)
{
    if (m_ended)
        return;
    note(m_server, EventKind::Error, Severity::Error, directionOf(error), error);
    m_status.error = error;
    resetBoth();
}

void RelayedStream::targetRefused(const Error &error)
{
    connectFailed(error);
    m_setting.targetFailed(m_status.error); // the argument may have been destroyed with the dialer
}

void RelayedStream::chunkRead(Side &from, QByteArrayView chunk)
{
    if (m_ended || m_closingSinceNs > 0)
        return;
    StreamLine &line = lineFrom(from);
    Side &to = other(from);
    const qint64 readNs = nowNs();
    if (!line.isOpen() || to.channel->pendingBytes() > 0 || takesNoMore(to)) {
        line.arrive(chunk, readNs);
        pump(from);
        return;
    }
    to.channel->write(chunk);
    if (m_ended)
        return;
    line.passed(chunk.size(), readNs, nowNs());
    holdBackOrGoOn(from);
}

void RelayedStream::peerFinished(Side &from)
{
    from.peerDone = true;
    note(from, EventKind::HalfClosed, Severity::Chat, Direction::In);
    if (m_closingSinceNs > 0) {
        endIfAllIsOver();
        return;
    }
    lineFrom(from).finish(nowNs());
    pump(from);
}

void RelayedStream::allWritten(Side &to)
{
    if (!m_ended)
        pump(other(to));
}

/// What came before it is forwarded first, unless the other side does not accept it anyway.
void RelayedStream::failed(Side &from, LinkState how, const Error &error)
{
    if (m_ended)
        return;
    from.broken = true;
    m_status.error = error;
    note(from, how == LinkState::Reset ? EventKind::Reset : EventKind::Error, Severity::Error,
         directionOf(error), error, true);
    Side &to = other(from);
    if (!to.channel || to.broken || from.peerDone || to.channel->pendingBytes() > 0 || m_closingSinceNs > 0) {
        resetBoth(&from);
        return;
    }
    to.channel->setReading(false); // there is nowhere to forward it
    lineFrom(from).finish(nowNs());
    pump(from);
}

/// Does what is due in the direction that begins at this side.
void RelayedStream::pump(Side &from)
{
    StreamLine &line = lineFrom(from);
    Side &to = other(from);
    if (takesNoMore(to))
        to.lostBytes += line.discard();
    int steps = 0;
    while (!m_ended && to.channel && !to.broken && to.channel->pendingBytes() == 0 && steps < stepsPerTurn) {
        const auto step = line.takeDue(nowNs());
        if (!step)
            break;
        takeStep(from, *step);
        ++steps;
    }
    if (m_ended)
        return;
    if (from.broken && to.channel && to.channel->pendingBytes() > 0) {
        resetBoth(&from);
        return;
    }
    endIfAllIsOver();
    if (m_ended)
        return;
    holdBackOrGoOn(from);
    schedule();
}

void RelayedStream::takeStep(Side &from, const StreamLine::Step &step)
{
    switch (step.kind) {
    case StreamLine::StepKind::Write:
        other(from).channel->write(step.bytes);
        break;
    case StreamLine::StepKind::Finish:
        finishOn(from);
        break;
    case StreamLine::StepKind::Close:
        say(from, Words::tr("Closed both connections after the set number of bytes."));
        closeBoth();
        break;
    case StreamLine::StepKind::Reset:
        say(from, Words::tr("Reset both connections after the set number of bytes."));
        resetBoth();
        break;
    }
}

void RelayedStream::finishOn(Side &from)
{
    if (from.broken) {
        resetBoth(&from);
        return;
    }
    other(from).channel->finish();
}

/// What arrives from now on is read and discarded for a moment, since unread bytes would make the system send
/// RST after the FIN (RFC 2525 2.17).
void RelayedStream::closeBoth()
{
    m_closingSinceNs = nowNs();
    for (Side *const side : {&m_client, &m_server}) {
        side->channel->finish();
        side->channel->setReading(true);
    }
}

void RelayedStream::resetBoth(const Side *alreadyGone)
{
    for (const Side *const side : {&m_client, &m_server}) {
        if (side == alreadyGone || !side->channel || side->broken)
            continue;
        side->channel->abort();
        note(*side, EventKind::Reset, Severity::Note, Direction::Out);
    }
    end(LinkState::Reset);
}

void RelayedStream::endIfAllIsOver()
{
    if (m_ended || !m_server.channel || m_client.channel->pendingBytes() > 0
        || m_server.channel->pendingBytes() > 0)
        return;
    const bool bothFinished = m_closingSinceNs > 0 ? m_client.peerDone && m_server.peerDone
                                                   : m_toServer.isFinished() && m_toClient.isFinished();
    if (!bothFinished)
        return;
    for (const Side *const side : {&m_client, &m_server}) {
        side->channel->close();
        note(*side, EventKind::Closed, Severity::Note, Direction::None);
    }
    end(LinkState::Closed);
}

void RelayedStream::tellUnsent(Side &from)
{
    const Side &to = other(from);
    const qint64 bytes
        = lineFrom(from).waitingBytes() + to.lostBytes + (to.channel ? to.channel->pendingBytes() : 0);
    if (bytes == 0)
        return;
    const QString what = &from == &m_client ? Words::tr("The direction to the server has ended.")
                                            : Words::tr("The direction to the client has ended.");
    QString why = Words::tr("%n queued bytes were not forwarded.", nullptr, int(bytes));
    if (to.lostBytes > 0)
        why += u' '
            + whyAbsent(Capability::HalfCloseAfterPeer, m_setting.settings.sockets, to.subject.transport);
    note(from, EventKind::Dropped, Severity::Warning, Direction::None,
         makeError(ErrorCode::UnsentBytes, what, why));
}

void RelayedStream::end(LinkState how)
{
    if (std::exchange(m_ended, true))
        return;
    m_dialer.reset();
    tellUnsent(m_client);
    tellUnsent(m_server);
    if (m_timer)
        m_timer->stop();
    for (const Side *const side : {&m_client, &m_server}) {
        if (side->subject.conversation != ConversationId::None)
            m_setting.home.log().endConversation(side->subject.conversation);
        if (side->wire)
            m_setting.home.log().endConversation(side->wire->conversation);
    }
    m_status.state = how;
    m_status.closedNs = nowNs();
    m_setting.reports.reportPeer(m_status);
    m_setting.over();
}

void RelayedStream::stop()
{
    if (m_ended)
        return;
    for (const Side *const side : {&m_client, &m_server}) {
        if (!side->channel)
            continue;
        side->channel->close();
        note(*side, EventKind::Closed, Severity::Note, Direction::None);
    }
    end(LinkState::Closed);
}

void RelayedStream::setImpairment(const RelayImpairment &impairment)
{
    m_toServer.change(impairment.of(RelayDirection::ToServer));
    m_toClient.change(impairment.of(RelayDirection::ToClient));
    if (m_server.channel && m_closingSinceNs == 0) {
        pump(m_client);
        if (!m_ended)
            pump(m_server);
    }
}

void RelayedStream::holdBackOrGoOn(Side &from)
{
    if (m_closingSinceNs > 0 || !from.channel || from.broken)
        return;
    const Side &to = other(from);
    const StreamLine &line = lineFrom(from);
    const bool blocked = to.channel && to.channel->pendingBytes() > 0
        && (line.waitingBytes() == 0 || line.isBehind(nowNs()));
    from.channel->setReading(to.channel && !to.broken && !blocked && !line.isFull());
}

void RelayedStream::schedule()
{
    std::optional<qint64> next;
    const auto consider = [&](std::optional<qint64> timeNs) {
        if (timeNs)
            next = qMin(next.value_or(*timeNs), *timeNs);
    };
    if (m_closingSinceNs > 0)
        consider(m_closingSinceNs + std::chrono::nanoseconds(lingerTime).count());
    else
        for (Side *const from : {&m_client, &m_server}) {
            const Side &to = other(*from);
            if (to.channel && !to.broken && to.channel->pendingBytes() == 0) // otherwise allWritten()
                                                                             // continues
                consider(lineFrom(*from).nextNs());
        }
    if (!next) {
        if (m_timer)
            m_timer->stop();
        return;
    }
    if (!m_timer)
        m_timer = std::make_unique<PreciseTimer>(m_setting.home.watcher(), [this] {
            if (m_closingSinceNs > 0) {
                stop();
                return;
            }
            pump(m_client);
            if (!m_ended)
                pump(m_server);
        });
    m_timer->start(*next - nowNs());
}

void RelayedStream::say(const Side &about, const QString &what)
{
    note(about, EventKind::Note, Severity::Note, Direction::None, makeError(ErrorCode::Impaired, what));
}

void RelayedStream::note(const Side &about, EventKind kind, Severity severity, Direction direction,
                         const Error &error, bool ended)
{
    m_setting.home.writer().event(about.subject, kind, severity, direction, errorDetail(error, ended));
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/streamclient.h"

#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"
#include "net/socket/sockaddr.h"
#include "net/tls/qtaddress.h"

#include <QCoreApplication>
#include <fcntl.h>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamClient)
};

} // namespace

StreamClient::StreamClient(const ClientSetting &setting)
    : Client(setting)
{ }

StreamClient::~StreamClient() = default;

void StreamClient::open()
{
    const Error error = prepare();
    if (error.isError()) {
        fail(LinkState::Failed, error);
        return;
    }
    setState(LinkState::Resolving);
    m_connector = std::make_unique<Connector>(
        settings(),
        Connector::User{.trying =
                            [this](const QHostAddress &address) {
                                const QString to = fromQt(address, settings().url.port).toString();
                                home().writer().event(subject(), EventKind::Connecting, Severity::Chat,
                                                      Direction::Out, {to, {}, {}});
                                setState(LinkState::Connecting);
                            },
                        .connected
                        = [this](std::unique_ptr<QTcpSocket> socket) { connected(std::move(socket)); },
                        .refused = [this](const Error &refusal) { complain(refusal); },
                        .failed = [this](const Error &failure) { fail(LinkState::Failed, failure); }});
    m_connector->start();
}

Error StreamClient::prepare()
{
    const auto framing = parseFraming(settings().framing, settings().maxFrameBytes);
    if (!framing.ok())
        return framing.error();
    m_makeFramer = framing.value();
    if (m_makeFramer)
        m_framer = m_makeFramer();
    return {};
}

/// The channel goes on with a copy of the descriptor; the socket that connected is done, and closing it sends
/// no FIN while the copy is open.
void StreamClient::connected(std::unique_ptr<QTcpSocket> socket)
{
    setAddresses(fromQt(socket->localAddress(), socket->localPort()),
                 fromQt(socket->peerAddress(), socket->peerPort()));
    home().writer().event(subject(), EventKind::Connected, Severity::Note, Direction::Out);
    if (tls())
        setState(LinkState::Handshaking);
    const int descriptor = ::fcntl(int(socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    socket.release()->deleteLater(); // not at once: this is a signal of its own
    m_channel = std::make_unique<StreamChannel>(ChannelSetting{.thread = home(),
                                                               .user = *this,
                                                               .subject = subject(),
                                                               .counters = sharedCounters(),
                                                               .receiveBytes = settings().receiveBytes,
                                                               .noDelay = settings().noDelay,
                                                               .flushWrites = settings().flushWrites,
                                                               .name = name(),
                                                               .tls = tls(),
                                                               .verifyName = settings().url.host},
                                                descriptor);
    m_channel->start();
}

void StreamClient::channelReady(const std::optional<TlsFacts> &facts)
{
    if (facts) {
        home().writer().event(subject(), EventKind::Handshake, Severity::Note, Direction::None,
                              {QString(facts->protocol + u", " + facts->cipher), {}, facts});
    }
    setConnectedNow();
    setState(LinkState::Connected);
}

void StreamClient::chunkRead(QByteArrayView chunk)
{
    if (!m_framer) {
        if (isWatched())
            reports().reportReceived(id(), chunk.toByteArray());
        return;
    }
    m_framer->append(chunk);
    takeMessages();
}

void StreamClient::takeMessages()
{
    Framer::Status status{};
    while ((status = m_framer->next()) == Framer::Status::Complete) {
        home().writer().message(subject(), Direction::In, m_framer->payload());
        if (isWatched())
            reports().reportReceived(id(), m_framer->payload().toByteArray());
    }
    if (status != Framer::Status::Malformed)
        return;
    const Error error = m_framer->error();
    m_framer.reset(); // no more messages can be told apart; the bytes are still logged as they come
    complain(error);
}

void StreamClient::peerFinished()
{
    home().writer().event(subject(), EventKind::HalfClosed, Severity::Chat, Direction::In);
    if (m_finishedByUs)
        closed();
    else
        setState(LinkState::HalfClosedByPeer);
}

void StreamClient::allWritten()
{
    counters().queuedBytes.store(0, std::memory_order_relaxed);
    reports().reportSendQueueEmpty(id());
}

void StreamClient::channelFlawed(const Error &flaw)
{
    warn(flaw);
}

void StreamClient::channelFailed(LinkState how, const Error &error)
{
    fail(how, error);
}

bool StreamClient::canSend() const
{
    return (state() == LinkState::Connected || state() == LinkState::HalfClosedByPeer) && !m_finishedByUs;
}

void StreamClient::send(const QByteArray &bytes)
{
    const QString what = Words::tr("Could not send to %1.").arg(name());
    if (!canSend()) {
        refuseToSend(makeError(ErrorCode::NotConnected, what));
        return;
    }
    if (m_channel->pendingBytes() + bytes.size() > limits::sendQueueBytes) {
        refuseToSend(makeError(ErrorCode::QueueFull, what));
        return;
    }
    m_channel->write(bytes);
    counters().queuedBytes.store(m_channel->pendingBytes(), std::memory_order_relaxed);
    if (m_channel->pendingBytes() == 0)
        reports().reportSendQueueEmpty(id());
}

void StreamClient::halfClose()
{
    if (!canSend())
        return;
    m_finishedByUs = true;
    m_channel->finish();
    home().writer().event(subject(), EventKind::HalfClosed, Severity::Chat, Direction::Out);
    if (state() == LinkState::HalfClosedByPeer)
        closed();
    else
        setState(LinkState::HalfClosedByUs);
}

void StreamClient::closed()
{
    m_channel->close();
    home().writer().event(subject(), EventKind::Closed, Severity::Note);
    setState(LinkState::Closed);
}

void StreamClient::disconnect()
{
    if (isOver(state()))
        return;
    m_connector.reset();
    if (m_channel) {
        if (!settings().flushWrites && state() != LinkState::Handshaking)
            m_channel->flush(); // what nobody has tried to send yet is not to be thrown away
        if (!isOver(state()))
            closed();
        return;
    }
    home().writer().event(subject(), EventKind::Closed, Severity::Note);
    setState(LinkState::Closed);
}

void StreamClient::abort()
{
    if (isOver(state()))
        return;
    m_connector.reset();
    if (m_channel)
        m_channel->abort();
    home().writer().event(subject(), EventKind::Reset, Severity::Note, Direction::Out);
    setState(LinkState::Reset);
}

void StreamClient::sampleKernel()
{
    if (m_channel)
        m_channel->sampleKernel();
    else
        Client::sampleKernel();
}

} // namespace swb

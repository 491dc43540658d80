// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/streamclient.h"

#include "core/log/eventtext.h"
#include "core/log/messagelog.h"
#include "core/values/capabilities.h"
#include "core/values/errorcatalog.h"
#include "net/socket/appliedoptions.h"
#include "net/socket/qtaddress.h"
#include "net/transport/streamwords.h"
#include "net/transport/transports.h"

#include <QCoreApplication>

namespace swb {

namespace {

constexpr std::chrono::milliseconds lookAgainAfter{10};
// How long to wait after a disconnect for a peer that accepts nothing.
constexpr std::chrono::nanoseconds leaveTime = std::chrono::seconds(5);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamClient)
};

} // namespace

StreamClient::StreamClient(const ClientTerms &setting)
    : Client(setting)
{ }

StreamClient::~StreamClient() = default;

void StreamClient::open()
{
    setState(LinkState::Resolving);
    m_dialer = makeDialer(
        home(), settings(),
        {.trying =
             [this](const QHostAddress &address) {
                 const QString to = fromQt(address, settings().url.port).toString();
                 home().writer().event(subject(), EventKind::Connecting, Severity::Chat, Direction::Out,
                                       openingDetail(to));
                 setState(LinkState::Connecting);
             },
         .connected = [this](const std::unique_ptr<ConnectedSocket> &socket) { connected(*socket); },
         .refused = [this](const Error &refusal) { complain(refusal); },
         .failed = [this](const Error &failure) { fail(LinkState::Failed, failure); }});
    m_dialer->start();
}

void StreamClient::connected(ConnectedSocket &socket)
{
    setAddresses(socket.localAddress(), socket.remoteAddress());
    home().writer().event(subject(), EventKind::Connected, Severity::Note, Direction::Out);
    noteOptions(home().writer(), subject(), m_dialer->applied());
    if (isEncrypted(transport()))
        setState(LinkState::Handshaking);
    m_stream = socket.makeStream({.thread = home(),
                                  .user = *this,
                                  .subject = subject(),
                                  .counters = sharedCounters(),
                                  .receiveBytes = settings().receiveBytes,
                                  .noDelay = settings().noDelay,
                                  .flushWrites = settings().flushWrites,
                                  .name = name(),
                                  .tls = tls(),
                                  .tlsLater = !isEncrypted(transport()),
                                  .verifyName = serverNameOf(settings())});
    m_stream->start();
}

void StreamClient::streamReady(const std::optional<TlsFacts> &facts)
{
    if (facts) {
        home().writer().event(subject(), EventKind::Handshake, Severity::Note, Direction::None,
                              {EventText::handshakeLine(*facts), {}, facts});
    }
    if (isStartingTls()) {
        setState(LinkState::Connected);
        run([this](Protocol &it) { it.secured(*this); });
        return;
    }
    setConnectedNow();
    setState(LinkState::Connected);
}

bool StreamClient::canStartTls() const
{
    return tls() && !isEncrypted(transport()) && canSend();
}

void StreamClient::startTls()
{
    if (!canStartTls())
        return;
    setEncrypted();
    setState(LinkState::Handshaking);
    m_stream->startTls();
}

bool StreamClient::isStartingTls() const
{
    return state() == LinkState::Handshaking && !isEncrypted(settings().url.transport);
}

void StreamClient::chunkRead(QByteArrayView chunk)
{
    if (m_leaving && !mayRead())
        return; // it is in the log, and the watcher accepts no more
    heard(chunk);
}

/// The watcher gets everything until the end, but to leave in order everything has to be read.
void StreamClient::readingChanged()
{
    if (m_stream)
        m_stream->setReading(mayRead() || m_leaving);
}

/// A message that ends with the peer's direction, such as an answer without a length, is completed before the
/// end is reported.
void StreamClient::peerFinished()
{
    m_peerFinished = true;
    if (!m_stream->isClosed())
        home().writer().event(subject(), EventKind::HalfClosed, Severity::Chat, Direction::In);
    run([this](Protocol &it) { it.peerFinished(*this); });
    if (isOver(state()))
        return;
    if (m_stream->isClosed())
        closed(peerEndWords(settings().sockets, transport()));
    else if (m_finishedByUs)
        closed();
    else if (!m_finishWanted)
        setState(LinkState::HalfClosedByPeer);
}

void StreamClient::allWritten()
{
    counters().queuedBytes.store(0, std::memory_order_relaxed);
    reports().reportSendQueueEmpty(id());
    if (!isOver(state()))
        run([this](Protocol &it) { it.goOn(*this); });
}

bool StreamClient::mustWait() const
{
    return m_stream && !m_stream->isClosed() && m_stream->pendingBytes() > 0;
}

void StreamClient::finished()
{
    m_finishedByUs = true;
    if (m_stream->isClosed())
        return closed();
    home().writer().event(subject(), EventKind::HalfClosed, Severity::Chat, Direction::Out);
    if (m_peerFinished)
        closed();
}

void StreamClient::streamWarned(const Error &flaw)
{
    warn(flaw);
}

void StreamClient::streamFailed(LinkState how, const Error &error)
{
    m_leaving.reset();
    fail(how, error);
}

bool StreamClient::canSend() const
{
    return (state() == LinkState::Connected || state() == LinkState::HalfClosedByPeer) && !m_finishWanted;
}

void StreamClient::write(QByteArrayView bytes)
{
    const QString what = Words::tr("Could not send to %1.").arg(name());
    if (!canSend() && !isStartingTls()) {
        refuseToSend(makeError(ErrorCode::NotConnected, what));
        return;
    }
    if (m_stream->pendingBytes() + bytes.size() > limits::sendQueueBytes) {
        refuseToSend(makeError(ErrorCode::QueueFull, what));
        return;
    }
    m_stream->write(bytes);
    counters().queuedBytes.store(m_stream->pendingBytes(), std::memory_order_relaxed);
    if (m_stream->pendingBytes() == 0)
        reports().reportSendQueueEmpty(id());
}

void StreamClient::halfClose()
{
    if (!canSend())
        return;
    if (const QString whyNot = whyNoHalfClose(); !whyNot.isEmpty())
        refuseToSend(makeError(ErrorCode::BadOption, Words::tr("Could not half-close %1.").arg(name()),
                               whyNot + u' ' + nativeSocketsCan()));
    else
        finishOurSide();
}

/// FIN is sent after what is queued, and only then has our side finished.
void StreamClient::finishOurSide()
{
    m_finishWanted = true;
    m_stream->finish();
    if (!m_peerFinished && !isOver(state()))
        setState(LinkState::HalfClosedByUs);
}

void StreamClient::closed(const QString &how)
{
    if (isOver(state()))
        return;
    m_leaving.reset();
    m_stream->close();
    home().writer().event(subject(), EventKind::Closed, Severity::Note, Direction::None, {how, {}, {}});
    setState(LinkState::Closed);
}

void StreamClient::disconnect()
{
    if (isOver(state()) || m_leaving)
        return;
    m_dialer.reset();
    if (m_stream) {
        leaveInOrder();
        return;
    }
    giveUpConnecting();
}

/// Closing would discard what the peer has not acknowledged if it has sent something that we have not read
/// (RFC 2525 2.17), so reading continues until everything is delivered.
void StreamClient::leaveInOrder()
{
    if (state() != LinkState::Handshaking)
        m_stream->flush();
    if (isOver(state()))
        return;
    m_undelivered = m_stream->undeliveredBytes();
    if (state() == LinkState::Handshaking || (m_undelivered == 0 && !m_stream->hasUnread())) {
        closed();
        return;
    }
    m_progressNs = home().log().nowNs();
    m_leaving = std::make_unique<QTimer>();
    QObject::connect(m_leaving.get(), &QTimer::timeout, m_leaving.get(), [this] { closeOnceDelivered(); });
    m_leaving->start(lookAgainAfter);
    readingChanged();
    if (m_finishWanted)
        return;
    if (whyNoHalfClose().isEmpty())
        finishOurSide();
    else
        m_finishWanted = true; // it would end reading too, before everything is delivered
}

QString StreamClient::whyNoHalfClose() const
{
    return whyAbsent(Capability::HalfClose, settings().sockets, transport());
}

void StreamClient::closeOnceDelivered()
{
    const qint64 left = m_stream->undeliveredBytes();
    const qint64 now = home().log().nowNs();
    if (left < std::exchange(m_undelivered, left))
        m_progressNs = now;
    const bool givenUp = now - m_progressNs > leaveTime.count();
    if ((left > 0 || m_stream->hasUnread()) && !givenUp)
        return;
    QTimer *const timer = m_leaving.release(); // this is its own callback
    timer->stop();
    timer->deleteLater();
    const Error unsent = m_stream->unsentError();
    if (!unsent.isError()) {
        closed(); // the system will deliver what only waits for its acknowledgement
        return;
    }
    m_stream->close();
    fail(LinkState::Failed, unsent);
}

void StreamClient::abort()
{
    if (isOver(state()))
        return;
    m_dialer.reset();
    m_leaving.reset();
    if (!m_stream) {
        giveUpConnecting();
        return;
    }
    m_stream->abort();
    if (const Error unsent = m_stream->unsentError(); unsent.isError())
        home().writer().event(subject(), EventKind::Dropped, Severity::Note, Direction::Out,
                              {unsent.what, unsent, {}});
    home().writer().event(subject(), EventKind::Reset, Severity::Note, Direction::Out);
    setState(LinkState::Reset);
}

void StreamClient::sampleKernel()
{
    if (m_stream)
        m_stream->sampleKernel();
    else
        Client::sampleKernel();
}

} // namespace swb

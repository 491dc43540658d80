// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/streamchannel.h"

#include "core/engine/counters.h"
#include "core/values/errorcatalog.h"
#include "net/socket/kernelfacts.h"
#include "net/stream/plainlayer.h"
#include "net/tls/tlslayer.h"

#include <QCoreApplication>
#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace swb {

namespace {

constexpr std::chrono::seconds handshakeTime{10};
constexpr int readsPerTurn = 8; // of what a layer holds already; then other connections have theirs
constexpr qsizetype keptPending = 1 << 20; // capacity kept for the next time something has to wait

QString unsentWords(qint64 bytes)
{
    return QCoreApplication::translate("StreamChannel", "%n byte(s) that waited were not sent.", nullptr,
                                       int(bytes));
}

std::unique_ptr<ByteLayer> makeLayer(const ChannelSetting &setting, int descriptor)
{
    if (setting.tls)
        return std::make_unique<TlsLayer>(setting.tls, descriptor, setting.name, setting.verifyName);
    return std::make_unique<PlainLayer>(descriptor, setting.name);
}

} // namespace

StreamChannel::StreamChannel(ChannelSetting setting, int descriptor)
    : m_setting(std::move(setting))
    , m_descriptor(descriptor)
    , m_layer(makeLayer(m_setting, descriptor))
{
    ::fcntl(m_descriptor, F_SETFL, ::fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
    const int on = m_setting.noDelay ? 1 : 0;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const int inLine = 1; // a byte that is sent as urgent stays where it was written, as RFC 6093 asks for
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_OOBINLINE, &inLine, sizeof inLine);
}

StreamChannel::~StreamChannel()
{
    close();
}

void StreamChannel::start()
{
    logKernelFacts();
    if (!m_layer->hasHandshake()) {
        opened();
        return;
    }
    m_deadline = std::make_unique<QTimer>();
    m_deadline->setSingleShot(true);
    QObject::connect(m_deadline.get(), &QTimer::timeout, m_deadline.get(), [this] {
        fail({LinkState::Failed,
              makeError(
                  ErrorCode::HandshakeTimeout,
                  QCoreApplication::translate("StreamChannel", "The TLS handshake with %1 came to no end.")
                      .arg(m_setting.name))});
    });
    m_deadline->start(handshakeTime);
    goOnWithHandshake();
}

void StreamChannel::goOnWithHandshake()
{
    const ByteLayer::Result result = m_layer->handshake();
    m_wantWrite = result.outcome == ByteLayer::Outcome::WantWrite;
    if (result.outcome == ByteLayer::Outcome::Failed)
        fail();
    else if (result.outcome == ByteLayer::Outcome::Done)
        opened();
    else
        updateWatch();
}

void StreamChannel::opened()
{
    m_open = true;
    if (m_deadline)
        m_deadline->stop();
    m_readTurnWanted = m_layer->hasBuffered();
    updateWatch();
    tellFlaw();
    m_setting.user.channelReady(m_layer->facts());
}

void StreamChannel::descriptorReady(Ready ready)
{
    if (!m_open) {
        goOnWithHandshake();
        return;
    }
    const bool mayRead = m_reading && !m_peerFinished;
    if (mayRead && (ready.read || m_readTurnWanted))
        readSome(); // finds an error too, after the bytes before it
    else if (ready.error)
        checkError();
    // After an error writing would fail before all is read that came before it.
    if (ready.write && !ready.error && m_descriptor >= 0 && (pendingBytes() > 0 || m_wantWrite))
        flush();
}

/// One recv(2) a turn keeps busy connections from starving the others of this thread. What a layer has taken
/// in beyond that is read too, since no readiness will tell of it.
void StreamChannel::readSome()
{
    bool more = true;
    for (int i = 0; more && m_reading && i < readsPerTurn; ++i)
        more = readOnce() && m_layer->hasBuffered();
    if (more == m_readTurnWanted)
        return;
    m_readTurnWanted = more;
    updateWatch();
}

/// Whether there may be more.
bool StreamChannel::readOnce()
{
    char *const bytes = writer().room(m_setting.receiveBytes);
    const ByteLayer::Result result = m_layer->read(bytes, m_setting.receiveBytes);
    switch (result.outcome) {
    case ByteLayer::Outcome::Done:
        writer().received(m_setting.subject, result.bytes);
        countIn(*m_setting.counters, result.bytes);
        m_setting.user.chunkRead({bytes, result.bytes});
        return m_descriptor >= 0;
    case ByteLayer::Outcome::End:
        m_peerFinished = true;
        updateWatch();
        tellFlaw();
        m_setting.user.peerFinished();
        return false;
    case ByteLayer::Outcome::Failed:
        fail();
        return false;
    case ByteLayer::Outcome::WantRead:
    case ByteLayer::Outcome::WantWrite: // renegotiation is off; a key update that cannot leave waits like
                                        // what is pending
        break;
    }
    return false;
}

void StreamChannel::write(QByteArrayView bytes)
{
    if (m_descriptor < 0 || m_finishWanted || bytes.isEmpty())
        return;
    const bool atOnce = m_setting.flushWrites && pendingBytes() == 0 && m_open;
    const qint64 sent = atOnce ? sendNow(bytes) : 0;
    if (sent < 0 || sent == bytes.size())
        return;
    m_pending.append(bytes.sliced(sent));
    updateWatch();
}

/// Bytes taken, 0 where none are now, -1 where the channel has failed.
qint64 StreamChannel::sendNow(QByteArrayView bytes)
{
    qint64 taken = 0;
    ByteLayer::Result result;
    {
        const LogWriter::Call call(writer());
        do {
            result = m_layer->write(bytes.sliced(taken));
            taken += result.bytes;
        } while (result.outcome == ByteLayer::Outcome::Done && taken < bytes.size());
        if (taken > 0) {
            writer().data(m_setting.subject, Direction::Out, bytes.first(taken));
            countOut(*m_setting.counters, taken);
        }
    }
    if (result.outcome != ByteLayer::Outcome::Failed)
        return taken;
    fail();
    return -1;
}

void StreamChannel::flush()
{
    m_wantWrite = false;
    if (pendingBytes() > 0) {
        const qint64 sent = sendNow(QByteArrayView(m_pending).sliced(m_sent));
        if (sent < 0)
            return;
        m_sent += sent;
        if (m_sent < m_pending.size()) {
            dropSent();
            return;
        }
        pendingGone();
    } else if (m_finishWanted) {
        sendFin();
    }
}

/// A queue that never runs empty would otherwise keep all that it has ever held.
void StreamChannel::dropSent()
{
    if (m_sent < keptPending || m_sent < m_pending.size() / 2)
        return;
    m_pending.remove(0, m_sent);
    m_sent = 0;
}

void StreamChannel::pendingGone()
{
    if (m_pending.capacity() > keptPending)
        m_pending = QByteArray();
    m_pending.resize(0);
    m_sent = 0;
    updateWatch();
    if (m_finishWanted)
        sendFin();
    m_setting.user.allWritten();
}

void StreamChannel::setReading(bool on)
{
    if (m_reading == on)
        return;
    m_reading = on;
    m_hungUp = false;
    m_readTurnWanted = m_layer->hasBuffered();
    updateWatch();
}

void StreamChannel::finish()
{
    if (m_finishWanted || m_descriptor < 0)
        return;
    m_finishWanted = true;
    if (pendingBytes() == 0)
        sendFin();
}

void StreamChannel::sendFin()
{
    if (m_finSent || m_descriptor < 0)
        return;
    m_wantWrite = m_layer->sayGoodbye().outcome == ByteLayer::Outcome::WantWrite;
    if (!m_wantWrite) {
        ::shutdown(m_descriptor, SHUT_WR);
        m_finSent = true;
    }
    updateWatch();
    if (m_finSent)
        m_setting.user.finished();
}

void StreamChannel::close()
{
    if (m_descriptor >= 0 && m_open && !m_finSent) [[maybe_unused]]
        const auto said = m_layer->sayGoodbye();
    closeDescriptor();
}

/// SO_LINGER with a time of zero makes close(2) send RST (socket(7), RFC 9293 3.10.5).
void StreamChannel::abort()
{
    if (m_descriptor < 0)
        return;
    const linger atOnce{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    closeDescriptor();
}

/// A hang-up without an error means that both sides have finished; any bytes before it are still to be read.
void StreamChannel::checkError()
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) {
        fail(connectionFailure(error, m_setting.name));
    } else if (!m_reading || m_peerFinished) {
        m_hungUp = true;
        updateWatch();
    } else {
        readSome();
    }
}

void StreamChannel::tellFlaw()
{
    const Error flaw = m_layer->takeFlaw();
    if (flaw.isError())
        m_setting.user.channelFlawed(flaw);
}

void StreamChannel::fail()
{
    fail(m_layer->failure());
}

void StreamChannel::fail(const ByteLayer::Failure &failure)
{
    closeDescriptor();
    Error error = failure.error;
    if (const qint64 unsent = pendingBytes(); unsent > 0)
        error.why += u' ' + unsentWords(unsent);
    m_setting.user.channelFailed(failure.how, error);
}

qint64 StreamChannel::undeliveredBytes() const
{
    int kept = 0;
    if (m_descriptor >= 0 && ::ioctl(m_descriptor, SIOCOUTQ, &kept) != 0)
        kept = 0;
    return pendingBytes() + kept;
}

Error StreamChannel::unsentError() const
{
    if (pendingBytes() == 0)
        return {};
    return makeError(
        ErrorCode::UnsentBytes,
        QCoreApplication::translate("StreamChannel", "The connection with %1 has ended.").arg(m_setting.name),
        unsentWords(pendingBytes()));
}

void StreamChannel::sampleKernel()
{
    if (!logKernelFacts())
        noteNoKernelFacts(writer(), m_setting.subject);
}

/// Whether there were any.
bool StreamChannel::logKernelFacts()
{
    const std::optional<TcpFacts> facts = m_descriptor < 0 ? std::nullopt : tcpFactsOf(m_descriptor);
    if (facts)
        writer().event(m_setting.subject, EventKind::Sample, Severity::Chat, Direction::None,
                       {{}, {}, {}, facts});
    return facts.has_value();
}

void StreamChannel::updateWatch()
{
    if (m_descriptor < 0)
        return;
    DescriptorWatcher &watcher = m_setting.thread.watcher();
    if (m_hungUp) {
        watcher.unwatch(m_descriptor);
    } else if (!m_open) { // what is written waits for the end of the handshake
        watcher.watch(m_descriptor, this, !m_wantWrite, m_wantWrite);
    } else {
        const bool reading = m_reading && !m_peerFinished;
        watcher.watch(m_descriptor, this, reading,
                      pendingBytes() > 0 || m_wantWrite || (reading && m_readTurnWanted));
    }
}

void StreamChannel::closeDescriptor()
{
    if (m_deadline)
        m_deadline->stop();
    if (m_descriptor < 0)
        return;
    logKernelFacts();
    m_setting.thread.watcher().unwatch(m_descriptor);
    ::close(m_descriptor);
    m_descriptor = -1;
}

} // namespace swb

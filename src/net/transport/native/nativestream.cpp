// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/nativestream.h"

#include "core/values/counters.h"
#include "net/socket/kernelfacts.h"
#include "net/socket/socketcalls.h"
#include "net/socket/socketheaders.h"
#include "net/socket/tcpinfo.h"
#include "net/transport/native/plainlayer.h"
#include "net/transport/native/tlslayer.h"
#include "net/transport/streamwords.h"

namespace swb {

namespace {

constexpr int readsPerTurn = 8; // of what a layer already holds; then it is the turn of other connections
constexpr qsizetype keptPending = 1 << 20; // capacity kept for the next time something has to wait

std::unique_ptr<ByteLayer> makeTlsLayer(const StreamTerms &terms, int descriptor, WireTap *tap)
{
    auto layer = std::make_unique<TlsLayer>(terms.tls, descriptor, terms.name, terms.verifyName);
    layer->setTap(tap);
    return layer;
}

std::unique_ptr<ByteLayer> firstLayer(const StreamTerms &terms, int descriptor, WireTap *tap)
{
    if (!terms.tls || terms.tlsLater)
        return std::make_unique<PlainLayer>(descriptor, terms.name);
    return makeTlsLayer(terms, descriptor, tap);
}

} // namespace

NativeStream::NativeStream(StreamTerms terms, int descriptor)
    : m_terms(std::move(terms))
    , m_descriptor(descriptor)
    , m_tap(m_terms.tls && m_terms.wire ? std::make_unique<WireTap>() : nullptr)
    , m_layer(firstLayer(m_terms, descriptor, m_tap.get()))
{
    if (m_tap)
        m_beside.resize(m_terms.receiveBytes);
    stopBlocking(m_descriptor);
    setSocketOption(m_descriptor, IPPROTO_TCP, TCP_NODELAY, m_terms.noDelay ? 1 : 0);
    keepUrgentBytesInLine(m_descriptor);
}

NativeStream::~NativeStream()
{
    NativeStream::close();
}

void NativeStream::start()
{
    logKernelFacts();
    if (m_layer->hasHandshake())
        shakeHands();
    else
        opened();
}

void NativeStream::startTls()
{
    if (m_descriptor < 0 || !m_open || m_finishWanted || !m_terms.tlsLater || m_layer->hasHandshake())
        return;
    m_tlsWanted = true;
    if (pendingBytes() == 0)
        beginTls();
    else
        updateWatch();
}

void NativeStream::beginTls()
{
    m_tlsWanted = false;
    m_open = false;
    m_terms.subject.transport = Transport::Tls;
    m_layer = makeTlsLayer(m_terms, m_descriptor, m_tap.get());
    m_pending = std::exchange(m_afterTls, {});
    m_sent = 0;
    shakeHands();
}

void NativeStream::shakeHands()
{
    m_deadline = std::make_unique<QTimer>();
    m_deadline->setSingleShot(true);
    QObject::connect(m_deadline.get(), &QTimer::timeout, m_deadline.get(), [this] {
        fail({LinkState::Failed, handshakeTimeoutError(m_terms.name)});
    });
    m_deadline->start(handshakeTime);
    goOnWithHandshake();
}

void NativeStream::goOnWithHandshake()
{
    const ByteLayer::Result result = m_layer->handshake();
    logWire();
    m_wantWrite = result.outcome == ByteLayer::Outcome::WantWrite;
    if (result.outcome == ByteLayer::Outcome::Failed)
        fail();
    else if (result.outcome == ByteLayer::Outcome::Done)
        opened();
    else
        updateWatch();
}

void NativeStream::opened()
{
    m_open = true;
    if (m_deadline)
        m_deadline->stop();
    m_readTurnWanted = m_layer->hasBuffered();
    updateWatch();
    tellWarning();
    m_terms.user.streamReady(m_layer->facts());
    if (m_finishWanted && pendingBytes() == 0)
        sendFin();
}

void NativeStream::descriptorReady(Ready ready)
{
    if (!m_open) {
        goOnWithHandshake();
        return;
    }
    if (mayRead() && (ready.read || m_readTurnWanted))
        readSome(); // finds an error too, after the bytes before it
    else if (ready.error)
        checkError();
    // After an error, writing would fail before everything that came before it is read.
    const bool mayWrite = ready.write && !ready.error && m_descriptor >= 0 && m_open;
    if (mayWrite && (pendingBytes() > 0 || m_wantWrite))
        flush();
}

/// One recv(2) per turn keeps busy connections from starving the others of this thread. What a layer has read
/// beyond that is delivered too, since no readiness will report it.
void NativeStream::readSome()
{
    bool more = true;
    for (int i = 0; more && m_open && mayRead() && i < readsPerTurn; ++i)
        more = readOnce() && m_layer->hasBuffered();
    if (more == m_readTurnWanted)
        return;
    m_readTurnWanted = more;
    updateWatch();
}

/// Returns whether there may be more.
bool NativeStream::readOnce()
{
    // Logging the encrypted bytes, which come first, would invalidate the log's own buffer.
    char *const bytes = m_tap ? m_beside.data() : writer().room(m_terms.receiveBytes);
    const ByteLayer::Result result = m_layer->read(bytes, m_terms.receiveBytes);
    ++m_calls.reads;
    logWire();
    switch (result.outcome) {
    case ByteLayer::Outcome::Done:
        if (m_tap)
            writer().data(m_terms.subject, Direction::In, {bytes, result.bytes});
        else
            writer().received(m_terms.subject, result.bytes);
        countIn(*m_terms.counters, result.bytes);
        m_terms.user.chunkRead({bytes, result.bytes});
        return m_descriptor >= 0;
    case ByteLayer::Outcome::End:
        m_peerFinished = true;
        updateWatch();
        tellWarning();
        m_terms.user.peerFinished();
        return false;
    case ByteLayer::Outcome::Failed:
        fail();
        return false;
    case ByteLayer::Outcome::WantRead:
    case ByteLayer::Outcome::WantWrite: // renegotiation is off; a key update that cannot be sent waits like
                                        // pending data
        break;
    }
    return false;
}

void NativeStream::logWire()
{
    if (!m_tap)
        return;
    for (const QByteArray &bytes : std::as_const(m_tap->in))
        writer().data(*m_terms.wire, Direction::In, bytes);
    for (const QByteArray &bytes : std::as_const(m_tap->out))
        writer().data(*m_terms.wire, Direction::Out, bytes);
    *m_tap = {};
}

void NativeStream::write(QByteArrayView bytes)
{
    if (m_descriptor < 0 || m_finishWanted || bytes.isEmpty())
        return;
    if (m_tlsWanted) {
        m_afterTls.append(bytes);
        return;
    }
    const bool atOnce = m_terms.flushWrites && pendingBytes() == 0 && m_open;
    const qint64 sent = atOnce ? sendNow(bytes) : 0;
    if (sent < 0 || sent == bytes.size())
        return;
    m_pending.append(bytes.sliced(sent));
    updateWatch();
}

/// Returns the bytes accepted, 0 if none are now, -1 if the channel has failed.
qint64 NativeStream::sendNow(QByteArrayView bytes)
{
    qint64 taken = 0;
    ByteLayer::Result result;
    {
        const LogWriter::Call call(writer());
        do {
            result = m_layer->write(bytes.sliced(taken));
            ++m_calls.writes;
            logWire();
            taken += result.bytes;
        } while (result.outcome == ByteLayer::Outcome::Done && taken < bytes.size());
        if (taken > 0) {
            writer().data(m_terms.subject, Direction::Out, bytes.first(taken));
            countOut(*m_terms.counters, taken);
        }
    }
    if (result.outcome != ByteLayer::Outcome::Failed)
        return taken;
    fail();
    return -1;
}

void NativeStream::flush()
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

/// A queue that never runs empty would otherwise keep everything that it has ever held.
void NativeStream::dropSent()
{
    if (m_sent < keptPending || m_sent < m_pending.size() / 2)
        return;
    m_pending.remove(0, m_sent);
    m_sent = 0;
}

void NativeStream::pendingGone()
{
    if (m_pending.capacity() > keptPending)
        m_pending = QByteArray();
    m_pending.resize(0);
    m_sent = 0;
    if (m_tlsWanted) {
        beginTls();
    } else {
        updateWatch();
        if (m_finishWanted)
            sendFin();
    }
    if (pendingBytes() == 0)
        m_terms.user.allWritten();
}

void NativeStream::setReading(bool on)
{
    if (m_reading == on)
        return;
    m_reading = on;
    m_hungUp = false;
    m_readTurnWanted = m_layer->hasBuffered();
    updateWatch();
}

void NativeStream::finish()
{
    if (m_finishWanted || m_descriptor < 0)
        return;
    m_finishWanted = true;
    if (pendingBytes() == 0 && m_open) // FIN during a handshake would break it off
        sendFin();
}

void NativeStream::sendFin()
{
    if (m_finSent || m_descriptor < 0)
        return;
    m_wantWrite = m_layer->closeNotify().outcome == ByteLayer::Outcome::WantWrite;
    logWire();
    if (!m_wantWrite) {
        m_finSent = true;
        [[maybe_unused]] const bool done = endSending(m_descriptor); // or the peer has reset: that is
                                                                     // reported
    }
    updateWatch();
    if (m_finSent)
        m_terms.user.finished();
}

void NativeStream::close()
{
    if (m_descriptor >= 0 && m_open && !m_finSent) [[maybe_unused]]
        const auto said = m_layer->closeNotify();
    logWire();
    closeDescriptor();
}

void NativeStream::abort()
{
    if (m_descriptor < 0)
        return;
    resetOnClose(m_descriptor);
    closeDescriptor();
}

/// A hang-up without an error means that both sides have finished; any bytes before it must still be read.
void NativeStream::checkError()
{
    const int error = takePendingError(m_descriptor);
    if (error != 0) {
        fail(connectionFailure(error, m_terms.name));
    } else if (!mayRead()) {
        m_hungUp = true;
        updateWatch();
    } else {
        readSome();
    }
}

void NativeStream::tellWarning()
{
    const Error flaw = m_layer->takeWarning();
    if (flaw.isError())
        m_terms.user.streamWarned(flaw);
}

void NativeStream::fail()
{
    fail(m_layer->failure());
}

void NativeStream::fail(const ByteLayer::Failure &failure)
{
    closeDescriptor();
    Error error = failure.error;
    if (const qint64 unsent = pendingBytes(); unsent > 0)
        error.why += u' ' + unsentWords(unsent);
    m_terms.user.streamFailed(failure.how, error);
}

qint64 NativeStream::undeliveredBytes() const
{
    return pendingBytes() + (m_descriptor < 0 ? 0 : unacknowledgedBytes(m_descriptor));
}

bool NativeStream::hasUnread() const
{
    return m_descriptor >= 0 && unreadBytes(m_descriptor) > 0;
}

Error NativeStream::unsentError() const
{
    return unsentBytesError(m_terms.name, pendingBytes());
}

std::optional<WireBytes> NativeStream::wireBytes() const
{
    return m_descriptor < 0 ? std::nullopt : wireBytesOf(m_descriptor);
}

void NativeStream::sampleKernel()
{
    if (!logKernelFacts())
        noteNoKernelFacts(writer(), m_terms.subject);
}

/// Returns whether there were any.
bool NativeStream::logKernelFacts()
{
    const std::optional<TcpFacts> facts = m_descriptor < 0 ? std::nullopt : tcpFactsOf(m_descriptor);
    if (facts)
        writer().event(m_terms.subject, EventKind::Sample, Severity::Chat, Direction::None,
                       {{}, {}, {}, facts});
    return facts.has_value();
}

void NativeStream::updateWatch()
{
    if (m_descriptor < 0)
        return;
    DescriptorWatcher &watcher = m_terms.thread.watcher();
    if (m_hungUp) {
        watcher.unwatch(m_descriptor);
    } else if (!m_open) { // what is written waits for the end of the handshake
        watcher.watch(m_descriptor, this, !m_wantWrite, m_wantWrite);
    } else {
        const bool reading = mayRead();
        watcher.watch(m_descriptor, this, reading,
                      pendingBytes() > 0 || m_wantWrite || (reading && m_readTurnWanted));
    }
}

void NativeStream::closeDescriptor()
{
    if (m_deadline)
        m_deadline->stop();
    if (m_descriptor < 0)
        return;
    logKernelFacts();
    m_terms.thread.watcher().unwatch(m_descriptor);
    closeSocket(m_descriptor);
    m_descriptor = -1;
}

} // namespace swb

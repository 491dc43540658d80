// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/streamlink.h"

#include "core/tasks/handover.h"
#include "core/values/errorcatalog.h"
#include "net/socket/qtaddress.h"
#include "net/transport/transports.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamLink)
};

} // namespace

StreamLink::StreamLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters,
                       quint32 index, Setting setting)
    : LaneLink(user, messages, counters, index)
    , m_setting(std::move(setting))
    , m_message(messages.wireBytes(), Qt::Uninitialized)
    , m_answers(messages.answerWireBytes())
{ }

StreamLink::~StreamLink() = default;

void StreamLink::open()
{
    ClientSettings settings;
    const Transport transport = m_setting.tls ? Transport::Tls : Transport::Tcp;
    settings.url = {transport, toQt(m_setting.target).toString(), m_setting.target.port};
    settings.sockets = m_setting.sockets;
    m_dialer = makeDialer(
        m_setting.home, settings,
        {.trying = [](const QHostAddress &) {},
         .connected = [this](const std::unique_ptr<ConnectedSocket> &socket) { connected(*socket); },
         .refused = [](const Error &) {},
         .failed = [this](const Error &error) { fail(error); }});
    m_dialer->start();
}

void StreamLink::connected(ConnectedSocket &socket)
{
    m_stream = socket.makeStream(
        {.thread = m_setting.home,
         .user = *this,
         .subject = {EndpointId::None, ConversationId::None, m_setting.tls ? Transport::Tls : Transport::Tcp},
         .counters = m_setting.traffic,
         .name = m_setting.name,
         .tls = m_setting.tls,
         .verifyName = m_setting.verifyName});
    m_stream->start();
}

void StreamLink::streamReady(const std::optional<TlsFacts> &)
{
    m_ready = true;
    user().linkReady(*this);
}

bool StreamLink::canSend() const
{
    return m_ready && !isOver() && m_stream->pendingBytes() == 0;
}

void StreamLink::send(const Probe &probe)
{
    messages().write(m_message.data(), probe);
    m_sending = true;
    m_stream->write(m_message);
    m_sending = false;
}

void StreamLink::allWritten()
{
    if (!isOver())
        user().linkTurn(*this);
}

void StreamLink::chunkRead(QByteArrayView chunk)
{
    const qint64 now = laneClockNs();
    if (isOver())
        return;
    countRead();
    m_answers.take(chunk, [&](QByteArrayView answer) { user().linkAnswered(*this, answer, now); });
    if (!isOver())
        user().linkTurn(*this);
}

void StreamLink::peerFinished()
{
    m_stream->close();
    fail(makeError(ErrorCode::ConnectionLost,
                   Words::tr("%1 closed a connection during the run.").arg(m_setting.name)));
}

/// A link that is sending is informed afterwards.
void StreamLink::streamFailed(LinkState, const Error &error)
{
    if (m_sending)
        handOver(&m_context, [this, error] { fail(error); });
    else
        fail(error);
}

void StreamLink::close()
{
    m_dialer.reset();
    if (m_stream)
        m_stream->close();
}

std::optional<WireBytes> StreamLink::wireBytes() const
{
    return m_stream ? m_stream->wireBytes() : std::nullopt;
}

SystemCalls StreamLink::calls() const
{
    return m_stream ? m_stream->calls().value_or(SystemCalls{}) : SystemCalls{};
}

} // namespace swb

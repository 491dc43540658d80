// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/dtlstargetend.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct TargetWords
{
    Q_DECLARE_TR_FUNCTIONS(DtlsTargetEnd)
};

} // namespace

DtlsTargetEnd::DtlsTargetEnd(DtlsSessionSetting setting, NetworkThread &thread, DatagramBatch &batch,
                             RelayEndUser &user)
    : SocketEnd(batch, user)
    , m_setting(std::move(setting))
    , m_target{.sender = m_setting.peer, .info = {}, .hops = {}}
    , m_thread(thread)
    , m_context(std::make_unique<QObject>())
{ }

DtlsTargetEnd::~DtlsTargetEnd() = default;

void DtlsTargetEnd::start()
{
    m_output = std::make_unique<SessionOutput>(socket(), SocketAddress(), SocketAddress(),
                                               [this] { undelivered(); });
    if (m_wire)
        m_output->logTo(m_thread.writer(), *m_wire);
    DtlsSessionUser &sessionUser = *this;
    m_session = std::make_unique<DtlsSession>(m_setting, *m_output, sessionUser);
    socket().watch(true, false);
    m_session->begin();
}

void DtlsTargetEnd::logRecords(const DatagramEnds &, const Subject &wire)
{
    m_wire = wire;
}

DatagramsMoved DtlsTargetEnd::send(std::span<const OutgoingDatagram> datagrams)
{
    DatagramsMoved moved;
    for (const OutgoingDatagram &datagram : datagrams) {
        m_whyNotSent = m_session->send(datagram.bytes.toByteArray());
        if (m_whyNotSent.isError())
            break;
        ++moved.count;
    }
    if (moved.count == 0)
        moved.stop = DatagramsMoved::Stop::Failed;
    return moved;
}

void DtlsTargetEnd::endSession(const DatagramEnds &)
{
    if (!std::exchange(m_over, true) && m_session)
        m_session->close();
}

void DtlsTargetEnd::socketReady(bool, bool)
{
    const DatagramsMoved moved = socket().receive(batch());
    if (moved.stop == DatagramsMoved::Stop::Undelivered || moved.stop == DatagramsMoved::Stop::Failed)
        return refused(socket().error(Operation::Send, notDeliveredWords()));
    for (int i = 0; i < moved.count && !m_over; ++i) {
        const QByteArray datagram = batch().payload(i).toByteArray();
        m_output->logRead(datagram);
        m_session->feed(datagram);
    }
    if (!m_over)
        user().batchOver(batch().droppedBySystem());
}

/// The session is at work when it is told, so it may not end at once.
void DtlsTargetEnd::undelivered()
{
    m_undelivered = socket().error(Operation::Send, notDeliveredWords());
    QMetaObject::invokeMethod(
        m_context.get(),
        [this] {
            if (const Error error = std::exchange(m_undelivered, {}); error.isError())
                refused(error);
        },
        Qt::QueuedConnection); // see above
}

void DtlsTargetEnd::refused(const Error &error)
{
    if (m_over)
        return;
    if (m_session->isOpen())
        return user().notDelivered();
    m_session->abandon();
    over(DtlsEnd::Failed, error);
}

QString DtlsTargetEnd::notDeliveredWords() const
{
    return TargetWords::tr("A datagram to %1 was not delivered.").arg(m_setting.name);
}

void DtlsTargetEnd::over(DtlsEnd end, const Error &error)
{
    if (!std::exchange(m_over, true))
        user().sessionEnded(m_target, end, error);
}

void DtlsTargetEnd::sessionOpened(DtlsSession &, const TlsFacts &facts, const Error &flaw)
{
    user().sessionOpened(m_target, facts, flaw);
}

void DtlsTargetEnd::sessionReceived(DtlsSession &, const QByteArray &payload)
{
    QByteArray bytes = payload;
    ReceivedDatagram from = m_target;
    from.length = quint32(bytes.size());
    user().datagramCame(from, bytes.data());
    user().batchOver(batch().droppedBySystem());
}

void DtlsTargetEnd::sessionIgnored(DtlsSession &, const QByteArray &datagram)
{
    user().datagramRefused(
        datagram,
        makeError(ErrorCode::StrayDatagram,
                  TargetWords::tr("A datagram from %1 was thrown away.").arg(m_setting.name),
                  TargetWords::tr("It is not DTLS.")));
}

void DtlsTargetEnd::sessionClosed(DtlsSession &)
{
    over(DtlsEnd::ClosedByPeer);
}

/// That nobody listens says more than that a hello could not be sent.
void DtlsTargetEnd::sessionFailed(DtlsSession &, const Error &error)
{
    const Error refusal = std::exchange(m_undelivered, {});
    over(DtlsEnd::Failed, refusal.isError() ? refusal : error);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/dtlstargetend.h"

#include "core/values/errorcatalog.h"
#include "net/relay/sessiondatagrams.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct TargetWords
{
    Q_DECLARE_TR_FUNCTIONS(DtlsTargetEnd)
};

} // namespace

DtlsTargetEnd::DtlsTargetEnd(const DtlsSessionSetting &setting, NetworkThread &thread, DatagramBatch &batch,
                             RelayEndUser &user)
    : m_thread(thread)
    , m_batch(batch)
    , m_user(user)
    , m_name(setting.name)
    , m_target{.sender = setting.peer, .info = {}, .hops = {}}
    , m_connection(setting, batch, *this)
{ }

DatagramsMoved DtlsTargetEnd::send(std::span<const OutgoingDatagram> datagrams)
{
    return sendEach(datagrams, m_whyNotSent, [this](const OutgoingDatagram &datagram) {
        return m_connection.send(datagram.bytes.toByteArray());
    });
}

void DtlsTargetEnd::logRecords(const DatagramEnds &, const Subject &wire)
{
    m_connection.logRecords(m_thread.writer(), wire);
}

void DtlsTargetEnd::connectionOpened(const TlsFacts &facts, const Error &flaw)
{
    m_user.sessionOpened(m_target, facts, flaw);
}

void DtlsTargetEnd::connectionReceived(const QByteArray &payload)
{
    tellOfOne(m_user, m_target, payload, m_batch.droppedBySystem());
}

void DtlsTargetEnd::connectionIgnored(const QByteArray &datagram)
{
    m_user.datagramRefused(datagram,
                           makeError(ErrorCode::StrayDatagram,
                                     TargetWords::tr("A datagram from %1 was dropped.").arg(m_name),
                                     TargetWords::tr("It is not DTLS.")));
}

void DtlsTargetEnd::connectionUndelivered(const Error &)
{
    m_user.notDelivered();
}

void DtlsTargetEnd::connectionClosed()
{
    m_user.sessionEnded(m_target, DtlsEnd::ClosedByPeer, {});
}

void DtlsTargetEnd::connectionFailed(const Error &error, bool)
{
    m_user.sessionEnded(m_target, DtlsEnd::Failed, error);
}

} // namespace swb

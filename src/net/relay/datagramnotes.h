// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/byhand.h"
#include "core/impairment/datagramline.h"
#include "core/values/endpointurl.h"
#include "net/loop/networkthread.h"

namespace swb {

/// Logs what a relay has done to datagrams, besides that they came and went. Lives on the relay's thread.
class DatagramNotes
{
public:
    explicit DatagramNotes(NetworkThread &thread)
        : m_thread(thread)
    { }

    /// The decision about a received datagram: every change is an event, and so is its end here.
    void decided(const Subject &about, RelayDirection direction, const DatagramLine::Arrival &arrival);
    void dropped(const Subject &about, RelayDirection direction, quint64 number, DropReason reason);
    /// What a user has done to a held datagram.
    void ordered(const Subject &about, const HeldOrder &order, const HeldDatagram &before);
    void notPassed(const Subject &about, RelayDirection direction, quint64 number, Error why);
    void notAnswered(const Subject &about, const SocketAddress &client, const QString &why);
    /// Something sent earlier was not delivered, since nobody listens there.
    void notDelivered(const Subject &about, const EndpointUrl &target);
    /// Nothing can be forwarded to the target for this client.
    void notConnected(const Subject &about, const EndpointUrl &target, Error why);
    void systemDropped(const Subject &about, int count);
    /// This many were still waiting when the relay stopped.
    void stopped(const Subject &about, RelayDirection direction, int waiting);

private:
    void say(const Subject &about, EventKind kind, const QString &what, ErrorCode why);
    void warn(const Subject &about, EventKind kind, Direction direction, const Error &error);

    NetworkThread &m_thread;
};

} // namespace swb

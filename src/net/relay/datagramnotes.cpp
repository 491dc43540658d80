// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/datagramnotes.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct DatagramWords
{
    Q_DECLARE_TR_FUNCTIONS(DatagramNotes)
};

QString which(quint64 number, RelayDirection direction)
{
    return (direction == RelayDirection::ToServer ? DatagramWords::tr("datagram %1 to the server")
                                                  : DatagramWords::tr("datagram %1 to the client"))
        .arg(number);
}

QString wordsFor(const HeldOrder &order, const HeldDatagram &before)
{
    const QString datagram = which(order.number, order.direction);
    switch (order.action) {
    case HeldAction::Pass:
        return DatagramWords::tr("You forwarded %1.").arg(datagram);
    case HeldAction::Drop:
        return DatagramWords::tr("You dropped %1.").arg(datagram);
    case HeldAction::Duplicate:
        return DatagramWords::tr("You duplicated %1: %n copies will be forwarded.", nullptr,
                                 before.copies + 1)
            .arg(datagram);
    case HeldAction::SwapWithNext:
        return DatagramWords::tr("You moved %1 behind the next one.").arg(datagram);
    case HeldAction::Delay:
        return DatagramWords::tr("You delayed %1.").arg(datagram);
    case HeldAction::Replace:
        break;
    }
    return DatagramWords::tr("You changed %1: %2 bytes instead of %3.", nullptr, int(order.bytes.size()))
        .arg(datagram, QString::number(order.bytes.size()), QString::number(before.bytes.size()));
}

} // namespace

void DatagramNotes::decided(const Subject &about, RelayDirection direction,
                            const DatagramLine::Arrival &arrival)
{
    const auto name = [&] { return which(arrival.number, direction); };
    const auto note = [&](const QString &what) { say(about, EventKind::Note, what, ErrorCode::Impaired); };
    if (arrival.dropped == DropReason::ByHand)
        say(about, EventKind::Dropped,
            DatagramWords::tr("You dropped %1, like everything in this direction.").arg(name()),
            ErrorCode::ByHand);
    else if (arrival.dropped != DropReason::None)
        say(about, EventKind::Dropped,
            DatagramWords::tr("Dropped %1: %2.").arg(name(), describe(arrival.dropped)), ErrorCode::Impaired);
    if (arrival.duplicated)
        note(DatagramWords::tr("Duplicated %1.").arg(name()));
    if (arrival.heldBack)
        note(DatagramWords::tr("Held back %1 until the next has passed.").arg(name()));
    if (arrival.inHand)
        say(about, EventKind::Note, DatagramWords::tr("Holding %1 until you decide.").arg(name()),
            ErrorCode::ByHand);
    if (arrival.corruptedBit >= 0)
        note(DatagramWords::tr("Flipped bit %1 in %2.").arg(QString::number(arrival.corruptedBit), name()));
}

void DatagramNotes::dropped(const Subject &about, RelayDirection direction, quint64 number, DropReason reason)
{
    say(about, EventKind::Dropped,
        DatagramWords::tr("Dropped %1: %2.").arg(which(number, direction), describe(reason)),
        ErrorCode::None);
}

void DatagramNotes::ordered(const Subject &about, const HeldOrder &order, const HeldDatagram &before)
{
    say(about, order.action == HeldAction::Drop ? EventKind::Dropped : EventKind::Note,
        wordsFor(order, before), ErrorCode::ByHand);
}

void DatagramNotes::notPassed(const Subject &about, RelayDirection direction, quint64 number, Error why)
{
    why.what = DatagramWords::tr("Could not forward %1.").arg(which(number, direction));
    warn(about, EventKind::Dropped, Direction::None, why);
}

void DatagramNotes::notAnswered(const Subject &about, const SocketAddress &client, const QString &why)
{
    warn(about, EventKind::Dropped, Direction::None,
         makeError(ErrorCode::ReplyWithheld, DatagramWords::tr("Did not answer %1.").arg(client.toString()),
                   why));
}

void DatagramNotes::notDelivered(const Subject &about, const EndpointUrl &target)
{
    EventDetail detail = errorDetail(
        makeError(ErrorCode::NobodyListening,
                  DatagramWords::tr("A datagram to %1 was not delivered.").arg(target.toString())));
    m_thread.writer().event(about, EventKind::Error, Severity::Warning, Direction::None, std::move(detail));
}

void DatagramNotes::notConnected(const Subject &about, const EndpointUrl &target, Error why)
{
    why.what = DatagramWords::tr("Did not connect to %1.").arg(target.toString());
    m_thread.writer().event(about, EventKind::Error, Severity::Error, directionOf(why), errorDetail(why));
}

void DatagramNotes::systemDropped(const Subject &about, int count)
{
    warn(about, EventKind::Dropped, Direction::In,
         makeError(ErrorCode::DatagramsDropped,
                   DatagramWords::tr("The system dropped %n datagrams to the relay.", nullptr, count)));
}

void DatagramNotes::stopped(const Subject &about, RelayDirection direction, int waiting)
{
    say(about, EventKind::Dropped,
        (direction == RelayDirection::ToServer
             ? DatagramWords::tr("Dropped %n queued datagrams to the server: %1.", nullptr, waiting)
             : DatagramWords::tr("Dropped %n queued datagrams to the client: %1.", nullptr, waiting))
            .arg(describe(DropReason::Stopped)),
        ErrorCode::None);
}

/// `why` is None if the words already say it.
void DatagramNotes::say(const Subject &about, EventKind kind, const QString &what, ErrorCode why)
{
    EventDetail detail;
    detail.info = what;
    if (why != ErrorCode::None)
        detail.error = makeError(why, what);
    m_thread.writer().event(about, kind, Severity::Note, Direction::None, std::move(detail));
}

void DatagramNotes::warn(const Subject &about, EventKind kind, Direction direction, const Error &error)
{
    m_thread.writer().event(about, kind, Severity::Warning, direction, {error.what, error, {}});
}

} // namespace swb

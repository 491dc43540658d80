// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/capabilities.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Capabilities)
};

constexpr Capabilities nativeCapabilities(Transport transport)
{
    constexpr Capabilities stream{Capability::HalfClose, Capability::HalfCloseAfterPeer,
                                  Capability::ExactChunks, Capability::FinToldFromReset,
                                  Capability::KernelFigures};
    if (isStream(transport))
        return isEncrypted(transport) ? stream.with(Capability::AlertsSent).with(Capability::CiphertextSeen)
                                      : stream;
    // This family uses QDtls for DTLS too, which handles one datagram at a time.
    if (isEncrypted(transport))
        return {Capability::RefusalsHeard, Capability::DropsCounted, Capability::SourceChosen,
                Capability::CiphertextSeen};
    return {Capability::RefusalsHeard, Capability::DropsCounted, Capability::Batches,
            Capability::SourceChosen};
}

constexpr Capabilities qtCapabilities(Transport transport)
{
    // The only call beyond Qt's classes: shutdown() on the descriptor of a QTcpSocket. QSslSocket would lose
    // what it has encrypted but not yet written.
    if (isStream(transport))
        return transport == Transport::Tcp ? Capabilities{Capability::HalfClose} : Capabilities{};
    // QDtls takes and returns single datagrams, so they can be logged here.
    return isEncrypted(transport) ? Capabilities{Capability::RefusalsHeard, Capability::CiphertextSeen}
                                  : Capabilities{Capability::RefusalsHeard};
}

QString whyQtHasNo(Capability capability, Transport transport)
{
    switch (capability) {
    case Capability::HalfClose:
        return Words::tr("QSslSocket ends both directions at once, so ours cannot be ended while replies are "
                         "still awaited.");
    case Capability::HalfCloseAfterPeer:
        return Words::tr("Qt's classes close the socket when the peer has finished, so nothing can be sent "
                         "after that.");
    case Capability::ExactChunks:
        return Words::tr(
            "Qt's classes gather what they read in a buffer, so a chunk in the log may be several "
            "reads of the system.");
    case Capability::FinToldFromReset:
        return Words::tr(
            "Qt's classes report an orderly end and a reset as one and the same error, so the log "
            "cannot tell which it was.");
    case Capability::KernelFigures:
        return Words::tr("Qt's classes do not ask the system for the figures of a connection, such as its "
                         "round-trip time.");
    case Capability::AlertsSent:
        return Words::tr(
            "QSslSocket closes a connection whose handshake has failed without the alert that would "
            "tell the peer why.");
    case Capability::CiphertextSeen:
        return Words::tr(
            "QSslSocket keeps the encrypted bytes to itself, so a relay that ends TLS can log only what "
            "they mean.");
    case Capability::SourceChosen:
        return Words::tr("QUdpSocket cannot choose the address that a datagram of a server on 0.0.0.0 leaves "
                         "from, so an answer may come from another address than the one that was asked; on * "
                         "and on IPv6 it can.");
    case Capability::RefusalsHeard:
        break; // readDatagram() reports them, and so does the next write()
    case Capability::DropsCounted:
        return Words::tr("QUdpSocket has no count of datagrams that the system threw away before they were "
                         "read.");
    case Capability::Batches:
        return transport == Transport::Dtls
            ? Words::tr("QDtls handles one datagram at a time.")
            : Words::tr("QUdpSocket moves one datagram a call, so more of them are lost in a burst.");
    }
    return {};
}

/// Only batches are missing, for DTLS.
QString whyNativeHasNo()
{
    return Words::tr("QDtls handles one datagram at a time.");
}

} // namespace

Capabilities capabilitiesOf(SocketFamily family, Transport transport)
{
    return family == SocketFamily::Native ? nativeCapabilities(transport) : qtCapabilities(transport);
}

QLatin1StringView nameOf(Capability capability)
{
    switch (capability) {
    case Capability::HalfClose:
        return "halfClose"_L1;
    case Capability::HalfCloseAfterPeer:
        return "halfCloseAfterPeer"_L1;
    case Capability::ExactChunks:
        return "exactChunks"_L1;
    case Capability::FinToldFromReset:
        return "finToldFromReset"_L1;
    case Capability::KernelFigures:
        return "kernelFigures"_L1;
    case Capability::AlertsSent:
        return "alertsSent"_L1;
    case Capability::CiphertextSeen:
        return "ciphertextSeen"_L1;
    case Capability::RefusalsHeard:
        return "refusalsHeard"_L1;
    case Capability::DropsCounted:
        return "dropsCounted"_L1;
    case Capability::Batches:
        return "batches"_L1;
    case Capability::SourceChosen:
        return "sourceChosen"_L1;
    }
    return {};
}

QString displayName(Capability capability)
{
    switch (capability) {
    case Capability::HalfClose:
        return Words::tr("half-close");
    case Capability::HalfCloseAfterPeer:
        return Words::tr("sending after the peer has finished");
    case Capability::ExactChunks:
        return Words::tr("chunks as the system read them");
    case Capability::FinToldFromReset:
        return Words::tr("telling an end from a reset");
    case Capability::KernelFigures:
        return Words::tr("the system's figures");
    case Capability::AlertsSent:
        return Words::tr("telling the peer why a handshake fails");
    case Capability::CiphertextSeen:
        return Words::tr("encrypted bytes in a relay's log");
    case Capability::RefusalsHeard:
        return Words::tr("hearing that nobody listens");
    case Capability::DropsCounted:
        return Words::tr("counting what the system dropped");
    case Capability::Batches:
        return Words::tr("several datagrams in one call");
    case Capability::SourceChosen:
        return Words::tr("answering from the address that was asked");
    }
    return {};
}

QString whyAbsent(Capability capability, SocketFamily family, Transport transport)
{
    if (!concerns(capability, transport) || capabilitiesOf(family, transport).has(capability))
        return {};
    return family == SocketFamily::Native ? whyNativeHasNo() : whyQtHasNo(capability, transport);
}

QStringList absences(SocketFamily family, Transport transport)
{
    QStringList sentences;
    for (const Capability capability : allCapabilities) {
        if (const QString why = whyAbsent(capability, family, transport); !why.isEmpty())
            sentences << why;
    }
    return sentences;
}

} // namespace swb

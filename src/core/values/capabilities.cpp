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
        return Words::tr(
            "QSslSocket closes both directions at once, so it cannot half-close while waiting for replies.");
    case Capability::HalfCloseAfterPeer:
        return Words::tr("Qt's classes close the socket when the peer finishes sending, so nothing can be "
                         "sent after that.");
    case Capability::ExactChunks:
        return Words::tr("Qt's classes collect received data in a buffer, so one chunk in the log may come "
                         "from several system reads.");
    case Capability::FinToldFromReset:
        return Words::tr("Qt's classes report an orderly close and a reset as the same error, so the log "
                         "cannot distinguish them.");
    case Capability::KernelFigures:
        return Words::tr("Qt's classes do not query the kernel for a connection's statistics, such as its "
                         "round-trip time.");
    case Capability::AlertsSent:
        return Words::tr("When a handshake fails, QSslSocket closes the connection without sending the alert "
                         "that tells the peer why.");
    case Capability::CiphertextSeen:
        return Words::tr("QSslSocket does not expose the encrypted bytes, so a relay that terminates TLS can "
                         "log only the plain text.");
    case Capability::SourceChosen:
        return Words::tr(
            "On 0.0.0.0, QUdpSocket cannot choose the source address of a server's datagrams, so an answer "
            "may come from a different address than the request was sent to. On * and on IPv6 it can.");
    case Capability::RefusalsHeard:
        break; // readDatagram() reports them, and so does the next write()
    case Capability::DropsCounted:
        return Words::tr(
            "QUdpSocket has no count of datagrams that the system dropped before they were read.");
    case Capability::Batches:
        return transport == Transport::Dtls
            ? Words::tr("QDtls handles one datagram at a time.")
            : Words::tr("QUdpSocket handles one datagram per call, so it loses more of them in a burst.");
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
        return Words::tr("distinguishing a close from a reset");
    case Capability::KernelFigures:
        return Words::tr("kernel statistics");
    case Capability::AlertsSent:
        return Words::tr("telling the peer why a handshake fails");
    case Capability::CiphertextSeen:
        return Words::tr("encrypted bytes in a relay's log");
    case Capability::RefusalsHeard:
        return Words::tr("learning that a port is closed");
    case Capability::DropsCounted:
        return Words::tr("counting what the system dropped");
    case Capability::Batches:
        return Words::tr("several datagrams per call");
    case Capability::SourceChosen:
        return Words::tr("answering from the address of the request");
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

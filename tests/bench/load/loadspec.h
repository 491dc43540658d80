// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace swb::bench {

enum class Work { PingPong, Stream, Datagrams, Hold, HttpGet };
enum class Carrier { Tcp, Tls, Udp };
/// What is said over it: bytes that are echoed, questions to a name server, or messages that are echoed.
enum class Talk { Echo, Dns, WebSocket };

/// What one load process does, handed over as JSON on its command line.
struct LoadSpec
{
    Work work = Work::PingPong;
    Carrier carrier = Carrier::Tcp;
    Talk talk = Talk::Echo;
    bool isEchoed = false; ///< by a server that does not know what is said, whatever that is
    quint16 port = 0;
    int connections = 1; ///< or UDP sockets
    int inFlight = 1; ///< datagrams under way per UDP socket
    int pauseMs = 0; ///< of a TCP or TLS connection between an answer and the next message
    qint64 streamWindow = 0; ///< most bytes of a stream under way; 0: as many as it takes
    double warmUpSeconds = 0.1;
    double seconds = 1.0; ///< counted, after the warm-up
    double setupSeconds = 30.0; ///< until every connection must have been answered once
    QString certificateFile; ///< PEM, the only certificate that is trusted

    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static LoadSpec fromJson(const QByteArray &json);
};

/// What came of it, one line of JSON on standard output.
struct LoadResult
{
    double units = 0; ///< replies, or bytes of a stream, within the counted time
    double seconds = 0; ///< the time that was really counted
    double allUnits = 0; ///< warm-up and drain included
    double lost = 0; ///< sent and never answered, same unit
    double damaged = 0; ///< replies that differ from what was sent
    double kernelDropped = 0; ///< datagrams the kernel dropped meanwhile, by its own count
    QString failure; ///< set where the work could not be done or ended early

    [[nodiscard]] double perSecond() const { return seconds > 0 ? units / seconds : 0; }
    /// What is missing beyond what the kernel says that it dropped.
    [[nodiscard]] double unexplained() const { return lost > kernelDropped ? lost - kernelDropped : 0; }
    [[nodiscard]] bool intact() const { return failure.isEmpty() && damaged == 0 && unexplained() == 0; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static LoadResult fromJson(const QJsonObject &json);
};

} // namespace swb::bench

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace swb::bench {

enum class Work { PingPong, Stream, Datagrams, Hold, HttpGet };
enum class Carrier { Tcp, Tls, Udp };
/// What is sent over it: bytes that are echoed, questions to a name server, or messages that are echoed.
enum class Talk { Echo, Dns, WebSocket };

/// The work of one load process, passed as JSON on its command line.
struct LoadSpec
{
    Work work = Work::PingPong;
    Carrier carrier = Carrier::Tcp;
    Talk talk = Talk::Echo;
    bool isEchoed = false; ///< by a server that echoes anything without understanding it
    quint16 port = 0;
    int connections = 1; ///< or UDP sockets
    int inFlight = 1; ///< datagrams in flight per UDP socket
    int pauseMs = 0; ///< on a TCP or TLS connection, between an answer and the next message
    qint64 streamWindow = 0; ///< maximum bytes of a stream in flight; 0: as many as it accepts
    double warmUpSeconds = 0.1;
    double seconds = 1.0; ///< counted, after the warm-up
    double setupSeconds = 30.0; ///< until every connection must have been answered once
    QString certificateFile; ///< PEM, the only trusted certificate

    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static LoadSpec fromJson(const QByteArray &json);
};

/// Its result, one line of JSON on standard output.
struct LoadResult
{
    double units = 0; ///< replies, or bytes of a stream, within the counted time
    double seconds = 0; ///< the time actually counted
    double allUnits = 0; ///< warm-up and drain included
    double lost = 0; ///< sent and never answered, same unit
    double damaged = 0; ///< replies that differ from what was sent
    double kernelDropped = 0; ///< datagrams the kernel dropped meanwhile, by its own count
    QString failure; ///< set if the work could not be done or ended early

    [[nodiscard]] double perSecond() const { return seconds > 0 ? units / seconds : 0; }
    /// What is missing beyond the kernel's own drop count.
    [[nodiscard]] double unexplained() const { return lost > kernelDropped ? lost - kernelDropped : 0; }
    [[nodiscard]] bool intact() const { return failure.isEmpty() && damaged == 0 && unexplained() == 0; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static LoadResult fromJson(const QJsonObject &json);
};

} // namespace swb::bench

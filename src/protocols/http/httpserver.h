// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpreader.h"
#include "protocols/http/httpreply.h"
#include "protocols/schemes.h"

namespace swb {

/// What a server allows its clients.
struct HttpServerLimits
{
    HttpBounds bounds;
    qint64 readBodyBytes = 4 << 20; ///< for a body that the reply needs as a whole
    qint64 bodyBytes = qint64(4) << 30; ///< for one that is only counted
    std::chrono::nanoseconds headTime
        = std::chrono::seconds(10); ///< from the first byte to the end of the header
    std::chrono::nanoseconds bodyTime = std::chrono::seconds(20); ///< for a body, plus...
    qint64 bodyBytesPerSecond = 1024; ///< ...one second per this many bytes of it
    std::chrono::nanoseconds keepAliveTime = std::chrono::seconds(60); ///< between two requests
};

/// What the connections of one server share.
struct HttpService
{
    std::shared_ptr<HttpReply> reply;
    QList<HttpField> fields; ///< added to every answer, overriding those of the reply
    std::chrono::nanoseconds delay{0};
    bool closeAfterReply = false;
    HttpServerLimits limits;
};

/// Answers requests in order, one at a time (RFC 9112): others wait meanwhile. A file is sent piece by piece
/// as the peer accepts it, and a body is not kept unless the reply needs it.
class HttpServer final : public Protocol
{
public:
    explicit HttpServer(std::shared_ptr<const HttpService> service);
    ~HttpServer() override;

    void opened(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void goOn(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;

    [[nodiscard]] qsizetype unsent() const override { return isAnswering() ? 1 : 0; }
    qsizetype forgetUnsent() override;
    [[nodiscard]] bool isFull() const override { return isAnswering(); }

private:
    enum class Waits : quint8 { ForRequest, ForHead, ForBody };

    void advance(ProtocolActions &actions);
    void headCame(ProtocolActions &actions);
    void bodyCame(ProtocolActions &actions);
    void requestCame(ProtocolActions &actions);
    void answerElsewhere(ProtocolActions &actions);
    void inputEnded(ProtocolActions &actions);
    void begin(HttpAnswer answer, bool keepAlive, ProtocolActions &actions);
    void sendHead(ProtocolActions &actions);
    void sendMore(ProtocolActions &actions);
    [[nodiscard]] std::optional<qsizetype> readPiece(QByteArray &out, qint64 most);
    void fetchPiece(ProtocolActions &actions);
    void sendPiece(QByteArray &out, ProtocolActions &actions);
    void cutShort(ProtocolActions &actions);
    void answered(QByteArrayView body, ProtocolActions &actions);
    void refuseRequest(int status, const QString &why, ProtocolActions &actions);

    [[nodiscard]] bool isAnswering() const { return m_answer.has_value() || m_isElsewhere; }
    void waitFor(Waits what, ProtocolActions &actions);
    [[nodiscard]] qint64 dueNs() const;
    void wakeAt(qint64 timeNs, ProtocolActions &actions);
    void lookAtTime(ProtocolActions &actions);

    const std::shared_ptr<const HttpService> m_service;
    HttpReader m_reader;
    HttpHead m_request; ///< the one being read or answered
    QByteArray m_body; ///< of it: all that the reply needs, or what the log shows; then of the answer
    std::optional<HttpAnswer> m_answer; ///< being sent, or waiting for its time
    HttpHead m_response; ///< its head
    QByteArray m_fetched; ///< the next piece of its file, if the pool has read it
    qint64 m_left = 0; ///< bytes of its body still to be sent
    qint64 m_sent = 0; ///< bytes of its body so far
    qint64 m_delayedUntilNs = 0; ///< 0: it is being sent
    qint64 m_headNs = 0; ///< when the request's header was complete
    qint64 m_sinceNs = 0; ///< when the current wait began
    qint64 m_wakeNs = 0; ///< time of the next wake-up; 0: none
    Waits m_waits = Waits::ForRequest;
    bool m_isElsewhere = false; ///< the pool is making the answer, or reading its file
    bool m_chunked = false; ///< the answer
    bool m_keepAlive = true;
    bool m_peerFinished = false;
    bool m_done = false; ///< no more answers are sent
};

/// Errors: BadReply, BadOption, and those of the reply's folder or file.
[[nodiscard]] MadeProtocols httpServers(const ServerSettings &settings);

} // namespace swb

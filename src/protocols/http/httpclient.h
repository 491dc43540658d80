// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/contentdecoder.h"
#include "protocols/http/httpcookies.h"
#include "protocols/http/httpreader.h"
#include "protocols/http/httprequesttext.h"
#include "protocols/schemes.h"

#include <QUrl>
#include <deque>

namespace swb {

/// Sends what the user types as requests, immediately and pipelined, and delivers the body of each answer to
/// its watcher, decoded. A redirect is followed if it leads to the same server and the connection stays open,
/// and passed to the client's owner if it leads elsewhere and that is wanted; otherwise it is an answer like
/// any other, and the log says why it was not followed. A body that the server must request first (Expect:
/// 100-continue) waits for that, and so does everything after it.
class HttpClient final : public Protocol
{
public:
    static constexpr size_t mostUnanswered = 1000; ///< requests
    /// How long a body waits for a server that may not support this (RFC 9110 10.1.1).
    static constexpr std::chrono::seconds continueTime{1};
    static constexpr qsizetype repeatedBodyBytes = 4 << 20; ///< kept for a redirect that needs it again

    explicit HttpClient(const ClientSettings &settings);

    void opened(ProtocolActions &) override { m_over = false; }
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;

    /// Requests that were not sent, or whose body was not.
    [[nodiscard]] qsizetype unsent() const override
    {
        return qsizetype(m_held.size()) + (m_expecting ? 1 : 0);
    }
    qsizetype forgetUnsent() override;

private:
    struct Request
    {
        HttpAsked asked;
        qint64 sentNs = 0;
        int redirects = 0; ///< followed so far
    };

    void ask(Request request, ProtocolActions &actions);
    void sendBody(ProtocolActions &actions);
    void keepBodyBack(ProtocolActions &actions);
    void tellRequest(const HttpHead &sent, QByteArrayView body, ProtocolActions &actions);
    static void dropLargeBody(HttpAsked &asked);
    void refuseHeld(ProtocolActions &actions);
    [[nodiscard]] bool answersExpecting() const { return m_expecting && m_unanswered.size() == 1; }
    void advance(ProtocolActions &actions);
    [[nodiscard]] bool take(HttpReader::Step step, ProtocolActions &actions);
    void headCame(ProtocolActions &actions);
    void bodyCame(ProtocolActions &actions);
    void pass(QByteArrayView piece, ProtocolActions &actions);
    void responseCame(ProtocolActions &actions);
    void redirect(ProtocolActions &actions);
    [[nodiscard]] bool isHere(const QUrl &there) const;
    [[nodiscard]] QString whyNotFollowed(const QUrl &there) const;
    [[nodiscard]] QString whyNotFollowedHere() const;
    [[nodiscard]] QString whyNotFollowedElsewhere(const QUrl &there) const;
    void giveUp(const QString &why, ProtocolActions &actions);

    const EndpointUrl m_url;
    const HttpClientSettings m_settings;
    HttpReader m_reader{HttpReader::Reads::Responses};
    HttpCookies m_cookies;
    std::deque<Request> m_unanswered;
    std::optional<HttpHead> m_expecting; ///< for the last of those: sent, with its body waiting
    std::deque<Request> m_held; ///< after that body
    qint64 m_heldBytes = 0; ///< of their bodies
    std::unique_ptr<ContentDecoder> m_decoder; ///< of the body being received
    std::optional<QUrl> m_next; ///< target of the redirect whose body is being received
    QByteArray m_told; ///< of the body, for the log
    bool m_keptBack = false; ///< a body, since the answer came without it
    bool m_broken = false;
    bool m_over = true; ///< the server accepts no more requests
};

/// Errors: none so far.
[[nodiscard]] MadeProtocols httpClients(const ClientSettings &settings);

} // namespace swb

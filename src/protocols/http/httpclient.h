// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/contentdecoder.h"
#include "protocols/http/httpcookies.h"
#include "protocols/http/httpreader.h"
#include "protocols/http/httprequesttext.h"
#include "protocols/schemes.h"

#include <deque>

namespace swb {

/// Sends what the user types as requests, at once, one behind the other, and gives the body of each answer to
/// its watcher, decoded. A redirect is followed where it leads to the same server and the connection goes on;
/// otherwise it is an answer like any other, and the log says why it was not followed.
class HttpClient final : public Protocol
{
public:
    static constexpr size_t mostUnanswered = 1000; ///< requests
    static constexpr qsizetype repeatedBodyBytes = 4 << 20; ///< kept, for a redirect that wants it again

    explicit HttpClient(const ClientSettings &settings);

    void opened(ProtocolActions &) override { m_over = false; }
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;

private:
    struct Request
    {
        HttpAsked asked;
        qint64 sentNs = 0;
        int redirects = 0; ///< that led here
    };

    void ask(Request request, ProtocolActions &actions);
    void advance(ProtocolActions &actions);
    [[nodiscard]] bool take(HttpReader::Step step, ProtocolActions &actions);
    void headCame(ProtocolActions &actions);
    void bodyCame(ProtocolActions &actions);
    void pass(QByteArrayView piece, ProtocolActions &actions);
    void responseCame(ProtocolActions &actions);
    void redirect(ProtocolActions &actions);
    [[nodiscard]] QString whyNotFollowed(const QByteArray &location, QByteArray &target) const;
    void giveUp(const QString &why, ProtocolActions &actions);

    const EndpointUrl m_url;
    const HttpClientSettings m_settings;
    HttpReader m_reader{HttpReader::Reads::Responses};
    HttpCookies m_cookies;
    std::deque<Request> m_unanswered;
    std::unique_ptr<ContentDecoder> m_decoder; ///< of the body that is coming
    std::optional<QByteArray> m_next; ///< target of the redirect that is coming
    QByteArray m_told; ///< of the body, for the log
    bool m_broken = false;
    bool m_over = true; ///< the server takes no requests, or no more
};

/// Errors: none so far.
[[nodiscard]] MadeProtocols httpClients(const ClientSettings &settings);

} // namespace swb

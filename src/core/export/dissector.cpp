// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/dissector.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <string_view>

namespace swb {
namespace {

using namespace std::string_view_literals;

constexpr quint16 dnsPort = 53;
constexpr quint16 multicastDnsPort = 5353;
constexpr qsizetype dnsHeaderBytes = 12;
constexpr qsizetype longestName = 255; // RFC 1035 2.3.4
constexpr quint16 mostRecords = 256;

// RFC 9110 9, RFC 5789
constexpr std::array httpStarts{"GET "sv,     "HEAD "sv,    "POST "sv,  "PUT "sv,   "DELETE "sv,
                                "CONNECT "sv, "OPTIONS "sv, "TRACE "sv, "PATCH "sv, "HTTP/1."sv};

bool looksLikeHttp(QByteArrayView payload)
{
    const std::string_view text(payload.data(), size_t(payload.size()));
    return std::any_of(httpStarts.begin(), httpStarts.end(),
                       [text](std::string_view start) { return text.starts_with(start); });
}

quint16 wordAt(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.data() + at);
}

/// Whether there is an uncompressed name with its type and class at the position of the first question (RFC
/// 1035 4.1.2).
bool hasQuestion(QByteArrayView payload)
{
    qsizetype at = dnsHeaderBytes;
    while (at < payload.size() && payload[at] != 0) {
        const qsizetype label = quint8(payload[at]);
        if (label > 63 || at - dnsHeaderBytes + label > longestName)
            return false;
        at += label + 1;
    }
    if (payload.size() - at < 5)
        return false;
    const quint16 type = wordAt(payload, at + 1);
    const quint16 queryClass = wordAt(payload, at + 3) & 0x7fff; // the top bit is for multicast DNS
    return type >= 1 && type <= 257 && (queryClass == 1 || queryClass == 255);
}

/// A header of RFC 1035 4.1.1 with one readable question, which does not occur by chance.
bool looksLikeDns(QByteArrayView payload)
{
    if (payload.size() < dnsHeaderBytes + 5)
        return false;
    const quint16 flags = wordAt(payload, 2);
    const bool knownCode = (flags >> 11 & 0x0f) <= 5 && (flags & 0x0f) <= 10;
    const bool fewRecords = wordAt(payload, 6) < mostRecords && wordAt(payload, 8) < mostRecords
        && wordAt(payload, 10) < mostRecords;
    return knownCode && fewRecords && wordAt(payload, 4) == 1 && hasQuestion(payload);
}

/// The same after its two length bytes (RFC 1035 4.2.2).
bool looksLikeDnsOverTcp(QByteArrayView payload)
{
    return payload.size() > 2 && wordAt(payload, 0) == payload.size() - 2 && looksLikeDns(payload.sliced(2));
}

bool hasPort(const Conversation &conversation, quint16 port)
{
    return conversation.local.port == port || conversation.remote.port == port;
}

} // namespace

Dissector dissectorFor(QByteArrayView payload, const Conversation &conversation)
{
    if (isStream(conversation.transport)) {
        if (looksLikeHttp(payload))
            return Dissector::Http;
        const bool dns = hasPort(conversation, dnsPort) || looksLikeDnsOverTcp(payload);
        return dns ? Dissector::DnsOverTcp : Dissector::Data;
    }
    const bool dns
        = hasPort(conversation, dnsPort) || hasPort(conversation, multicastDnsPort) || looksLikeDns(payload);
    return dns ? Dissector::Dns : Dissector::Data;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QByteArrayView>
#include <ldns/ldns.h>
#include <memory>

namespace swb {

/// What ldns has made ends as ldns wants it.
struct LdnsFree
{
    void operator()(ldns_pkt *packet) const { ldns_pkt_free(packet); }
    void operator()(ldns_rr *record) const { ldns_rr_free(record); }
    void operator()(ldns_rdf *name) const { ldns_rdf_deep_free(name); }
};
using DnsPacket = std::unique_ptr<ldns_pkt, LdnsFree>;
using DnsRecord = std::unique_ptr<ldns_rr, LdnsFree>;
using DnsName = std::unique_ptr<ldns_rdf, LdnsFree>;

namespace dns {

inline constexpr qsizetype headerBytes = LDNS_HEADER_SIZE;
inline constexpr qsizetype idBytes = 2; ///< the first of them, a message's number
inline constexpr int shownRecords = 64; ///< of one section, in the log and in a table

/// Of a message of at least headerBytes.
[[nodiscard]] quint16 idOf(QByteArrayView message);
/// Of one that begins there.
void setId(QByteArray &bytes, quint16 id, qsizetype at = 0);
[[nodiscard]] bool isAnswer(QByteArrayView message);

/// Null for what is none, such as one whose names run in a circle.
[[nodiscard]] DnsPacket readMessage(QByteArrayView message);
/// Empty where it is longer than a message can be.
[[nodiscard]] QByteArray writeMessage(const ldns_pkt &packet);

/// The only question of a message; null where it has none, or several.
[[nodiscard]] const ldns_rr *questionOf(const ldns_pkt &packet);
/// A name as it stands in a message, in small letters: the same for all that mean the same.
[[nodiscard]] QByteArray keyOf(const ldns_rdf &name);
/// "example.test", without the dot at its end.
[[nodiscard]] QString nameText(const ldns_rdf &name);
[[nodiscard]] QString typeText(ldns_rr_type type);
/// With the upper bits that EDNS has for it (RFC 6891 6.1.3): "NOERROR", "BADVERS".
[[nodiscard]] QString rcodeText(const ldns_pkt &packet);

/// In the log's words, which are the same for a message with another number.
[[nodiscard]] ProtocolFacts factsOf(const ldns_pkt &packet);
/// An answer laid out for reading: what became of the question, and a line a record in columns.
[[nodiscard]] QByteArray tableOf(const ldns_pkt &packet);

} // namespace dns
} // namespace swb

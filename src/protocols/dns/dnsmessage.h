// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QByteArrayView>
#include <ldns/ldns.h>
#include <memory>

namespace swb {

/// ldns objects are freed by ldns.
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
inline constexpr qsizetype idBytes = 2; ///< a message begins with its id
inline constexpr int shownRecords = 64; ///< per section, in the log and in a table

/// For a message of at least headerBytes.
[[nodiscard]] quint16 idOf(QByteArrayView message);
/// For a message that begins at `at`.
void setId(QByteArray &bytes, quint16 id, qsizetype at = 0);
[[nodiscard]] bool isAnswer(QByteArrayView message);

/// Null if it is not a valid message, for example if its names contain a loop.
[[nodiscard]] DnsPacket readMessage(QByteArrayView message);
/// Empty if it is longer than a message can be.
[[nodiscard]] QByteArray writeMessage(const ldns_pkt &packet);

/// The only question of a message; null if it has none, or several.
[[nodiscard]] const ldns_rr *questionOf(const ldns_pkt &packet);
/// A name in wire format, in lower case: the same for all equivalent names.
[[nodiscard]] QByteArray keyOf(const ldns_rdf &name);
/// "example.test", without the trailing dot.
[[nodiscard]] QString nameText(const ldns_rdf &name);
[[nodiscard]] QString typeText(ldns_rr_type type);
/// Including the upper bits from EDNS (RFC 6891 6.1.3): "NOERROR", "BADVERS".
[[nodiscard]] QString rcodeText(const ldns_pkt &packet);

/// The facts for the log, which do not depend on the message's id.
[[nodiscard]] ProtocolFacts factsOf(const ldns_pkt &packet);
/// An answer formatted for reading: the result of the question, and one line per record in columns.
[[nodiscard]] QByteArray tableOf(const ldns_pkt &packet);

} // namespace dns
} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "protocols/dns/dnsmessage.h"

#include <QHash>
#include <cstdio>
#include <map>
#include <vector>

namespace swb {

/// A zone of a name server (RFC 1034 4.2), read from a zone file (RFC 1035 5). Immutable, so many threads may
/// use it.
class DnsZone
{
public:
    static constexpr qsizetype mostBytes = 1 << 20; ///< of a file

    /// `name` is the file's name in errors. Errors: BadReply, with the line.
    [[nodiscard]] static Result<std::shared_ptr<const DnsZone>> parse(const QByteArray &text,
                                                                      const QString &name);
    /// Errors: also FileUnreadable.
    [[nodiscard]] static Result<std::shared_ptr<const DnsZone>> read(const QString &path);

    /// Fills a message that has this question with the zone's answer: records of all three sections, the
    /// response code, and whether it is authoritative (RFC 1034 4.3.2).
    void answer(const ldns_rr &question, ldns_pkt &packet) const;

private:
    using Records = std::vector<const ldns_rr *>;
    using Node = std::map<ldns_rr_type, Records>; ///< all records of a name

    DnsZone() = default;
    /// Why it cannot be served, as a sentence; empty if it can.
    [[nodiscard]] QString readRecords(std::FILE *file);
    [[nodiscard]] QString fill();
    [[nodiscard]] QString add(const ldns_rr &record);
    [[nodiscard]] bool isWithin(const QByteArray &name) const;
    [[nodiscard]] const Node *find(const QByteArray &name) const;
    [[nodiscard]] const Node *wildcardFor(const QByteArray &name) const;
    [[nodiscard]] const Node *delegationOf(const QByteArray &name) const;
    void follow(const ldns_rr &question, ldns_pkt &packet) const;
    void refer(const Node &cut, ldns_pkt &packet) const;
    void addAnswers(const Node &node, ldns_rr_type type, const ldns_rdf &owner, ldns_pkt &packet) const;
    void addSoa(ldns_pkt &packet) const;
    void addAddressesOf(const ldns_rr &record, ldns_pkt &packet) const;

    std::vector<DnsRecord> m_records;
    const ldns_rr *m_soa = nullptr; ///< one of the records
    QByteArray m_apex; ///< key of the zone's name, like all keys
    QHash<QByteArray, Node> m_nodes; ///< includes names that only have names below them
};

} // namespace swb

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

/// A zone as a name server has it (RFC 1034 4.2), out of a zone file (RFC 1035 5). Never changes, so that
/// many threads may ask it.
class DnsZone
{
public:
    static constexpr qsizetype mostBytes = 1 << 20; ///< of a file

    /// `name` is what errors call the file. Errors: BadReply, with the line.
    [[nodiscard]] static Result<std::shared_ptr<const DnsZone>> parse(const QByteArray &text,
                                                                      const QString &name);
    /// Errors: FileUnreadable too.
    [[nodiscard]] static Result<std::shared_ptr<const DnsZone>> read(const QString &path);

    /// Puts into a message with this question what the zone has to say: records of all three sections, the
    /// code, and whether it says so with authority (RFC 1034 4.3.2).
    void answer(const ldns_rr &question, ldns_pkt &packet) const;

private:
    using Records = std::vector<const ldns_rr *>;
    using Node = std::map<ldns_rr_type, Records>; ///< all that a name has

    DnsZone() = default;
    /// What keeps it from being served, as a sentence; empty where nothing does.
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
    const ldns_rr *m_soa = nullptr; ///< one of them
    QByteArray m_apex; ///< its key, as every other's
    QHash<QByteArray, Node> m_nodes; ///< names that only have names below them as well
};

} // namespace swb

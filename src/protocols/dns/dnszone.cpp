// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnszone.h"

#include "core/files/ordinaryfile.h"
#include "core/values/errorcatalog.h"

#include <QByteArrayList>
#include <QCoreApplication>
#include <cstdio>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::DnsZone)
};

constexpr uint32_t defaultTtl = 3600; // if neither the record nor a $TTL gives one
constexpr qsizetype mostAliases = 16; // CNAMEs in one chain
constexpr size_t minimumOfSoa = 6; // the field that says how long a negative answer is valid (RFC 2308 4)

struct CloseFile
{
    void operator()(std::FILE *file) const { std::fclose(file); }
};

/// Without its first label.
QByteArray parentOf(const QByteArray &name)
{
    return name.sliced(1 + quint8(name.front()));
}

bool isRoot(const QByteArray &name)
{
    return name.size() == 1;
}

void put(ldns_pkt &packet, ldns_pkt_section section, DnsRecord record)
{
    ldns_pkt_push_rr(&packet, section, record.release());
}

DnsRecord copyOf(const ldns_rr &record)
{
    return DnsRecord(ldns_rr_clone(&record));
}

/// Which field of a record names a host whose addresses the client will want next (RFC 1035 3.3); -1 for
/// none.
int fieldOfHost(ldns_rr_type type)
{
    switch (type) {
    case LDNS_RR_TYPE_NS:
        return 0;
    case LDNS_RR_TYPE_MX:
        return 1;
    case LDNS_RR_TYPE_SRV:
        return 3;
    default:
        return -1;
    }
}

bool isProblem(ldns_status status)
{
    return status != LDNS_STATUS_OK && status != LDNS_STATUS_SYNTAX_EMPTY && status != LDNS_STATUS_SYNTAX_TTL
        && status != LDNS_STATUS_SYNTAX_ORIGIN;
}

Error unusable(const QString &name, const QString &why)
{
    return makeError(ErrorCode::BadReply, Words::tr("The zone %1 cannot be served.").arg(name), why);
}

} // namespace

Result<std::shared_ptr<const DnsZone>> DnsZone::read(const QString &path)
{
    QString problem;
    const QByteArray text = readOrdinaryFile(path, mostBytes, problem);
    if (!problem.isEmpty())
        return makeError(ErrorCode::FileUnreadable, Words::tr("The zone %1 cannot be read.").arg(path),
                         problem);
    return parse(text, path);
}

Result<std::shared_ptr<const DnsZone>> DnsZone::parse(const QByteArray &text, const QString &name)
{
    const QByteArray lines = text.isEmpty() ? QByteArray("\n") : text; // fmemopen() accepts no empty buffer
    const std::unique_ptr<std::FILE, CloseFile> file(
        fmemopen(const_cast<char *>(lines.data()), size_t(lines.size()), "r"));
    if (!file)
        return unusable(name, {});
    const std::shared_ptr<DnsZone> zone(new DnsZone);
    QString problem = zone->readRecords(file.get());
    if (problem.isEmpty())
        problem = zone->fill();
    if (!problem.isEmpty())
        return unusable(name, problem);
    return std::shared_ptr<const DnsZone>(zone);
}

QString DnsZone::readRecords(std::FILE *file)
{
    uint32_t ttl = defaultTtl;
    ldns_rdf *origin = nullptr;
    ldns_rdf *previous = nullptr;
    int line = 1;
    ldns_status status = LDNS_STATUS_OK;
    while (std::feof(file) == 0 && !isProblem(status)) {
        ldns_rr *record = nullptr;
        status = ldns_rr_new_frm_fp_l(&record, file, &ttl, &origin, &previous, &line);
        if (status == LDNS_STATUS_OK)
            m_records.emplace_back(record);
    }
    ldns_rdf_deep_free(origin);
    ldns_rdf_deep_free(previous);
    return isProblem(status)
        ? Words::tr("Line %1: %2.").arg(line - 1).arg(QString::fromLatin1(ldns_get_errorstr_by_id(status)))
        : QString();
}

QString DnsZone::fill()
{
    for (const DnsRecord &record : m_records) {
        if (ldns_rr_get_type(record.get()) != LDNS_RR_TYPE_SOA)
            continue;
        if (m_soa)
            return Words::tr("It has more than one SOA record.");
        m_soa = record.get();
    }
    if (!m_soa)
        return Words::tr("It has no SOA record, which names the zone.");
    m_apex = dns::keyOf(*ldns_rr_owner(m_soa));
    if (isRoot(m_apex))
        return Words::tr("Its SOA record is for the DNS root. Begin the file with $ORIGIN and the zone's "
                         "name, such as $ORIGIN example.test. including the final dot.");
    QString problem;
    for (auto record = m_records.cbegin(); record != m_records.cend() && problem.isEmpty(); ++record)
        problem = add(**record);
    return problem;
}

QString DnsZone::add(const ldns_rr &record)
{
    const QString name = dns::nameText(*ldns_rr_owner(&record));
    if (ldns_rr_get_class(&record) != LDNS_RR_CLASS_IN)
        return Words::tr("A record of %1 has a class other than IN.").arg(name);
    const QByteArray key = dns::keyOf(*ldns_rr_owner(&record));
    if (!isWithin(key))
        return Words::tr("%1 is outside the zone.").arg(name);
    Node &node = m_nodes[key];
    node[ldns_rr_get_type(&record)].push_back(&record);
    if (node.contains(LDNS_RR_TYPE_CNAME) && (node.size() > 1 || node[LDNS_RR_TYPE_CNAME].size() > 1))
        return Words::tr("%1 is an alias (CNAME), but also has another record.").arg(name);
    for (QByteArray above = key; above != m_apex; above = parentOf(above))
        m_nodes[above]; // a name exists if one below it does (RFC 8020)
    return {};
}

bool DnsZone::isWithin(const QByteArray &name) const
{
    QByteArray above = name;
    while (above != m_apex && !isRoot(above))
        above = parentOf(above);
    return above == m_apex;
}

const DnsZone::Node *DnsZone::find(const QByteArray &name) const
{
    const auto found = m_nodes.constFind(name);
    return found == m_nodes.constEnd() ? nullptr : &*found;
}

/// The wildcard of the nearest existing ancestor (RFC 4592 3.3).
const DnsZone::Node *DnsZone::wildcardFor(const QByteArray &name) const
{
    QByteArray above = name;
    while (above != m_apex && !find(above))
        above = parentOf(above);
    return find("\1*" + above);
}

/// The delegated part of the zone that contains the name.
const DnsZone::Node *DnsZone::delegationOf(const QByteArray &name) const
{
    const Node *cut = nullptr;
    for (QByteArray above = name; above != m_apex; above = parentOf(above)) {
        const Node *const node = find(above);
        if (node && node->contains(LDNS_RR_TYPE_NS))
            cut = node;
    }
    return cut;
}

void DnsZone::answer(const ldns_rr &question, ldns_pkt &packet) const
{
    const ldns_rr_type type = ldns_rr_get_type(&question);
    const bool transfer = type == LDNS_RR_TYPE_AXFR || type == LDNS_RR_TYPE_IXFR;
    if (transfer || ldns_rr_get_class(&question) != LDNS_RR_CLASS_IN
        || !isWithin(dns::keyOf(*ldns_rr_owner(&question))))
        ldns_pkt_set_rcode(&packet, LDNS_RCODE_REFUSED);
    else
        follow(question, packet);
}

void DnsZone::follow(const ldns_rr &question, ldns_pkt &packet) const
{
    const ldns_rr_type type = ldns_rr_get_type(&question);
    const ldns_rdf *owner = ldns_rr_owner(&question);
    QByteArrayList names;
    while (names.size() <= mostAliases) {
        const QByteArray name = dns::keyOf(*owner);
        if (names.contains(name))
            break;
        names << name;
        if (!isWithin(name))
            return; // the client continues elsewhere
        if (const Node *const cut = delegationOf(name))
            return refer(*cut, packet);
        ldns_pkt_set_aa(&packet, true);
        const Node *node = find(name);
        if (!node)
            node = wildcardFor(name);
        if (!node) {
            ldns_pkt_set_rcode(&packet, LDNS_RCODE_NXDOMAIN);
            return addSoa(packet);
        }
        const auto alias = node->find(LDNS_RR_TYPE_CNAME);
        if (alias == node->end() || type == LDNS_RR_TYPE_CNAME || type == LDNS_RR_TYPE_ANY)
            return addAnswers(*node, type, *owner, packet);
        addAnswers(*node, LDNS_RR_TYPE_CNAME, *owner, packet);
        owner = ldns_rr_rdf(alias->second.front(), 0);
    }
    ldns_pkt_set_rcode(&packet, LDNS_RCODE_SERVFAIL);
}

void DnsZone::refer(const Node &cut, ldns_pkt &packet) const
{
    for (const ldns_rr *const server : cut.at(LDNS_RR_TYPE_NS)) {
        put(packet, LDNS_SECTION_AUTHORITY, copyOf(*server));
        addAddressesOf(*server, packet);
    }
}

/// With the name that was asked for, which replaces that of a wildcard.
void DnsZone::addAnswers(const Node &node, ldns_rr_type type, const ldns_rdf &owner, ldns_pkt &packet) const
{
    const size_t before = ldns_rr_list_rr_count(ldns_pkt_answer(&packet));
    for (const auto &[kind, records] : node) {
        if (kind != type && type != LDNS_RR_TYPE_ANY)
            continue;
        for (const ldns_rr *const record : records) {
            DnsRecord copy = copyOf(*record);
            ldns_rdf_deep_free(ldns_rr_owner(copy.get()));
            ldns_rr_set_owner(copy.get(), ldns_rdf_clone(&owner));
            put(packet, LDNS_SECTION_ANSWER, std::move(copy));
            addAddressesOf(*record, packet);
        }
    }
    if (ldns_rr_list_rr_count(ldns_pkt_answer(&packet)) == before)
        addSoa(packet);
}

void DnsZone::addSoa(ldns_pkt &packet) const
{
    DnsRecord soa = copyOf(*m_soa);
    const uint32_t minimum = ldns_rdf2native_int32(ldns_rr_rdf(soa.get(), minimumOfSoa));
    ldns_rr_set_ttl(soa.get(), qMin(ldns_rr_ttl(soa.get()), minimum));
    put(packet, LDNS_SECTION_AUTHORITY, std::move(soa));
}

void DnsZone::addAddressesOf(const ldns_rr &record, ldns_pkt &packet) const
{
    const int field = fieldOfHost(ldns_rr_get_type(&record));
    if (field < 0)
        return;
    const Node *const host = find(dns::keyOf(*ldns_rr_rdf(&record, size_t(field))));
    for (const ldns_rr_type type : {LDNS_RR_TYPE_A, LDNS_RR_TYPE_AAAA}) {
        const auto found = host ? host->find(type) : Node::const_iterator();
        if (!host || found == host->end())
            continue;
        for (const ldns_rr *const address : found->second) {
            DnsRecord copy = copyOf(*address);
            if (ldns_pkt_safe_push_rr(&packet, LDNS_SECTION_ADDITIONAL, copy.get()))
                (void)copy.release();
        }
    }
}

} // namespace swb

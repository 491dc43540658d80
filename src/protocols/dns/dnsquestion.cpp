// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsquestion.h"

#include "core/values/errorcatalog.h"
#include "protocols/dns/dnsmessage.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::DnsQuestion)
};

Error bad(const QString &text, const QString &why)
{
    return makeError(ErrorCode::BadRequest, Words::tr("“%1” is not a DNS query.").arg(text), why);
}

/// "1.2.0.192.in-addr.arpa." for an address; null for anything else.
DnsName reverseName(const QByteArray &text)
{
    for (const ldns_rdf_type type : {LDNS_RDF_TYPE_A, LDNS_RDF_TYPE_AAAA}) {
        if (const DnsName address(ldns_rdf_new_frm_str(type, text.constData())); address)
            return DnsName(ldns_rdf_address_reverse(address.get()));
    }
    return {};
}

/// A non-ASCII name is asked for in its DNS form (RFC 5891).
QByteArray inAscii(const QString &name)
{
    const QByteArray utf8 = name.toUtf8();
    return utf8.size() == name.size() ? utf8 : QUrl::toAce(name);
}

} // namespace

Result<DnsQuestion> DnsQuestion::parse(QByteArrayView text)
{
    const QString asked = QString::fromUtf8(text).simplified();
    const QStringList words = asked.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words.size() > 2)
        return bad(asked, Words::tr("Write a name, a space and a type: example.test AAAA."));
    const QByteArray name = inAscii(words.first());
    DnsName owner = words.size() == 1 || words.last().compare(u"PTR", Qt::CaseInsensitive) == 0
        ? reverseName(name)
        : nullptr;
    const QByteArray typeName
        = words.size() == 2 ? words.last().toUpper().toLatin1() : QByteArray(owner ? "PTR" : "A");
    const ldns_rr_type type = ldns_get_rr_type_by_name(typeName.constData());
    if (type == 0)
        return bad(asked,
                   Words::tr("“%1” is not a record type such as A, AAAA, MX or TXT.").arg(words.last()));
    if (!owner) {
        ldns_rdf *read = nullptr;
        const ldns_status status = ldns_str2rdf_dname(&read, name.constData());
        if (status != LDNS_STATUS_OK || name.isEmpty())
            return bad(asked,
                       Words::tr("“%1” is not a domain name: %2.")
                           .arg(words.first(), QString::fromLatin1(ldns_get_errorstr_by_id(status))));
        owner.reset(read);
    }
    const QString shown = dns::nameText(*owner) + u' ' + dns::typeText(type);
    const DnsPacket packet(ldns_pkt_query_new(owner.release(), type, LDNS_RR_CLASS_IN, LDNS_RD));
    ldns_pkt_set_edns_udp_size(packet.get(), datagramBytes);
    ldns_pkt_set_id(packet.get(), 0);
    return DnsQuestion{dns::writeMessage(*packet), shown};
}

} // namespace swb

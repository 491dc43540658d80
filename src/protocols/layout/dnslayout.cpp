// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsmessage.h"
#include "protocols/layout/layoutwriter.h"

#include <QtEndian>
#include <array>

namespace swb {

namespace {

using namespace Qt::StringLiterals;

const uint8_t *wireOf(QByteArrayView bytes)
{
    return reinterpret_cast<const uint8_t *>(bytes.data());
}

quint16 numberAt(QByteArrayView bytes, qint64 at)
{
    return qFromBigEndian<quint16>(bytes.data() + at);
}

QString nameIn(ldns_lookup_table *table, int id)
{
    const ldns_lookup_table *const known = ldns_lookup_by_id(table, id);
    return known ? QString::fromLatin1(known->name) : QString::number(id);
}

QString ldnsText(char *text)
{
    QString copy = printableLine(QByteArrayView(text ? text : "").trimmed(), LayoutWriter::valueChars);
    LDNS_FREE(text);
    return copy;
}

/// The two bytes of flags (RFC 1035 4.1.1, RFC 4035 3.2).
void addFlags(LayoutWriter &writer, int header)
{
    const auto bit
        = [](bool set, const QString &meaning) -> QString { return (set ? u"1: "_s : u"0: "_s) + meaning; };
    const uint8_t *const wire = wireOf(writer.bytes());
    const bool qr = LDNS_QR_WIRE(wire) != 0;
    const int flags = writer.add(header, LayoutWriter::tr("Flags"),
                                 u"0x%1"_s.arg(numberAt(writer.bytes(), 2), 4, 16, QChar(u'0')), 2, 2);
    writer.add(flags, u"QR"_s, bit(qr, qr ? LayoutWriter::tr("a response") : LayoutWriter::tr("a query")), 2,
               1);
    writer.add(flags, LayoutWriter::tr("Opcode"), nameIn(ldns_opcodes, LDNS_OPCODE_WIRE(wire)), 2, 1);
    writer.add(flags, u"AA"_s, bit(LDNS_AA_WIRE(wire) != 0, LayoutWriter::tr("an authoritative answer")), 2,
               1);
    writer.add(flags, u"TC"_s, bit(LDNS_TC_WIRE(wire) != 0, LayoutWriter::tr("truncated")), 2, 1);
    writer.add(flags, u"RD"_s, bit(LDNS_RD_WIRE(wire) != 0, LayoutWriter::tr("recursion desired")), 2, 1);
    writer.add(flags, u"RA"_s, bit(LDNS_RA_WIRE(wire) != 0, LayoutWriter::tr("recursion available")), 3, 1);
    writer.add(flags, u"Z"_s, bit(LDNS_Z_WIRE(wire) != 0, LayoutWriter::tr("reserved")), 3, 1);
    writer.add(flags, u"AD"_s, bit(LDNS_AD_WIRE(wire) != 0, LayoutWriter::tr("authentic data (DNSSEC)")), 3,
               1);
    writer.add(flags, u"CD"_s, bit(LDNS_CD_WIRE(wire) != 0, LayoutWriter::tr("checking disabled (DNSSEC)")),
               3, 1);
    writer.add(flags, u"RCODE"_s, nameIn(ldns_rcodes, LDNS_RCODE_WIRE(wire)), 3, 1);
}

struct DnsSection
{
    const char *title;
    ldns_pkt_section section;
    qint64 countAt;
};

constexpr std::array dnsSections{
    DnsSection{QT_TRANSLATE_NOOP("swb::MessageLayout", "Question"), LDNS_SECTION_QUESTION, 4},
    DnsSection{QT_TRANSLATE_NOOP("swb::MessageLayout", "Answer"), LDNS_SECTION_ANSWER, 6},
    DnsSection{QT_TRANSLATE_NOOP("swb::MessageLayout", "Authority"), LDNS_SECTION_AUTHORITY, 8},
    DnsSection{QT_TRANSLATE_NOOP("swb::MessageLayout", "Additional"), LDNS_SECTION_ADDITIONAL, 10},
};

void addHeader(LayoutWriter &writer)
{
    const int header = writer.add(-1, LayoutWriter::tr("Header"), {}, 0, LDNS_HEADER_SIZE);
    const quint16 id = numberAt(writer.bytes(), 0);
    writer.add(header, LayoutWriter::tr("ID"),
               u"%1 (0x%2)"_s.arg(QString::number(id)).arg(id, 4, 16, QChar(u'0')), 0, 2);
    addFlags(writer, header);
    for (const DnsSection &section : dnsSections)
        writer.add(header, LayoutWriter::tr("Count of %1").arg(LayoutWriter::tr(section.title).toLower()),
                   QString::number(numberAt(writer.bytes(), section.countAt)), section.countAt, 2);
}

/// The meaning of class and TTL there (RFC 6891 6.1.3).
void addEdns(LayoutWriter &writer, int record, qint64 at)
{
    const QByteArrayView bytes = writer.bytes();
    writer.add(record, LayoutWriter::tr("UDP payload size"), bytesText(numberAt(bytes, at + 2)), at + 2, 2);
    writer.add(record, LayoutWriter::tr("Upper bits of RCODE"), QString::number(quint8(bytes[at + 4])),
               at + 4, 1);
    writer.add(record, LayoutWriter::tr("EDNS version"), QString::number(quint8(bytes[at + 5])), at + 5, 1);
    writer.add(record, LayoutWriter::tr("EDNS flags"),
               u"0x%1"_s.arg(numberAt(bytes, at + 6), 4, 16, QChar(u'0')), at + 6, 2);
}

/// The fields of a record that ldns has read, from `at` to `end`.
void addRecordFields(LayoutWriter &writer, int field, const ldns_rr &record, bool isQuestion, qint64 at,
                     qint64 end)
{
    ldns_rdf *name = nullptr;
    auto behindName = size_t(at);
    if (ldns_wire2dname(&name, wireOf(writer.bytes()), size_t(writer.size()), &behindName) != LDNS_STATUS_OK)
        return;
    const DnsName owned(name);
    const auto typeAt = qint64(behindName);
    writer.add(field, LayoutWriter::tr("Name"), printableLine(dns::nameText(*name).toUtf8()), at,
               typeAt - at);
    writer.add(field, LayoutWriter::tr("Type"), dns::typeText(ldns_rr_get_type(&record)), typeAt, 2);
    if (ldns_rr_get_type(&record) == LDNS_RR_TYPE_OPT && !isQuestion) {
        addEdns(writer, field, typeAt);
    } else {
        writer.add(field, LayoutWriter::tr("Class"), ldnsText(ldns_rr_class2str(ldns_rr_get_class(&record))),
                   typeAt + 2, 2);
        if (!isQuestion)
            writer.add(field, LayoutWriter::tr("Time to live"),
                       LayoutWriter::tr("%1 s").arg(ldns_rr_ttl(&record)), typeAt + 4, 4);
    }
    constexpr qint64 beforeData = 10; // type, class, TTL and length
    const qint64 dataAt = typeAt + beforeData;
    if (isQuestion || dataAt > end)
        return;
    writer.add(field, LayoutWriter::tr("Data length"), bytesText(numberAt(writer.bytes(), dataAt - 2)),
               dataAt - 2, 2);
    if (dataAt == end)
        return;
    QStringList data;
    for (size_t i = 0; i < ldns_rr_rd_count(&record); ++i)
        data << ldnsText(ldns_rdf2str(ldns_rr_rdf(&record, i)));
    writer.add(field, LayoutWriter::tr("Data"), data.join(u' ').left(LayoutWriter::valueChars), dataAt,
               end - dataAt);
}

QString titleOf(const ldns_rr &record)
{
    return printableLine(dns::nameText(*ldns_rr_owner(&record)).toUtf8(), LayoutWriter::valueChars) + u' '
        + dns::typeText(ldns_rr_get_type(&record));
}

/// False if a record cannot be read: then it is unknown where the next one begins.
bool addSection(LayoutWriter &writer, const DnsSection &section, qint64 &at)
{
    const int count = numberAt(writer.bytes(), section.countAt);
    if (count == 0)
        return true;
    const qint64 begin = at;
    const int parent = writer.add(-1, LayoutWriter::tr(section.title), QString::number(count), at, 0);
    for (int i = 0; i < count && !writer.isFull(); ++i) {
        ldns_rr *read = nullptr;
        auto end = size_t(at);
        const ldns_status status
            = ldns_wire2rr(&read, wireOf(writer.bytes()), size_t(writer.size()), &end, section.section);
        if (status != LDNS_STATUS_OK) {
            writer.addProblem(parent,
                              LayoutWriter::tr("Record %1 of %2 cannot be read: %3.")
                                  .arg(QString::number(i + 1), QString::number(count),
                                       QString::fromLatin1(ldns_get_errorstr_by_id(status))),
                              at, writer.size() - at);
            writer.amend(parent, QString::number(count), writer.size() - begin);
            return false;
        }
        const DnsRecord record(read);
        const int field = writer.add(parent, LayoutWriter::tr("Record %1").arg(i + 1), titleOf(*record), at,
                                     qint64(end) - at);
        addRecordFields(writer, field, *record, section.section == LDNS_SECTION_QUESTION, at, qint64(end));
        at = qint64(end);
        writer.amend(parent, QString::number(count), at - begin);
    }
    return !writer.isFull();
}

} // namespace

void layOutDns(LayoutWriter &writer)
{
    if (writer.size() < LDNS_HEADER_SIZE)
        return writer.addProblem(-1, LayoutWriter::tr("A message has a header of 12 bytes (RFC 1035 4.1.1)."),
                                 0, writer.size());
    addHeader(writer);
    qint64 at = LDNS_HEADER_SIZE;
    for (const DnsSection &section : dnsSections) {
        if (!addSection(writer, section, at))
            return;
    }
    if (at < writer.size())
        writer.add(-1, LayoutWriter::tr("After the message"), bytesText(writer.size() - at), at,
                   writer.size() - at);
}

} // namespace swb

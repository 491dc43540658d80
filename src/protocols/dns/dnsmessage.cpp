// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsmessage.h"

#include <QCoreApplication>
#include <QStringList>
#include <QtEndian>
#include <array>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace swb::dns {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Dns)
};

constexpr qsizetype longestSummary = 200; // characters of a record
constexpr int badVersion = 16; // BADVERS, RFC 6891 9

const uint8_t *wire(QByteArrayView message)
{
    return reinterpret_cast<const uint8_t *>(message.data());
}

/// Takes ownership of a text that ldns has allocated.
QString taken(char *text)
{
    QString copy = QString::fromLatin1(text);
    std::free(text);
    return copy;
}

/// "name, ttl, class, type, data", in ldns's escapes.
QStringList partsOf(const ldns_rr &record)
{
    const QString line = taken(ldns_rr2str(&record)).trimmed();
    return {line.section(u'\t', 0, 0), line.section(u'\t', 1, 1), line.section(u'\t', 2, 2),
            line.section(u'\t', 3, 3), line.section(u'\t', 4)};
}

struct Section
{
    const char *field;
    const char *title;
    ldns_rr_list *records;
};

std::array<Section, 3> sectionsOf(const ldns_pkt &packet)
{
    return {Section{"answer", QT_TRANSLATE_NOOP("swb::Dns", "answer"), ldns_pkt_answer(&packet)},
            Section{"authority", QT_TRANSLATE_NOOP("swb::Dns", "authority"), ldns_pkt_authority(&packet)},
            Section{"additional", QT_TRANSLATE_NOOP("swb::Dns", "additional"), ldns_pkt_additional(&packet)}};
}

size_t shownOf(const Section &section)
{
    return qMin(ldns_rr_list_rr_count(section.records), size_t(shownRecords));
}

QString flagsText(const ldns_pkt &packet)
{
    QStringList flags;
    const auto add = [&flags](bool set, const QString &name) {
        if (set)
            flags << name;
    };
    add(ldns_pkt_qr(&packet), u"qr"_s);
    add(ldns_pkt_aa(&packet), u"aa"_s);
    add(ldns_pkt_tc(&packet), u"tc"_s);
    add(ldns_pkt_rd(&packet), u"rd"_s);
    add(ldns_pkt_ra(&packet), u"ra"_s);
    add(ldns_pkt_ad(&packet), u"ad"_s);
    add(ldns_pkt_cd(&packet), u"cd"_s);
    return flags.join(u' ');
}

/// "example.test AAAA"
QString askedText(const ldns_pkt &packet)
{
    const ldns_rr *const question = questionOf(packet);
    if (!question)
        return Words::tr("no question");
    return nameText(*ldns_rr_owner(question)) + u' ' + typeText(ldns_rr_get_type(question));
}

/// The result of a question, in a few words.
QString outcome(const ldns_pkt &packet)
{
    if (ldns_pkt_tc(&packet))
        return Words::tr("truncated");
    QString code = rcodeText(packet);
    if (code != u"NOERROR" || ldns_rr_list_rr_count(ldns_pkt_answer(&packet)) > 0)
        return code;
    const bool refers = !ldns_pkt_aa(&packet) && ldns_rr_list_rr_count(ldns_pkt_authority(&packet)) > 0;
    return refers ? Words::tr("referral to other servers") : Words::tr("no record of this type");
}

/// "192.0.2.1 (+2)": the first answer of the type that was asked for, and how many others there are.
QString firstAnswer(const ldns_pkt &packet)
{
    const ldns_rr_list *const answers = ldns_pkt_answer(&packet);
    const size_t count = ldns_rr_list_rr_count(answers);
    const ldns_rr *const question = questionOf(packet);
    size_t first = 0;
    while (question && first < count
           && ldns_rr_get_type(ldns_rr_list_rr(answers, first)) != ldns_rr_get_type(question))
        ++first;
    const QString data = partsOf(*ldns_rr_list_rr(answers, first % count)).last().left(longestSummary);
    return count == 1 ? data : data + u" (+%1)"_s.arg(count - 1);
}

} // namespace

quint16 idOf(QByteArrayView message)
{
    return qFromBigEndian<quint16>(message.data());
}

void setId(QByteArray &bytes, quint16 id, qsizetype at)
{
    qToBigEndian(id, bytes.data() + at);
}

bool isAnswer(QByteArrayView message)
{
    return LDNS_QR_WIRE(wire(message)) != 0;
}

DnsPacket readMessage(QByteArrayView message)
{
    ldns_pkt *packet = nullptr;
    if (ldns_wire2pkt(&packet, wire(message), size_t(message.size())) != LDNS_STATUS_OK)
        return {};
    return DnsPacket(packet);
}

QByteArray writeMessage(const ldns_pkt &packet)
{
    uint8_t *bytes = nullptr;
    size_t size = 0;
    if (ldns_pkt2wire(&bytes, &packet, &size) != LDNS_STATUS_OK)
        return {};
    const QByteArray copy(reinterpret_cast<const char *>(bytes), qsizetype(size));
    std::free(bytes);
    return size > LDNS_MAX_PACKETLEN ? QByteArray() : copy;
}

const ldns_rr *questionOf(const ldns_pkt &packet)
{
    const ldns_rr_list *const questions = ldns_pkt_question(&packet);
    return ldns_rr_list_rr_count(questions) == 1 ? ldns_rr_list_rr(questions, 0) : nullptr;
}

QByteArray keyOf(const ldns_rdf &name)
{
    return QByteArray(reinterpret_cast<const char *>(ldns_rdf_data(&name)), qsizetype(ldns_rdf_size(&name)))
        .toLower(); // the lengths between the labels are not letters
}

QString nameText(const ldns_rdf &name)
{
    QString text = taken(ldns_rdf2str(&name));
    if (text.size() > 1)
        text.chop(1);
    return text;
}

QString typeText(ldns_rr_type type)
{
    return taken(ldns_rr_type2str(type));
}

QString rcodeText(const ldns_pkt &packet)
{
    constexpr int lowerBits = 4;
    const int code = (ldns_pkt_edns_extended_rcode(&packet) << lowerBits) | int(ldns_pkt_get_rcode(&packet));
    if (code == badVersion)
        return u"BADVERS"_s;
    const ldns_lookup_table *const known = ldns_lookup_by_id(ldns_rcodes, code);
    return known ? QString::fromLatin1(known->name) : u"RCODE%1"_s.arg(code);
}

ProtocolFacts factsOf(const ldns_pkt &packet)
{
    ProtocolFacts facts{u"dns"_s, askedText(packet), {}};
    const ldns_rr *const question = questionOf(packet);
    facts.fields << ProtocolField{u"name"_s, question ? nameText(*ldns_rr_owner(question)) : QString()}
                 << ProtocolField{u"type"_s, question ? typeText(ldns_rr_get_type(question)) : QString()}
                 << ProtocolField{u"flags"_s, flagsText(packet)};
    if (ldns_pkt_edns(&packet))
        facts.fields << ProtocolField{u"size"_s, QString::number(ldns_pkt_edns_udp_size(&packet))};
    if (!ldns_pkt_qr(&packet)) {
        facts.summary += u'?';
        return facts;
    }
    const size_t count = ldns_rr_list_rr_count(ldns_pkt_answer(&packet));
    const QString result = outcome(packet);
    facts.summary += u": " + (count > 0 && result == u"NOERROR" ? firstAnswer(packet) : result);
    facts.fields << ProtocolField{u"rcode"_s, rcodeText(packet)}
                 << ProtocolField{u"answers"_s, QString::number(count)};
    for (const Section &section : sectionsOf(packet)) {
        for (size_t i = 0; i < shownOf(section); ++i)
            facts.fields << ProtocolField{QString::fromLatin1(section.field),
                                          partsOf(*ldns_rr_list_rr(section.records, i)).join(u' ')};
    }
    return facts;
}

QByteArray tableOf(const ldns_pkt &packet)
{
    QList<QStringList> rows;
    QList<qsizetype> ends; // the end of each section's rows
    const auto sections = sectionsOf(packet);
    for (const Section &section : sections) {
        for (size_t i = 0; i < shownOf(section); ++i) {
            QStringList parts = partsOf(*ldns_rr_list_rr(section.records, i));
            parts.removeAt(2); // the class, which is always the same
            rows << parts;
        }
        ends << rows.size();
    }
    qsizetype nameWidth = 0;
    qsizetype ttlWidth = 0;
    qsizetype typeWidth = 0;
    for (const QStringList &row : std::as_const(rows)) {
        nameWidth = qMax(nameWidth, row[0].size());
        ttlWidth = qMax(ttlWidth, row[1].size());
        typeWidth = qMax(typeWidth, row[2].size());
    }
    QString text = askedText(packet) + u": " + outcome(packet) + u'\n';
    qsizetype row = 0;
    for (size_t i = 0; i < sections.size(); ++i) {
        const auto all = qsizetype(ldns_rr_list_rr_count(sections[i].records));
        const qsizetype hidden = all - (ends[qsizetype(i)] - row);
        if (all > 0 && i > 0)
            text += Words::tr(sections[i].title) + u":\n";
        for (; row < ends[qsizetype(i)]; ++row)
            text += rows[row][0].leftJustified(nameWidth) + u"  " + rows[row][1].rightJustified(ttlWidth)
                + u"  " + rows[row][2].leftJustified(typeWidth) + u"  " + rows[row][3] + u'\n';
        if (hidden > 0)
            text += Words::tr("... and %n more", nullptr, int(hidden)) + u'\n';
    }
    return text.toUtf8();
}

} // namespace swb::dns

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsanswers.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <mutex>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::DnsAnswers)
};

constexpr qsizetype longestKeptQuestion = 300; // a name of 255 bytes, and EDNS without options

const uint8_t *wire(QByteArrayView message)
{
    return reinterpret_cast<const uint8_t *>(message.data());
}

/// Whether it has the shape of a question, so that nothing more of it is parsed otherwise. EDNS and TSIG may
/// add records after the question.
bool hasShapeOfQuestion(QByteArrayView message)
{
    constexpr int mostAdditional = 2;
    const uint8_t *const header = wire(message);
    return LDNS_QDCOUNT(header) == 1 && LDNS_ANCOUNT(header) == 0 && LDNS_NSCOUNT(header) == 0
        && LDNS_ARCOUNT(header) <= mostAdditional;
}

Error bad(const QString &why)
{
    return makeError(ErrorCode::BadMessage, Words::tr("A DNS message was not a valid query."), why);
}

/// An answer that so far contains only the question.
DnsPacket beginAnswer(const ldns_pkt &asked)
{
    DnsPacket packet(ldns_pkt_new());
    ldns_pkt_set_qr(packet.get(), true);
    ldns_pkt_set_opcode(packet.get(), ldns_pkt_get_opcode(&asked));
    ldns_pkt_set_rd(packet.get(), ldns_pkt_rd(&asked));
    if (const ldns_rr *const question = dns::questionOf(asked))
        ldns_pkt_push_rr(packet.get(), LDNS_SECTION_QUESTION, ldns_rr_clone(question));
    if (ldns_pkt_edns(&asked))
        ldns_pkt_set_edns_udp_size(packet.get(), DnsAnswers::largestDatagram);
    return packet;
}

/// The header of an answer to a message that could not be read.
QByteArray formatError(QByteArrayView message)
{
    QByteArray header = message.first(dns::headerBytes).toByteArray();
    std::fill(header.begin() + 4, header.end(), '\0'); // the counts
    auto *const bytes = reinterpret_cast<uint8_t *>(header.data());
    bytes[2] = uint8_t(LDNS_QR_MASK | (bytes[2] & (LDNS_OPCODE_MASK | LDNS_RD_MASK)));
    bytes[3] = LDNS_RCODE_FORMERR;
    return header;
}

void empty(ldns_pkt &packet, ldns_pkt_section section, ldns_rr_list *records)
{
    while (ldns_rr *const record = ldns_rr_list_pop_rr(records))
        ldns_rr_free(record);
    ldns_pkt_set_section_count(&packet, section, 0);
}

/// Leaves out what does not fit: first the additional records, then everything, and sets the TC flag (RFC
/// 2181 9).
QByteArray fitted(ldns_pkt &packet, qsizetype most)
{
    const auto fits = [most](const QByteArray &bytes) { return !bytes.isEmpty() && bytes.size() <= most; };
    QByteArray bytes = dns::writeMessage(packet);
    if (fits(bytes))
        return bytes;
    empty(packet, LDNS_SECTION_ADDITIONAL, ldns_pkt_additional(&packet));
    bytes = dns::writeMessage(packet);
    if (fits(bytes))
        return bytes;
    empty(packet, LDNS_SECTION_ANSWER, ldns_pkt_answer(&packet));
    empty(packet, LDNS_SECTION_AUTHORITY, ldns_pkt_authority(&packet));
    ldns_pkt_set_tc(&packet, true);
    return dns::writeMessage(packet);
}

qsizetype roomFor(const ldns_pkt &asked, qsizetype questionBytes, DnsAnswers::Way way)
{
    if (way == DnsAnswers::Way::Stream)
        return LDNS_MAX_PACKETLEN;
    const auto taken = qsizetype(ldns_pkt_edns_udp_size(&asked));
    const qsizetype room = qBound(DnsAnswers::plainDatagram, taken, DnsAnswers::largestDatagram);
    return way == DnsAnswers::Way::Datagram ? room : qMin(room, questionBytes * DnsAnswers::timesTheQuestion);
}

/// Refuses a query of an unknown kind; false if it is a known one.
bool refuseKind(const ldns_pkt &asked, ldns_pkt &packet)
{
    if (ldns_pkt_edns_version(&asked) != 0) {
        ldns_pkt_set_edns_extended_rcode(&packet, 1); // BADVERS, 16
        return true;
    }
    if (ldns_pkt_get_opcode(&asked) == LDNS_PACKET_QUERY)
        return false;
    ldns_pkt_set_rcode(&packet, LDNS_RCODE_NOTIMPL);
    return true;
}

std::shared_ptr<const EventDetail> detailOf(ProtocolFacts facts)
{
    EventDetail detail;
    detail.protocol = std::move(facts);
    return std::make_shared<const EventDetail>(std::move(detail));
}

DnsAnswers::Reply shared(DnsReply reply)
{
    return std::make_shared<const DnsReply>(std::move(reply));
}

} // namespace

DnsAnswers::Reply DnsAnswers::replyTo(QByteArrayView question, Way way)
{
    if (question.size() < dns::headerBytes)
        return shared({{}, {}, {}, bad(Words::tr("It is shorter than a message's header."))});
    if (dns::isAnswer(question)) // two servers could answer each other forever
        return shared({{}, {}, {}, bad(Words::tr("It is an answer, not a query."))});
    const QByteArrayView key = question.sliced(dns::idBytes);
    const bool mayKeep = question.size() <= longestKeptQuestion;
    if (mayKeep) {
        const auto &known = m_kept[size_t(way)];
        const std::lock_guard guard(m_lock);
        const auto kept = known.constFind(QByteArray::fromRawData(key.data(), key.size()));
        if (kept != known.constEnd())
            return *kept;
    }
    Reply reply = shared(make(question, way));
    if (mayKeep && !reply->problem.isError())
        keep(key, way, reply);
    return reply;
}

DnsReply DnsAnswers::make(QByteArrayView question, Way way) const
{
    const DnsPacket asked = hasShapeOfQuestion(question) ? dns::readMessage(question) : nullptr;
    if (!asked)
        return {formatError(question), detailOf({}),
                detailOf({u"dns"_s, u"FORMERR"_s, {{u"rcode"_s, u"FORMERR"_s}}}),
                bad(Words::tr("It is not a well-formed query; the answer was FORMERR."))};
    const DnsPacket packet = beginAnswer(*asked);
    if (!refuseKind(*asked, *packet))
        m_zone->answer(*dns::questionOf(*asked), *packet);
    DnsReply reply;
    reply.bytes = fitted(*packet, roomFor(*asked, question.size(), way));
    reply.question = detailOf(dns::factsOf(*asked));
    reply.answer = detailOf(dns::factsOf(*packet));
    return reply;
}

/// The cache is emptied when it is full: endless different questions achieve no more than that.
void DnsAnswers::keep(QByteArrayView key, Way way, const Reply &reply)
{
    const qsizetype cost = key.size() + reply->bytes.size();
    const std::lock_guard guard(m_lock);
    if (m_kept[size_t(way)].size() >= mostKept || m_keptBytes + cost > mostKeptBytes) {
        m_kept = {};
        m_keptBytes = 0;
    }
    m_kept[size_t(way)].insert(key.toByteArray(), reply);
    m_keptBytes += cost;
}

} // namespace swb

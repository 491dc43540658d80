// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/check.h"
#include "protocols/dns/dnsanswers.h"
#include "protocols/dns/dnsclient.h"
#include "protocols/dns/dnsserver.h"
#include "support/recordedactions.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;

namespace {

const QByteArray zoneText = "$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 2 3 4 5\n@ NS ns\n@ MX 10 a\n"
                            "ns A 192.0.2.53\na A 192.0.2.1\nb CNAME a\nc CNAME d\nd CNAME c\n*.e TXT \"x\"\n"
                            "f NS ns.f\nns.f A 192.0.2.2\ng A 192.0.2.3\n";

std::shared_ptr<DnsAnswers> answers()
{
    static const auto zone = DnsZone::parse(zoneText, {}).value();
    return std::make_shared<DnsAnswers>(zone);
}

QByteArray framed(QByteArrayView message)
{
    QByteArray bytes;
    bytes += char(message.size() >> 8);
    bytes += char(message.size());
    return bytes + message.toByteArray();
}

/// Either a valid question, or a damaged one.
QByteArray question(FuzzedDataProvider &input)
{
    static const char *const asked[]
        = {"a.example.test", "b.example.test MX", "x.e.example.test TXT", "y.f.example.test",
           "c.example.test", "example.test ANY",  "nothing.example.test", "test"};
    QByteArray message = DnsQuestion::parse(input.PickValueInArray(asked)).value().message;
    for (int changes = input.ConsumeIntegralInRange(0, 4); changes > 0; --changes)
        message[input.ConsumeIntegralInRange<int>(0, int(message.size()) - 1)]
            = input.ConsumeIntegral<char>();
    return message;
}

void checkServer(FuzzedDataProvider &input)
{
    QByteArray stream;
    QList<QByteArray> messages;
    for (int count = input.ConsumeIntegralInRange(1, 4); count > 0; --count) {
        messages << (input.ConsumeBool() ? question(input)
                                         : QByteArray::fromStdString(input.ConsumeRandomLengthString(300)));
        stream += framed(messages.last());
    }
    RecordedActions whole(std::make_unique<DnsServer>(answers(), true, false));
    RecordedActions inPieces(std::make_unique<DnsServer>(answers(), true, false));
    RecordedActions datagrams(std::make_unique<DnsServer>(answers(), false, false));
    whole.receive(stream);
    for (const char byte : stream)
        inPieces.receive(QByteArrayView(&byte, 1));
    CHECK(inPieces.writes == whole.writes);
    CHECK(whole.breaks.isEmpty());
    for (const QByteArray &message : messages) {
        const qsizetype before = datagrams.writes.size();
        datagrams.receive(message);
        if (datagrams.writes.size() == before)
            continue;
        const QByteArray &answer = datagrams.writes.last();
        CHECK(answer.size() <= message.size() * DnsAnswers::timesTheQuestion);
        CHECK(dns::isAnswer(answer) && dns::idOf(answer) == dns::idOf(message));
        CHECK(dns::readMessage(answer));
    }
}

/// Whatever arrives, a question gets one answer or none.
void checkClient(FuzzedDataProvider &input)
{
    RecordedActions end(std::make_unique<DnsClient>(false));
    end.send("a.example.test\nexample.test MX");
    for (int count = input.ConsumeIntegralInRange(1, 4); count > 0; --count) {
        QByteArray bytes = QByteArray::fromStdString(input.ConsumeRandomLengthString(600));
        if (bytes.size() >= 3 && input.ConsumeBool()) {
            bytes.replace(0, 2, end.writes[input.ConsumeIntegralInRange<int>(0, 1)].first(2));
            bytes[2] = char(bytes[2] | 0x80);
        }
        end.receive(bytes);
    }
    CHECK(end.delivered.size() + qsizetype(end.besides.size()) <= 2);
    for (const QByteArray &table : end.delivered) {
        for (const char c : table)
            CHECK(quint8(c) >= 0x20 || c == '\n');
    }
}

} // namespace

/// A name server answers each message independently and never with more than its limit, and a client accepts
/// nothing else as an answer; a zone file that can be read can be queried.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    switch (input.ConsumeIntegralInRange(0, 2)) {
    case 0:
        checkServer(input);
        break;
    case 1:
        checkClient(input);
        break;
    default:
        const QByteArray asked = question(input);
        const QByteArray text = "$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 2 3 4 5\n"
            + QByteArray::fromStdString(input.ConsumeRemainingBytesAsString());
        if (const auto zone = DnsZone::parse(text, {}); zone)
            (void)DnsAnswers(zone.value()).replyTo(asked, DnsAnswers::Way::Stream);
    }
    return 0;
}

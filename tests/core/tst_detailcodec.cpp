// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/factcodec.h"
#include "core/payload/jsontext.h"
#include "core/session/detailcodec.h"

#include <QCborMap>
#include <QCborValue>
#include <QTest>
#include <limits>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// One of each kind of fact.
EventDetail whole()
{
    EventDetail detail;
    detail.info = u"said “hello”"_s;
    detail.error = {ErrorCode::ConnectionRefused, u"What."_s, u"Why."_s, u"Hint."_s, {u"ECONNREFUSED"_s}};
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    const CertificateFacts kept{u"a"_s,    u"b"_s,           from,      from.addDays(1),
                                u"00ff"_s, {u"localhost"_s}, "\x01\xff"};
    const CertificateFacts notKept{u"b"_s, u"b"_s, from, from.addDays(2), u"11"_s};
    detail.tls = TlsFacts{.protocol = u"TLSv1.3"_s,
                          .cipher = u"TLS_AES_128_GCM_SHA256"_s,
                          .verified = true,
                          .peerChain = {kept, notKept},
                          .durationNs = 1'250'000,
                          .alpn = u"h2"_s,
                          .serverName = u"localhost"_s,
                          .peerIsClient = true,
                          .whyNotVerified = u"expired"_s};
    detail.tcp = TcpFacts{.rttUs = 34, .congestionWindow = 10, .retransmits = 0};
    detail.taken = 7;
    detail.sockets = SocketFamily::Qt;
    detail.ended = true;
    detail.protocol = {u"gopher"_s, u"asks for /"_s, {{u"Selector"_s, u"/"_s}}};
    return detail;
}

/// The same in a session file.
constexpr char wholeInCbor[]
    = "a864696e666f707361696420e2809c68656c6c6fe2809d656572726f72a564636f646572636f6e6e656374696f6e"
      "2d72656675736564647768617465576861742e63776879645768792e6468696e746548696e742e656e616d657381"
      "6c45434f4e4e5245465553454463746c73a96870726f746f636f6c67544c5376312e336663697068657276544c53"
      "5f4145535f3132385f47434d5f534841323536687665726966696564f56a6475726174696f6e4e731a001312d069"
      "70656572436861696e82a7677375626a6563746161666973737565726162696e6f744265666f72651b0000018bcf"
      "e56800686e6f7441667465721b0000018bd50bc400667368613235366430306666656e616d657381696c6f63616c"
      "686f7374636465724201ffa7677375626a6563746162666973737565726162696e6f744265666f72651b0000018b"
      "cfe56800686e6f7441667465721b0000018bda32200066736861323536623131656e616d65738063646572406461"
      "6c706e6268326a7365727665724e616d65696c6f63616c686f73746c706565724973436c69656e74f56e7768794e"
      "6f745665726966696564676578706972656463746370ac657274745573182268727474566172557320686d696e52"
      "74745573206572746f5573206773656e644d73732070636f6e67657374696f6e57696e646f770a67756e61636b65"
      "64206b72657472616e736d69747300646c6f7374206b7365676d656e74734f7574206a7365676d656e7473496e20"
      "6c64656c697665727952617465206574616b656e0767736f636b65747362717465656e646564f56870726f746f63"
      "6f6ca3646e616d6566676f706865726773756d6d6172796a61736b7320666f72202f666669656c64738182685365"
      "6c6563746f72612f";

} // namespace

/// The parts of an event in a file have the same bytes as in earlier versions. A session file may also have
/// anything in place of a number.
class TstDetailCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesInASessionFileAreThoseOfEveryVersion()
    {
        QCOMPARE(encodeDetail(whole()), QByteArray::fromHex(wholeInCbor));
        const auto read = decodeDetail(QByteArray::fromHex(wholeInCbor));
        QVERIFY(read);
        QCOMPARE(encodeDetail(*read), QByteArray::fromHex(wholeInCbor));
    }

    void linesOfJsonAreThoseOfEveryVersion()
    {
        const EventDetail detail = whole();
        QCOMPARE(jsonText(FactJson::write(detail.error)),
                 R"({"code":"connection-refused","hint":"Hint.","systemNames":["ECONNREFUSED"],)"
                 R"("what":"What.","why":"Why."})");
        QCOMPARE(jsonText(FactJson::write(*detail.tls)),
                 R"({"alpn":"h2","cipher":"TLS_AES_128_GCM_SHA256","durationNs":1250000,"peerChain":[)"
                 R"({"der":"Af8=","issuer":"b","names":["localhost"],"notAfter":"2023-11-15T22:13:20Z",)"
                 R"("notBefore":"2023-11-14T22:13:20Z","sha256":"00ff","subject":"a"},)"
                 R"({"issuer":"b","names":[],"notAfter":"2023-11-16T22:13:20Z",)"
                 R"("notBefore":"2023-11-14T22:13:20Z","sha256":"11","subject":"b"}],)"
                 R"("peerIsClient":true,"protocol":"TLSv1.3","serverName":"localhost","verified":true,)"
                 R"("whyNotVerified":"expired"})");
        QCOMPARE(jsonText(FactJson::write(*detail.tcp)),
                 R"({"congestionWindow":10,"retransmits":0,"rttUs":34})");
        QCOMPARE(jsonText(FactJson::write(detail.protocol)),
                 R"({"fields":[["Selector","/"]],"name":"gopher","summary":"asks for /"})");
        const EventDetail nothing{.info = {}, .error = {}, .tls = TlsFacts(), .tcp = TcpFacts()};
        QCOMPARE(jsonText(FactJson::write(*nothing.tls)),
                 R"({"cipher":"","durationNs":0,"peerChain":[],"protocol":"","verified":false})");
        QCOMPARE(jsonText(FactJson::write(*nothing.tcp)), "{}");
    }

    void numberThatIsNoIntegerIsNotTaken_data()
    {
        QTest::addColumn<QCborValue>("number");
        QTest::addColumn<qint64>("taken");
        QTest::newRow("integer") << QCborValue(5) << 5LL;
        QTest::newRow("largest") << QCborValue(std::numeric_limits<qint64>::max())
                                 << std::numeric_limits<qint64>::max();
        QTest::newRow("beyond it") << QCborValue(1.4e19) << 0LL;
        QTest::newRow("text") << QCborValue(u"5"_s) << 0LL;
    }
    void numberThatIsNoIntegerIsNotTaken()
    {
        QFETCH(QCborValue, number);
        QFETCH(qint64, taken);
        EventDetail detail;
        detail.tls.emplace().protocol = u"TLSv1.3"_s;
        QCborMap map = QCborValue::fromCbor(encodeDetail(detail)).toMap();
        QCborMap tls = map[u"tls"_s].toMap();
        QVERIFY(tls.contains(u"durationNs"_s));
        tls[u"durationNs"_s] = number;
        map[u"tls"_s] = tls;
        const auto read = decodeDetail(map.toCborValue().toCbor());
        QVERIFY(read && read->tls);
        QCOMPARE(read->tls->durationNs, taken);
    }

    void familyOfSocketsIsReadBackAndAnUnknownOnePassedOver()
    {
        EventDetail detail;
        QVERIFY(!decodeDetail(encodeDetail(detail))->sockets);
        for (const SocketFamily family : {SocketFamily::Native, SocketFamily::Qt}) {
            detail.sockets = family;
            QCOMPARE(decodeDetail(encodeDetail(detail))->sockets, std::optional(family));
        }
        QCborMap map = QCborValue::fromCbor(encodeDetail(detail)).toMap();
        map[u"sockets"_s] = u"winsock"_s;
        const auto read = decodeDetail(map.toCborValue().toCbor());
        QVERIFY(read && !read->sockets);
    }

    void whatAProtocolSaysIsReadBackWhateverItsName()
    {
        EventDetail detail;
        QVERIFY(decodeDetail(encodeDetail(detail))->protocol.isEmpty());
        detail.protocol
            = {u"gopher"_s, u"asks for /"_s, {{u"Selector"_s, u"/"_s}, {u"Selector"_s, QString()}}};
        QCOMPARE(decodeDetail(encodeDetail(detail))->protocol, detail.protocol);

        QCborMap map = QCborValue::fromCbor(encodeDetail(detail)).toMap();
        map[u"protocol"_s] = u"a word in the place of the map"_s;
        const auto read = decodeDetail(map.toCborValue().toCbor());
        QVERIFY(read && read->protocol.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstDetailCodec)
#include "tst_detailcodec.moc"

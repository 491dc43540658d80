// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/capabilities.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array families{SocketFamily::Native, SocketFamily::Qt};
constexpr std::array transports{Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls};

} // namespace

class tst_Capabilities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyCapabilityHasANameOfItsOwn();
    void whatIsAbsentSaysWhyAndNothingElseDoes();
    void nothingIsClaimedWhereItHasNoMeaning();
    void nativeStreamsCanAll();
    void qtClassesCannotWriteAfterThePeersFin();
    void oneSentenceForEachAbsence();
    void familiesAreReadByTheirNames();
};

void tst_Capabilities::everyCapabilityHasANameOfItsOwn()
{
    QSet<QString> names;
    QSet<QString> words;
    for (const Capability capability : allCapabilities) {
        names << QString(nameOf(capability));
        words << displayName(capability);
    }
    names.remove(QString());
    words.remove(QString());
    QCOMPARE(names.size(), qsizetype(allCapabilities.size()));
    QCOMPARE(words.size(), qsizetype(allCapabilities.size()));
    QCOMPARE(int(allCapabilities.back()) + 1, int(allCapabilities.size()));
}

void tst_Capabilities::whatIsAbsentSaysWhyAndNothingElseDoes()
{
    for (const SocketFamily family : families) {
        for (const Transport transport : transports) {
            for (const Capability capability : allCapabilities) {
                const bool absent
                    = concerns(capability, transport) && !capabilitiesOf(family, transport).has(capability);
                const QString why = whyAbsent(capability, family, transport);
                QCOMPARE(!why.isEmpty(), absent);
                QVERIFY2(!absent || why.endsWith(u'.'), qUtf8Printable(why));
            }
        }
    }
}

void tst_Capabilities::nothingIsClaimedWhereItHasNoMeaning()
{
    for (const SocketFamily family : families) {
        for (const Transport transport : transports) {
            for (const Capability capability : allCapabilities)
                QVERIFY(concerns(capability, transport)
                        || !capabilitiesOf(family, transport).has(capability));
        }
    }
    QVERIFY(concerns(Capability::HalfClose, Transport::Tls));
    QVERIFY(concerns(Capability::AlertsSent, Transport::Tls));
    QVERIFY(!concerns(Capability::AlertsSent, Transport::Tcp));
    QVERIFY(!concerns(Capability::AlertsSent, Transport::Dtls));
    QVERIFY(concerns(Capability::CiphertextSeen, Transport::Tls));
    QVERIFY(!concerns(Capability::CiphertextSeen, Transport::Tcp));
    for (const SocketFamily family : families)
        QVERIFY(capabilitiesOf(family, Transport::Dtls).has(Capability::CiphertextSeen));
    QVERIFY(!concerns(Capability::CiphertextSeen, Transport::Udp));
    QVERIFY(!concerns(Capability::HalfClose, Transport::Udp));
    QVERIFY(!concerns(Capability::Batches, Transport::Tcp));
}

void tst_Capabilities::nativeStreamsCanAll()
{
    QVERIFY(absences(SocketFamily::Native, Transport::Tcp).isEmpty());
    QVERIFY(absences(SocketFamily::Native, Transport::Tls).isEmpty());
    QVERIFY(absences(SocketFamily::Native, Transport::Udp).isEmpty());
}

void tst_Capabilities::qtClassesCannotWriteAfterThePeersFin()
{
    for (const Transport transport : {Transport::Tcp, Transport::Tls})
        QVERIFY(!capabilitiesOf(SocketFamily::Qt, transport).has(Capability::HalfCloseAfterPeer));
    QVERIFY(whyAbsent(Capability::HalfCloseAfterPeer, SocketFamily::Qt, Transport::Tcp)
                .startsWith(u"Qt's classes close the socket when the peer finishes sending"));
}

void tst_Capabilities::oneSentenceForEachAbsence()
{
    const QStringList sentences = absences(SocketFamily::Qt, Transport::Tls);
    QCOMPARE(sentences.size(), 7);
    QCOMPARE(sentences.constFirst(), whyAbsent(Capability::HalfClose, SocketFamily::Qt, Transport::Tls));
}

void tst_Capabilities::familiesAreReadByTheirNames()
{
    for (const SocketFamily family : families)
        QCOMPARE(socketFamilyOf(QString(nameOf(family))), std::optional(family));
    QVERIFY(!socketFamilyOf(u"Qt"));
    QVERIFY(!socketFamilyOf(u""));
    QVERIFY(isBuilt(defaultSocketFamily()));
    QVERIFY(isBuilt(SocketFamily::Qt));
}

QTEST_GUILESS_MAIN(tst_Capabilities)
#include "tst_capabilities.moc"

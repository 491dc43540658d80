// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/words/alertwords.h"
#include "net/tls/words/tlserrors.h"
#include "net/tls/words/verdictwords.h"
#include "support/strangecertificates.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <openssl/ssl.h>

using namespace swb;
using namespace Qt::StringLiterals;
using test::StrangeCertificate;

/// Every verdict on a certificate and every alert has a meaningful text.
class TestTlsWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyVerdictIsTold();
    void unknownVerdictIsToldWithItsNumber();
    void aWrongNameIsToldByWhatIsThere_data();
    void aWrongNameIsToldByWhatIsThere();
    void everyAlertIsTold();
    void alertsKnowWhatTheyAreAbout_data();
    void alertsKnowWhatTheyAreAbout();

private:
    QSslCertificate m_certificate;
};

namespace {

void checkSentence(const QString &sentence)
{
    QVERIFY2(sentence.size() > 20 && sentence.endsWith(u'.') && sentence.front().isUpper(),
             qPrintable(sentence));
    QVERIFY2(!sentence.contains(u"nknown error") && !sentence.contains(u'%'), qPrintable(sentence));
}

/// The verdicts that this OpenSSL has, from its own header.
QList<int> allVerdicts()
{
    QList<int> verdicts{PeerFlaw::noCertificate};
    QFile header(u"/usr/include/openssl/x509_vfy.h"_s);
    [&] { QVERIFY(header.open(QIODevice::ReadOnly)); }();
    static const QRegularExpression definition(u"# *define +X509_V_ERR_\\w+ +(\\d+)"_s);
    for (auto match = definition.globalMatch(QString::fromLatin1(header.readAll())); match.hasNext();)
        verdicts.append(match.next().captured(1).toInt());
    return verdicts;
}

} // namespace

void TestTlsWords::initTestCase()
{
    m_certificate = QSslCertificate(
        StrangeCertificate{.commonName = "Some server", .names = "DNS:some.example"}.signedBy().certificate);
}

void TestTlsWords::everyVerdictIsTold()
{
    // three verdicts mean a missing issuer, and two a mismatched name
    const QSet<int> alike{X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
                          X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_IP_ADDRESS_MISMATCH};
    const QList<int> verdicts = allVerdicts();
    QVERIFY(verdicts.size() > 90);
    QSet<QString> told;
    for (const int verdict : verdicts) {
        const QString words = flawWords({verdict, m_certificate}, u"localhost"_s);
        checkSentence(words);
        QVERIFY2(alike.contains(verdict) || !told.contains(words), qPrintable(words));
        told.insert(words);
        const Error error = certificateError({{verdict, m_certificate}}, u"localhost"_s, u"It failed."_s);
        QVERIFY2(error.why.contains(words), qPrintable(error.why));
    }
}

void TestTlsWords::unknownVerdictIsToldWithItsNumber()
{
    for (const int verdict : {X509_V_ERR_EC_KEY_EXPLICIT_PARAMS + 1, 999}) {
        const QString words = flawWords({verdict, m_certificate}, u"localhost"_s);
        QVERIFY2(words.contains(u"(X509_V_ERR %1)"_s.arg(verdict)), qPrintable(words));
    }
}

void TestTlsWords::aWrongNameIsToldByWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("words");
    QTest::newRow("another name") << QByteArray("DNS:other.example") << u"localhost"_s
                                  << u"is for other.example, not for localhost"_s;
    QTest::newRow("the address as a name")
        << QByteArray("DNS:127.0.0.1") << u"127.0.0.1"_s << u"contains 127.0.0.1 as a DNS name"_s;
    QTest::newRow("the subject alone") << QByteArray() << u"Some server"_s << u"is only in the subject"_s;
    QTest::newRow("nothing") << QByteArray() << u"localhost"_s << u"contains no names"_s;
}

void TestTlsWords::aWrongNameIsToldByWhatIsThere()
{
    QFETCH(QByteArray, names);
    QFETCH(QString, host);
    QFETCH(QString, words);
    const StrangeCertificate made{.commonName = "Some server", .names = names};
    const QString told
        = flawWords({X509_V_ERR_HOSTNAME_MISMATCH, QSslCertificate(made.signedBy().certificate)}, host);
    QVERIFY2(told.contains(words), qPrintable(told));
}

void TestTlsWords::everyAlertIsTold()
{
    QSet<QString> told;
    for (int alert = 0; alert <= 255; ++alert) {
        const QString words = alertWords(alert);
        checkSentence(words);
        QVERIFY2(words.contains(u"alert %1"_s.arg(alert)), qPrintable(words));
        QVERIFY2(!told.contains(words), qPrintable(words));
        told.insert(words);
        // every one that OpenSSL has gets its own text
        const bool known = QByteArray(SSL_alert_desc_string_long(alert)) != "unknown";
        QVERIFY2(!known || !words.contains(u"the unknown alert"), qPrintable(words));
    }
}

void TestTlsWords::alertsKnowWhatTheyAreAbout_data()
{
    QTest::addColumn<int>("alert");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("bad certificate") << 42 << ErrorCode::PeerRejectedCertificate;
    QTest::newRow("certificate required") << 116 << ErrorCode::CertificateDemanded;
    QTest::newRow("internal error") << 80 << ErrorCode::TlsHandshakeFailed;
    QTest::newRow("unassigned") << 200 << ErrorCode::TlsHandshakeFailed;
}

void TestTlsWords::alertsKnowWhatTheyAreAbout()
{
    QFETCH(int, alert);
    QFETCH(ErrorCode, code);
    QCOMPARE(alertCode(alert), code);
    const QString text
        = u"error:%1:SSL routines::some alert"_s.arg(0x0a000000 + 1000 + alert, 8, 16, QChar(u'0'));
    for (const Error &error :
         {handshakeError(Role::Client, text, u"It failed."_s), sessionError(text, u"It broke."_s)}) {
        QCOMPARE(error.code, code);
        QVERIFY2(error.why.contains(alertWords(alert)), qPrintable(error.why));
    }
    QCOMPARE(alertWords(alert).contains(u"the unknown alert"), alert == 200);
}

QTEST_GUILESS_MAIN(TestTlsWords)
#include "tst_tlswords.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/certificatemaker.h"
#include "net/tls/identity.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

CertificatePlan planFor(const QString &name)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {name, {{name}, {}}, now.addDays(-1), now.addDays(30)};
}

/// Runs openssl with `input` and gives back what it prints; empty where it fails.
QByteArray openssl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                : QByteArray();
}

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void certificateAndKeyAreLoaded();
    void chainKeepsItsOrder();
    void keyMayStandBehindItsCertificate();
    void keysOfEveryFormAreTaken_data();
    void keysOfEveryFormAreTaken();

    void badCertificateFileSaysWhy_data();
    void badCertificateFileSaysWhy();
    void badKeyFileSaysWhy_data();
    void badKeyFileSaysWhy();
    void fileAboveTheLimitIsRefused_data();
    void fileAboveTheLimitIsRefused();
    void missingFilesAreNamed();
    void keyWithoutCertificateIsRefused();
    void strangersKeyDoesNotMatch();
    void wrongOrderOfTheChainIsNamed();

private:
    QString write(const QString &name, const QByteArray &content);

    std::unique_ptr<QTemporaryDir> m_dir;
    PemPair m_authority;
    PemPair m_server;
    PemPair m_other;
};

void TestIdentity::initTestCase()
{
    m_authority = makeAuthorityCertificate(planFor(u"authority"_s)).value();
    m_server = makeServerCertificate(planFor(u"server"_s), m_authority).value();
    m_other = makeSelfSignedCertificate(planFor(u"other"_s)).value();
}

void TestIdentity::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_dir = std::make_unique<QTemporaryDir>();
}

QString TestIdentity::write(const QString &name, const QByteArray &content)
{
    QFile file(m_dir->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                    : QString();
}

void TestIdentity::certificateAndKeyAreLoaded()
{
    const Result<TlsIdentity> loaded
        = loadIdentity(write(u"cert.pem"_s, m_server.certificate), write(u"key.pem"_s, m_server.key));
    QVERIFY2(loaded.ok(), qPrintable(loaded.ok() ? QString() : loaded.error().toString()));
    QCOMPARE(loaded.value().chain, {QSslCertificate(m_server.certificate)});
    QCOMPARE(loaded.value().key, QSslKey(m_server.key, QSsl::Ec));
}

void TestIdentity::chainKeepsItsOrder()
{
    const QString file = write(u"chain.pem"_s, m_server.certificate + m_authority.certificate);
    const Result<TlsIdentity> loaded = loadIdentity(file, write(u"key.pem"_s, m_server.key));
    QVERIFY(loaded.ok());
    QCOMPARE(loaded.value().chain,
             QList({QSslCertificate(m_server.certificate), QSslCertificate(m_authority.certificate)}));
}

void TestIdentity::keyMayStandBehindItsCertificate()
{
    const Result<TlsIdentity> loaded
        = loadIdentity(write(u"both.pem"_s, m_server.certificate + m_server.key));
    QVERIFY(loaded.ok());
    QVERIFY(!loaded.value().key.isNull());
}

void TestIdentity::keysOfEveryFormAreTaken_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("EC in PKCS#8") << openssl(
        {u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s});
    QTest::newRow("EC on P-384") << openssl(
        {u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-384"_s});
    QTest::newRow("EC with its parameters before it")
        << openssl({u"ecparam"_s, u"-name"_s, u"prime256v1"_s, u"-genkey"_s});
    const QByteArray rsa
        = openssl({u"genpkey"_s, u"-algorithm"_s, u"RSA"_s, u"-pkeyopt"_s, u"rsa_keygen_bits:2048"_s});
    QTest::newRow("RSA in PKCS#8") << rsa;
    QTest::newRow("RSA in its older form") << openssl({u"rsa"_s, u"-traditional"_s}, rsa);
    QTest::newRow("text before the key") << "Bag Attributes\n    friendlyName: mine\n" + rsa;
}

void TestIdentity::keysOfEveryFormAreTaken()
{
    QFETCH(QByteArray, key);
    QVERIFY(!key.isEmpty());
    const QString keyFile = write(u"key.pem"_s, key);
    const QByteArray certificate
        = openssl({u"req"_s, u"-x509"_s, u"-key"_s, keyFile, u"-subj"_s, u"/CN=mine"_s});
    const Result<TlsIdentity> loaded = loadIdentity(write(u"cert.pem"_s, certificate), keyFile);
    QVERIFY2(loaded.ok(), qPrintable(loaded.ok() ? QString() : loaded.error().toString()));
    QVERIFY(!loaded.value().key.isNull());
}

void TestIdentity::badCertificateFileSaysWhy_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    QTest::newRow("an empty file") << QByteArray() << u"empty"_s;
    QTest::newRow("a letter") << QByteArray("Dear Sir") << u"no certificate in PEM form"_s;
    QTest::newRow("a key") << m_server.key << u"a private key and no certificate"_s;
    QTest::newRow("DER") << QSslCertificate(m_server.certificate).toDer() << u"DER"_s;
    QTest::newRow("a request") << QByteArray("-----BEGIN CERTIFICATE REQUEST-----\nAA==\n"
                                             "-----END CERTIFICATE REQUEST-----\n")
                               << u"request"_s;
    QTest::newRow("half a certificate") << m_server.certificate.left(300) << u"damaged"_s;
    QByteArray changed = m_server.certificate;
    changed.replace(60, 4, "!!!!");
    QTest::newRow("a changed certificate") << changed << u"damaged"_s;
    QTest::newRow("a good one and half a one")
        << m_server.certificate + m_authority.certificate.left(300) << u"damaged"_s;
    QTest::newRow("zeros") << QByteArray(5000, '\0') << u"no certificate"_s;
}

void TestIdentity::badCertificateFileSaysWhy()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    const QString file = write(u"cert.pem"_s, content);
    const Result<TlsIdentity> loaded = loadIdentity(file, write(u"key.pem"_s, m_server.key));
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().code, ErrorCode::BadCertificateFile);
    QVERIFY2(loaded.error().what.contains(file), qPrintable(loaded.error().what));
    QVERIFY2(loaded.error().why.contains(reason), qPrintable(loaded.error().why));
}

void TestIdentity::badKeyFileSaysWhy_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    QTest::newRow("an empty file") << QByteArray() << u"empty"_s;
    QTest::newRow("a letter") << QByteArray("Dear Sir") << u"no private key in PEM form"_s;
    QTest::newRow("a certificate") << m_server.certificate << u"a certificate and no private key"_s;
    QTest::newRow("half a key") << m_server.key.left(100) << u"damaged"_s;
    QTest::newRow("a key in PKCS#8 with a passphrase")
        << openssl({u"pkcs8"_s, u"-topk8"_s, u"-passout"_s, u"pass:secret"_s}, m_server.key)
        << u"passphrase"_s;
    QTest::newRow("a key in the older form with a passphrase")
        << openssl({u"ec"_s, u"-aes128"_s, u"-passout"_s, u"pass:secret"_s}, m_server.key) << u"passphrase"_s;
    QTest::newRow("an Ed25519 key") << openssl({u"genpkey"_s, u"-algorithm"_s, u"ED25519"_s}) << u"ED25519"_s;
}

void TestIdentity::badKeyFileSaysWhy()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    const QString file = write(u"key.pem"_s, content);
    const Result<TlsIdentity> loaded = loadIdentity(write(u"cert.pem"_s, m_server.certificate), file);
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().code, ErrorCode::BadKeyFile);
    QVERIFY2(loaded.error().what.contains(file), qPrintable(loaded.error().what));
    QVERIFY2(loaded.error().why.contains(reason), qPrintable(loaded.error().why));
}

void TestIdentity::fileAboveTheLimitIsRefused_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("taken");
    QTest::newRow("one byte below 1 MB") << 999'999 << true;
    QTest::newRow("1 MB") << 1'000'000 << true;
    QTest::newRow("one byte above 1 MB") << 1'000'001 << false;
}

void TestIdentity::fileAboveTheLimitIsRefused()
{
    QFETCH(int, size);
    QFETCH(bool, taken);
    const QByteArray padding(size - m_server.certificate.size(), '\n');
    const Result<QList<QSslCertificate>> loaded
        = loadCertificates(write(u"c.pem"_s, padding + m_server.certificate));
    QCOMPARE(loaded.ok(), taken);
    if (!taken)
        QVERIFY(loaded.error().why.contains(u"1 MB"));
}

void TestIdentity::missingFilesAreNamed()
{
    const QString nowhere = m_dir->filePath(u"nowhere.pem"_s);
    const Error certificate = loadIdentity(nowhere, write(u"key.pem"_s, m_server.key)).error();
    QCOMPARE(certificate.code, ErrorCode::FileUnreadable);
    QVERIFY(certificate.what.contains(nowhere) && certificate.why.contains(u"No such file"));
    const Error key = loadIdentity(write(u"cert.pem"_s, m_server.certificate), nowhere).error();
    QCOMPARE(key.code, ErrorCode::FileUnreadable);
    QVERIFY(key.what.contains(nowhere) && key.why.contains(u"No such file"));
    QCOMPARE(loadCertificates(m_dir->path()).error().code, ErrorCode::BadCertificateFile);
}

void TestIdentity::keyWithoutCertificateIsRefused()
{
    const QString key = write(u"key.pem"_s, m_server.key);
    const Error error = loadIdentity({}, key).error();
    QCOMPARE(error.code, ErrorCode::BadCertificateFile);
    QVERIFY(error.what.contains(key));
}

void TestIdentity::strangersKeyDoesNotMatch()
{
    const QString certificate = write(u"cert.pem"_s, m_server.certificate);
    const QString key = write(u"key.pem"_s, m_other.key);
    const Error error = loadIdentity(certificate, key).error();
    QCOMPARE(error.code, ErrorCode::KeyDoesNotMatch);
    QVERIFY(error.what.contains(certificate) && error.what.contains(key));
}

void TestIdentity::wrongOrderOfTheChainIsNamed()
{
    const Error error = loadIdentity(write(u"cert.pem"_s, m_authority.certificate + m_server.certificate),
                                     write(u"key.pem"_s, m_server.key))
                            .error();
    QCOMPARE(error.code, ErrorCode::KeyDoesNotMatch);
    QVERIFY2(error.why.contains(u"number 2"), qPrintable(error.why));
}

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"

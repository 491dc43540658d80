// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/certificatemaker.h"
#include "net/certificates/identity.h"

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

/// Runs openssl with `input` and returns its output; empty on failure.
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
    void protectedKeyIsOpenedByItsPassphrase_data();
    void protectedKeyIsOpenedByItsPassphrase();
    void pkcs12HoldsAllOfIt_data();
    void pkcs12HoldsAllOfIt();
    void pkcs12WithoutAKeyIsRefused();
    void passphraseIsTheFirstLineOfItsFile_data();
    void passphraseIsTheFirstLineOfItsFile();
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
    QTest::newRow("Ed25519") << openssl({u"genpkey"_s, u"-algorithm"_s, u"ED25519"_s});
    QTest::newRow("Ed448") << openssl({u"genpkey"_s, u"-algorithm"_s, u"ED448"_s});
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
    QTest::newRow("a key") << m_server.key << u"a private key but no certificate"_s;
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
    QTest::newRow("a certificate") << m_server.certificate << u"a certificate but no private key"_s;
    QTest::newRow("half a key") << m_server.key.left(100) << u"damaged"_s;
    QTest::newRow("a key that only agrees on others")
        << openssl({u"genpkey"_s, u"-algorithm"_s, u"X25519"_s}) << u"X25519"_s;
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

void TestIdentity::protectedKeyIsOpenedByItsPassphrase_data()
{
    const QStringList secret{u"-aes128"_s, u"-passout"_s, u"pass:secret"_s};
    const QByteArray pkcs8 = openssl(QStringList{u"pkey"_s} + secret, m_server.key);
    const QByteArray older = openssl(QStringList{u"ec"_s} + secret, m_server.key);
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<QString>("reason"); // empty: it can be opened
    QTest::newRow("PKCS#8") << pkcs8 << QByteArray("secret") << QString();
    QTest::newRow("PKCS#8, none given") << pkcs8 << QByteArray() << u"none was given"_s;
    QTest::newRow("PKCS#8, a wrong one") << pkcs8 << QByteArray("Secret") << u"is wrong"_s;
    QTest::newRow("PKCS#8, one longer than any") << pkcs8 << QByteArray(5000, 's') << u"is wrong"_s;
    QTest::newRow("the older form") << older << QByteArray("secret") << QString();
    QTest::newRow("the older form, none given") << older << QByteArray() << u"none was given"_s;
    QTest::newRow("the older form, a wrong one") << older << QByteArray("Secret") << u"is wrong"_s;
    QTest::newRow("a key that needs none") << m_server.key << QByteArray("secret") << QString();
}

void TestIdentity::protectedKeyIsOpenedByItsPassphrase()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, passphrase);
    QFETCH(QString, reason);
    QVERIFY(!key.isEmpty());
    const QString certificate = write(u"cert.pem"_s, m_server.certificate);
    const QString file = write(u"key.pem"_s, key);
    QCOMPARE(isProtected(certificate, file), key != m_server.key);
    const Result<TlsIdentity> loaded = loadIdentity(certificate, file, passphrase);
    QCOMPARE(loaded.ok(), reason.isEmpty());
    if (loaded) {
        QCOMPARE(loaded.value().key, QSslKey(m_server.key, QSsl::Ec));
        return;
    }
    QCOMPARE(loaded.error().code, ErrorCode::BadPassphrase);
    QVERIFY2(loaded.error().what.contains(file), qPrintable(loaded.error().what));
    QVERIFY2(loaded.error().why.contains(reason), qPrintable(loaded.error().why));
}

void TestIdentity::pkcs12HoldsAllOfIt_data()
{
    QTest::addColumn<QString>("made");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QString>("reason"); // empty: it can be opened
    QTest::newRow("its passphrase") << u"secret"_s << QByteArray("secret") << QString();
    QTest::newRow("a wrong one") << u"secret"_s << QByteArray("Secret") << u"is wrong"_s;
    QTest::newRow("none given") << u"secret"_s << QByteArray() << u"none given"_s;
    QTest::newRow("an empty one") << QString() << QByteArray() << QString();
    QTest::newRow("one beyond ASCII") << u"gehëim"_s << QByteArray("gehëim") << QString();
}

void TestIdentity::pkcs12HoldsAllOfIt()
{
    QFETCH(QString, made);
    QFETCH(QByteArray, given);
    QFETCH(QString, reason);
    const QString file = write(u"all.p12"_s,
                               openssl({u"pkcs12"_s, u"-export"_s, u"-passout"_s, u"pass:"_s + made,
                                        u"-inkey"_s, write(u"key.pem"_s, m_server.key), u"-certfile"_s,
                                        write(u"ca.pem"_s, m_authority.certificate)},
                                       m_server.certificate));
    QVERIFY(QFileInfo(file).size() > 0);
    QCOMPARE(isProtected(file, {}), !made.isEmpty());
    const Result<TlsIdentity> loaded = loadIdentity(file, {}, given);
    QVERIFY2(loaded.ok() == reason.isEmpty(),
             qPrintable(loaded.ok() ? QString() : loaded.error().toString()));
    if (!loaded) {
        QCOMPARE(loaded.error().code, ErrorCode::BadPassphrase);
        return;
    }
    QCOMPARE(loaded.value().key, QSslKey(m_server.key, QSsl::Ec));
    QCOMPARE(loaded.value().chain,
             QList({QSslCertificate(m_server.certificate), QSslCertificate(m_authority.certificate)}));
}

void TestIdentity::pkcs12WithoutAKeyIsRefused()
{
    const QString file = write(
        u"certificates.p12"_s,
        openssl({u"pkcs12"_s, u"-export"_s, u"-nokeys"_s, u"-passout"_s, u"pass:"_s}, m_server.certificate));
    const Result<TlsIdentity> loaded = loadIdentity(file);
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().code, ErrorCode::BadKeyFile);
    QVERIFY2(loaded.error().what.contains(file), qPrintable(loaded.error().what));
}

void TestIdentity::passphraseIsTheFirstLineOfItsFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("passphrase"); // empty: refused
    QTest::newRow("one line") << QByteArray("secret\n") << QByteArray("secret");
    QTest::newRow("no end of line") << QByteArray("secret") << QByteArray("secret");
    QTest::newRow("an end of line of Windows") << QByteArray("secret\r\n") << QByteArray("secret");
    QTest::newRow("two lines") << QByteArray("secret\nother\n") << QByteArray("secret");
    QTest::newRow("spaces are part of it") << QByteArray(" se cret \n") << QByteArray(" se cret ");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("an empty line") << QByteArray("\nsecret\n") << QByteArray();
}

void TestIdentity::passphraseIsTheFirstLineOfItsFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, passphrase);
    const QString file = write(u"pass.txt"_s, content);
    const Result<QByteArray> read = readPassphrase(file);
    QCOMPARE(read.ok(), !passphrase.isEmpty());
    if (read) {
        QCOMPARE(read.value(), passphrase);
        return;
    }
    QVERIFY2(read.error().what.contains(file), qPrintable(read.error().what));
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

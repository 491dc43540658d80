// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/authority.h"
#include "support/enginefixture.h"
#include "support/families.h"
#include "support/processes.h"
#include "support/strangecertificates.h"

#include <QUdpSocket>

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::Program;
using test::StrangeCertificate;

Q_DECLARE_METATYPE(swb::PemPair)
Q_DECLARE_METATYPE(swb::SocketFamily)

/// A collection of certificates, most of them bad, presented by openssl's server over TLS, to both families
/// of sockets, and over DTLS: every one must get the same verdict in the same words.
class TestCertificateGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void bothTransportsJudgeAlike_data();
    void bothTransportsJudgeAlike();

private:
    void row(const char *name, const StrangeCertificate &certificate, const QString &host, ErrorCode code,
             const QString &words = {});
    void row(const char *name, const PemPair &pair, const QByteArray &issuers, const QString &host,
             ErrorCode code, const QString &words = {});

    PemPair m_root;
    QTemporaryDir m_dir;
    EngineFixture m_engine;
};

namespace {

constexpr auto good = ErrorCode::None;
constexpr auto wrongName = ErrorCode::CertificateWrongName;
constexpr auto invalid = ErrorCode::CertificateInvalid;
const QString byName = u"localhost"_s;
const QString byAddress = u"127.0.0.1"_s;
const QString byLongName = u"host.some.example"_s; // no wildcard matches a name with one label

QString saved(const QString &path, const QByteArray &content)
{
    QFile file(path);
    [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size()); }();
    return path;
}

quint16 freeUdpPort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost, 0);
    return socket.localPort();
}

} // namespace

void TestCertificateGallery::initTestCase()
{
    m_root = StrangeCertificate::authority("gallery root").signedBy();
}

void TestCertificateGallery::row(const char *name, const PemPair &pair, const QByteArray &issuers,
                                 const QString &host, ErrorCode code, const QString &words)
{
    const auto add = [&](const QString &scheme, SocketFamily sockets) {
        QTest::addRow("%s, over %s, %s", name, qPrintable(scheme), nameOf(sockets).data())
            << scheme << sockets << pair << issuers << host << code << words;
    };
    for (const SocketFamily family : test::builtFamilies())
        add(u"tls"_s, family);
    add(u"dtls"_s, defaultSocketFamily());
}

void TestCertificateGallery::row(const char *name, const StrangeCertificate &certificate, const QString &host,
                                 ErrorCode code, const QString &words)
{
    row(name, certificate.signedBy(m_root), {}, host, code, words);
}

void TestCertificateGallery::bothTransportsJudgeAlike_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<SocketFamily>("sockets");
    QTest::addColumn<PemPair>("pair");
    QTest::addColumn<QByteArray>("issuers");
    QTest::addColumn<QString>("host");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");

    row("the name", {.names = "DNS:localhost"}, byName, good);
    row("the name in capitals", {.names = "DNS:LocalHost"}, byName, good);
    row("the address", {.names = "IP:127.0.0.1"}, byAddress, good);
    row("the name among others", {.names = "DNS:a.example,IP:192.0.2.1,DNS:localhost"}, byName, good);

    row("CN beside another name", {.commonName = "localhost", .names = "DNS:other.example"}, byName,
        wrongName, u"is for other.example, not for localhost"_s);
    row("CN alone", {.commonName = "localhost"}, byName, wrongName, u"only in the subject"_s);
    row("CN that is an address", {.commonName = "127.0.0.1"}, byAddress, wrongName, u"only in the subject"_s);
    row("CN that is an address beside a name", {.commonName = "127.0.0.1", .names = "DNS:other.example"},
        byAddress, wrongName);
    row("address as a DNS name", {.names = "DNS:127.0.0.1"}, byAddress, wrongName,
        u"contains 127.0.0.1 as a DNS name"_s);
    row("name as an address's neighbour", {.names = "IP:127.0.0.2"}, byAddress, wrongName);
    row("wildcard CN beside another name", {.commonName = "*.some.example", .names = "DNS:other.example"},
        byLongName, wrongName);
    row("a wildcard alone", {.names = "DNS:*"}, byName, wrongName);
    row("a wildcard for a whole label", {.names = "DNS:*.some.example"}, byLongName, good);
    row("partial wildcard in front", {.names = "DNS:*st.some.example"}, byLongName, wrongName);
    row("partial wildcard behind", {.names = "DNS:ho*.some.example"}, byLongName, wrongName);
    row("partial wildcard within", {.names = "DNS:h*t.some.example"}, byLongName, wrongName);
    row("mail address", {.names = "email:localhost@localhost"}, byName, wrongName);

    row("too short a key", {.names = "DNS:localhost", .rsaBits = 1024}, byName, invalid,
        u"too short to be safe (RSA with 1024 bits)"_s);
    row("a forgeable signature", {.names = "DNS:localhost", .sha1 = true}, byName, invalid,
        u"can be forged (ecdsa-with-SHA1"_s);
    row("an unknown critical extension", {.names = "DNS:localhost", .unknownCritical = true}, byName, invalid,
        u"unknown critical extension"_s);
    row("made for clients", {.names = "DNS:localhost", .extendedKeyUsage = "clientAuth"}, byName, invalid,
        u"not for a TLS server"_s);
    row("expired", {.names = "DNS:localhost", .beginsInDays = -9, .endsInDays = -2}, byName,
        ErrorCode::CertificateExpired);

    const StrangeCertificate forLocalhost{.names = "DNS:localhost"};
    const auto behind = [&](const StrangeCertificate &issuer, const StrangeCertificate &leaf) {
        const PemPair authority = issuer.signedBy(m_root);
        return std::pair(leaf.signedBy(authority), authority.certificate);
    };
    const auto chained
        = [&](const char *name, const StrangeCertificate &issuer, const StrangeCertificate &leaf,
              const QString &host, ErrorCode code, const QString &words = {}) {
              const auto [pair, issuers] = behind(issuer, leaf);
              row(name, pair, issuers, host, code, words);
          };
    StrangeCertificate issuer = StrangeCertificate::authority("branch");
    chained("through a branch", issuer, forLocalhost, byName, good);
    issuer.nameConstraints = "critical,permitted;DNS:example.com";
    chained("impersonated by a branch for example.com", issuer, forLocalhost, byName, invalid,
            u"(name constraints)"_s);
    chained("impersonated in the CN alone", issuer, {.commonName = "localhost"}, byName, wrongName);
    chained("impersonated beside a permitted name", issuer, {.names = "DNS:a.example.com,DNS:localhost"},
            byName, invalid, u"(name constraints)"_s);
    issuer.nameConstraints = "critical,excluded;DNS:localhost";
    chained("excluded for the branch", issuer, forLocalhost, byName, invalid, u"excludes"_s);
    issuer.nameConstraints = "critical,permitted;IP:10.0.0.0/255.0.0.0";
    chained("an address outside of the branch's", issuer, {.names = "IP:127.0.0.1"}, byAddress, invalid,
            u"(name constraints)"_s);
    issuer = StrangeCertificate::authority("old branch");
    issuer.beginsInDays = -9;
    issuer.endsInDays = -2;
    chained("through an expired branch", issuer, forLocalhost, byName, ErrorCode::CertificateExpired,
            u"old branch"_s);
    chained("through a server that is no authority",
            {.commonName = "some server", .names = "DNS:some.example"}, forLocalhost, byName, invalid,
            u"some server issued a certificate, but is not an authority"_s);

    // certificates that could be made with our own authority's key, and one made with an older version's
    const QByteArray own = [this] {
        const auto made = CertificateAuthority(qEnvironmentVariable("SWB_DATA_DIR") + u"/tls").open();
        QFile file(QFileInfo(made.value().certificateFile).path() + u"/ca-private.pem");
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    const PemPair ownAuthority{own, own};
    row("our own authority for localhost", forLocalhost.signedBy(ownAuthority), {}, byName, good);
    row("our own authority for the world",
        StrangeCertificate{.names = "DNS:localhost,DNS:bank.example"}.signedBy(ownAuthority), {}, byName,
        invalid, u"(name constraints)"_s);
    row("our own authority for a public address",
        StrangeCertificate{.names = "DNS:localhost,IP:192.0.2.1"}.signedBy(ownAuthority), {}, byName, invalid,
        u"(name constraints)"_s);
}

void TestCertificateGallery::bothTransportsJudgeAlike()
{
    QFETCH(QString, scheme);
    QFETCH(SocketFamily, sockets);
    QFETCH(PemPair, pair);
    QFETCH(QByteArray, issuers);
    QFETCH(QString, host);
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    SWB_NEED_PROGRAM("openssl");
    const bool datagrams = scheme == u"dtls";
    const QString port = datagrams ? QString::number(freeUdpPort()) : u"0"_s;
    QStringList arguments{u"s_server"_s,
                          u"-accept"_s,
                          u"127.0.0.1:"_s + port,
                          u"-cipher"_s,
                          u"ALL:@SECLEVEL=0"_s,
                          u"-cert"_s,
                          saved(m_dir.filePath(u"server.pem"_s), pair.certificate + pair.key)};
    if (!issuers.isEmpty())
        arguments += {u"-cert_chain"_s, saved(m_dir.filePath(u"issuers.pem"_s), issuers)};
    if (datagrams)
        arguments += u"-dtls1_2"_s;
    Program server;
    server.launch(u"openssl"_s, arguments);
    QVERIFY2(server.waitForOut("ACCEPT"), QByteArray(server.out() + server.err()).constData());
    const auto match = QRegularExpression(u"ACCEPT [0-9.]*:(\\d+)"_s).match(QString::fromUtf8(server.out()));
    const bool isReachedByIt = host != byLongName;
    const QString url
        = scheme + u"://" + (isReachedByIt ? host : byName) + u':' + (datagrams ? port : match.captured(1));

    ClientSettings settings;
    settings.serverName = isReachedByIt ? QString() : host;
    settings.sockets = sockets;
    settings.authorityFile = saved(m_dir.filePath(u"root.pem"_s), m_root.certificate);
    const EndpointId client = m_engine.open(url, settings);
    const Error error = m_engine.clients[client].error;
    QVERIFY2(error.code == code, qPrintable(url + u' ' + error.toString()));
    QVERIFY2(error.why.contains(words), qPrintable(error.why));
    QVERIFY(!error.toString().contains(u"Unknown error"));
    QCOMPARE(m_engine.clients[client].state, code == good ? LinkState::Connected : LinkState::Failed);
}

QTEST_GUILESS_MAIN(TestCertificateGallery)
#include "tst_certificategallery.moc"

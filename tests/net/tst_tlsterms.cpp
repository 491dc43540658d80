// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/cipherchoice.h"
#include "net/tls/tlsconfiguration.h"
#include "net/tls/tlscontexts.h"
#include "support/enginefixture.h"
#include "support/families.h"
#include "support/strangecertificates.h"

#include <QFileInfo>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto noKeys = "QSslSocket does not export its keys, as keyLogOfQtsSocketsIsRefused shows";

}

Q_DECLARE_METATYPE(swb::TlsVersion)
Q_DECLARE_METATYPE(swb::SocketFamily)
Q_DECLARE_METATYPE(swb::TlsSettings)
Q_DECLARE_METATYPE(swb::ClientCertificates)

/// Versions, ciphers, protocols, names and the key log, and client certificates, between both of our sides.
class TestTlsTerms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void ciphersAreRead_data();
    void ciphersAreRead();
    void everyCipherIsKnownToQtToo();
    void settingsThatCannotBeAreRefused_data();
    void settingsThatCannotBeAreRefused();
    void versionsAreHeeded_data();
    void versionsAreHeeded();
    void protocolIsAgreedOn_data();
    void protocolIsAgreedOn();
    void namesApartFromAddressesAreChecked_data();
    void namesApartFromAddressesAreChecked();
    void clientIsKnown_data();
    void clientIsKnown();
    void keyLogIsForItsOwnerAlone();
    void keyLogOfOthersIsRefused_data();
    void keyLogOfOthersIsRefused();
    void keyLogOfQtsSocketsIsRefused();
    void protocolsOfQtsServersAreRefused();
    void keyLogThatWasTakenAwayIsMadeAnew();
    void environmentAsksForAKeyLogToo();
    void otherTermsAreAnotherContext();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString saved(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size()); }();
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return file.fileName();
    }
    /// All handshake facts of this end, in order.
    static QList<TlsFacts> facts(EngineFixture &f, EndpointId endpoint)
    {
        QList<TlsFacts> found;
        for (const Event &event : f.events(EventKind::Handshake)) {
            if (event.endpoint == endpoint)
                found.append(*event.detail->tls);
        }
        return found;
    }

    QTemporaryDir m_dir;
};

void TestTlsTerms::ciphersAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("tls12");
    QTest::addColumn<QByteArray>("tls13");
    QTest::addColumn<QString>("refused"); // what the reason names
    const QByteArray none;
    const QByteArray chacha("ECDHE-ECDSA-CHACHA20-POLY1305");
    QTest::newRow("nothing") << QString() << none << none << QString();
    QTest::newRow("spaces") << u" : , "_s << none << none << QString();
    QTest::newRow("one of TLS 1.2") << QString::fromLatin1(chacha) << chacha << none << QString();
    QTest::newRow("one of TLS 1.3") << u"TLS_AES_128_GCM_SHA256"_s << none
                                    << QByteArray("TLS_AES_128_GCM_SHA256") << QString();
    QTest::newRow("of both, with commas")
        << u"TLS_AES_128_GCM_SHA256, ECDHE-ECDSA-CHACHA20-POLY1305,HIGH"_s << QByteArray(chacha + ":HIGH")
        << QByteArray("TLS_AES_128_GCM_SHA256") << QString();
    QTest::newRow("all but some, at a level")
        << u"ALL:!SHA1:@SECLEVEL=1"_s << QByteArray("ALL:!SHA1:@SECLEVEL=1") << none << QString();
    QTest::newRow("one that is not") << u"HIGH:AES-900"_s << none << none << u"“AES-900”"_s;
    QTest::newRow("one of TLS 1.3 that is not") << u"TLS_AES_900"_s << none << none << u"“TLS_AES_900”"_s;
    QTest::newRow("a suite cannot be taken away")
        << u"!TLS_AES_128_GCM_SHA256"_s << none << none << u"“!TLS"_s;
    QTest::newRow("remains") << u"AES128-SHA:!AES128-SHA"_s << none << none << u"remains"_s;
}

void TestTlsTerms::ciphersAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, refused);
    const Result<CipherChoice> choice = readCiphers(text);
    QCOMPARE(choice.ok(), refused.isEmpty());
    if (!choice) {
        QCOMPARE(choice.error().code, ErrorCode::BadTlsSetting);
        QVERIFY2(choice.error().why.contains(refused), qPrintable(choice.error().why));
        return;
    }
    QTEST(choice.value().tls12, "tls12");
    QTEST(choice.value().tls13, "tls13");
}

void TestTlsTerms::everyCipherIsKnownToQtToo()
{
    const auto names = [](const QString &text) {
        QStringList found;
        for (const QSslCipher &cipher : qtCiphers(readCiphers(text).value()))
            found.append(cipher.name());
        return found;
    };
    QCOMPARE(names(u"ECDHE-RSA-AES128-GCM-SHA256:TLS_AES_128_GCM_SHA256"_s),
             QStringList({u"TLS_AES_128_GCM_SHA256"_s, u"ECDHE-RSA-AES128-GCM-SHA256"_s}));
    QCOMPARE(names(u"ECDHE-RSA-AES128-GCM-SHA256"_s), QStringList(u"ECDHE-RSA-AES128-GCM-SHA256"_s));
    QCOMPARE(names(u"TLS_AES_128_GCM_SHA256"_s), QStringList(u"TLS_AES_128_GCM_SHA256"_s));
}

void TestTlsTerms::settingsThatCannotBeAreRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<TlsSettings>("tls");
    QTest::addColumn<QString>("reason");
    const QString tls = u"tls://127.0.0.1:0"_s;
    const QString dtls = u"dtls://127.0.0.1:0"_s;
    const auto with = [](auto change) {
        TlsSettings settings;
        change(settings);
        return settings;
    };
    QTest::newRow("versions the wrong way round") << tls << with([](TlsSettings &s) {
        s.lowest = TlsVersion::Tls13;
        s.highest = TlsVersion::Tls12;
    }) << u"above the maximum"_s;
    QTest::newRow("ciphers of another version") << tls << with([](TlsSettings &s) {
        s.highest = TlsVersion::Tls12;
        s.ciphers = u"TLS_AES_128_GCM_SHA256"_s;
    }) << u"None of the ciphers is for TLS 1.2"_s;
    QTest::newRow("older ciphers for TLS 1.3 alone") << tls << with([](TlsSettings &s) {
        s.lowest = TlsVersion::Tls13;
        s.ciphers = u"HIGH"_s;
    }) << u"None of the ciphers is for TLS 1.3"_s;
    QTest::newRow("a cipher that is not")
        << tls << with([](TlsSettings &s) { s.ciphers = u"ROT13"_s; }) << u"“ROT13”"_s;
    QTest::newRow("a protocol without a name")
        << tls << with([](TlsSettings &s) { s.alpn = QStringList{QString()}; }) << u"1 to 255 bytes, not 0"_s;
    QTest::newRow("a name too long") << tls
                                     << with([](TlsSettings &s) { s.alpn = QStringList{QString(256, u'a')}; })
                                     << u"1 to 255 bytes, not 256"_s;
    QTest::newRow("TLS 1.3 over DTLS")
        << dtls << with([](TlsSettings &s) { s.lowest = TlsVersion::Tls13; }) << u"Only DTLS 1.2"_s;
    QTest::newRow("ALPN over DTLS") << dtls << with([](TlsSettings &s) { s.alpn = QStringList{u"coap"_s}; })
                                    << u"does not report the negotiated protocol"_s;
    QTest::newRow("a key log of DTLS") << dtls << with([](TlsSettings &s) { s.keyLogFile = u"/nowhere"_s; })
                                       << u"does not export its keys"_s;
}

void TestTlsTerms::settingsThatCannotBeAreRefused()
{
    QFETCH(QString, url);
    QFETCH(TlsSettings, tls);
    QFETCH(QString, reason);
    EngineFixture f;
    ServerSettings serving;
    serving.tls = tls;
    const EndpointId server = f.serve(url, serving);
    QCOMPARE(f.servers[server].state, ServerState::Failed);
    QVERIFY2(f.servers[server].error.why.contains(reason), qPrintable(f.servers[server].error.toString()));
    ClientSettings asking;
    asking.tls = tls;
    const EndpointId client = f.open(url.replace(u":0"_s, u":9"_s), asking);
    QCOMPARE(f.clients[client].state, LinkState::Failed);
    QCOMPARE(f.clients[client].error.code, ErrorCode::BadTlsSetting);
    QVERIFY2(f.clients[client].error.why.contains(reason), qPrintable(f.clients[client].error.toString()));
}

void TestTlsTerms::versionsAreHeeded_data()
{
    QTest::addColumn<TlsVersion>("serverFrom");
    QTest::addColumn<TlsVersion>("serverTo");
    QTest::addColumn<TlsVersion>("clientFrom");
    QTest::addColumn<TlsVersion>("clientTo");
    QTest::addColumn<QString>("ciphers"); // the client's
    QTest::addColumn<QString>("agreed"); // empty: no agreement
    constexpr TlsVersion old = TlsVersion::Tls12;
    constexpr TlsVersion recent = TlsVersion::Tls13;
    const QString any;
    QTest::newRow("the best of both") << old << recent << old << recent << any << u"TLSv1.3"_s;
    QTest::newRow("the client has the older one") << old << recent << old << old << any << u"TLSv1.2"_s;
    QTest::newRow("the server has the older one") << old << old << old << recent << any << u"TLSv1.2"_s;
    QTest::newRow("only the newest") << recent << recent << old << recent << any << u"TLSv1.3"_s;
    QTest::newRow("the client is too old") << recent << recent << old << old << any << QString();
    QTest::newRow("the server is too old") << old << old << recent << recent << any << QString();
    QTest::newRow("no cipher of TLS 1.3") << old << recent << old << recent << u"HIGH"_s << u"TLSv1.2"_s;
    QTest::newRow("no cipher of TLS 1.2")
        << old << recent << old << recent << u"TLS_AES_128_GCM_SHA256"_s << u"TLSv1.3"_s;
}

void TestTlsTerms::versionsAreHeeded()
{
    QFETCH(TlsVersion, serverFrom);
    QFETCH(TlsVersion, serverTo);
    QFETCH(TlsVersion, clientFrom);
    QFETCH(TlsVersion, clientTo);
    QFETCH(QString, ciphers);
    QFETCH(QString, agreed);
    EngineFixture f;
    ServerSettings serving;
    serving.tls.lowest = serverFrom;
    serving.tls.highest = serverTo;
    const EndpointId server = f.serve(u"tls://127.0.0.1:0"_s, serving);
    ClientSettings asking;
    asking.tls.lowest = clientFrom;
    asking.tls.highest = clientTo;
    asking.tls.ciphers = ciphers;
    const EndpointId client = f.open(f.urlOf(server), asking);
    if (agreed.isEmpty()) {
        QCOMPARE(f.clients[client].error.code, ErrorCode::TlsHandshakeFailed);
        return;
    }
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QTRY_COMPARE(facts(f, server).size(), 1);
    for (const EndpointId end : {server, client})
        QCOMPARE(facts(f, end).first().protocol, agreed);
    if (ciphers.startsWith(u"TLS_"))
        QCOMPARE(facts(f, client).first().cipher, ciphers);
}

void TestTlsTerms::protocolIsAgreedOn_data()
{
    QTest::addColumn<QStringList>("ours"); // the server's
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QString>("agreed");
    QTest::addColumn<bool>("fails");
    const QStringList both{u"h2"_s, u"http/1.1"_s};
    QTest::newRow("the server's favourite")
        << both << QStringList{u"http/1.1"_s, u"h2"_s} << u"h2"_s << false;
    QTest::newRow("the only one in common")
        << both << QStringList{u"ftp"_s, u"http/1.1"_s} << u"http/1.1"_s << false;
    QTest::newRow("none in common") << both << QStringList{u"ftp"_s} << QString() << true;
    QTest::newRow("none offered") << both << QStringList() << QString() << false;
    QTest::newRow("a server that does not care") << QStringList() << both << QString() << false;
    QTest::newRow("the longest name")
        << QStringList{QString(255, u'x')} << QStringList{QString(255, u'x')} << QString(255, u'x') << false;
}

void TestTlsTerms::protocolIsAgreedOn()
{
    QFETCH(QStringList, ours);
    if (EngineFixture::familyOf() == SocketFamily::Qt && !ours.isEmpty())
        QSKIP("a server on QSslSocket is refused a choice of protocols");
    QFETCH(QStringList, offered);
    QFETCH(QString, agreed);
    QFETCH(bool, fails);
    EngineFixture f;
    ServerSettings serving;
    serving.tls.alpn = ours;
    const EndpointId server = f.serve(u"tls://127.0.0.1:0"_s, serving);
    ClientSettings asking;
    asking.tls.alpn = offered;
    const EndpointId client = f.open(f.urlOf(server), asking);
    if (fails) {
        QVERIFY2(f.clients[client].error.why.contains(u"alert 120"_s),
                 qPrintable(f.clients[client].error.why));
        QTRY_VERIFY(f.hasError(ErrorCode::TlsHandshakeFailed));
        return;
    }
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QTRY_COMPARE(facts(f, server).size(), 1);
    for (const EndpointId end : {server, client})
        QCOMPARE(facts(f, end).first().alpn.left(100), agreed.left(100));
}

void TestTlsTerms::namesApartFromAddressesAreChecked_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("right");
    for (const QString &url : {u"tls://127.0.0.1:0"_s, u"dtls://127.0.0.1:0"_s}) {
        QTest::addRow("%s, its name", qPrintable(url)) << url << u"shop.example"_s << true;
        QTest::addRow("%s, another name", qPrintable(url)) << url << u"bank.example"_s << false;
        QTest::addRow("%s, none, so the address", qPrintable(url)) << url << QString() << false;
    }
}

void TestTlsTerms::namesApartFromAddressesAreChecked()
{
    QFETCH(QString, url);
    QFETCH(QString, name);
    QFETCH(bool, right);
    const PemPair authority = StrangeCertificate::authority("mall").signedBy();
    const PemPair shop = StrangeCertificate{.names = "DNS:shop.example"}.signedBy(authority);
    EngineFixture f;
    ServerSettings serving;
    serving.tls.certificateFile = saved(u"shop.pem"_s, shop.certificate + shop.key);
    const EndpointId server = f.serve(url, serving);
    ClientSettings asking;
    asking.authorityFile = saved(u"mall.pem"_s, authority.certificate);
    asking.serverName = name;
    const EndpointId client = f.open(f.urlOf(server), asking);
    QCOMPARE(f.clients[client].state, right ? LinkState::Connected : LinkState::Failed);
    if (!right) {
        QCOMPARE(f.clients[client].error.code, ErrorCode::CertificateWrongName);
        return;
    }
    QTRY_COMPARE(facts(f, server).size(), 1);
    if (url.startsWith(u"tls"_s)
        && EngineFixture::familyOf() == SocketFamily::Native) // QSslSocket does not report it
        QCOMPARE(facts(f, server).first().serverName, name);
}

void TestTlsTerms::clientIsKnown_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<SocketFamily>("sockets");
    QTest::addColumn<bool>("member");
    QTest::addColumn<ClientCertificates>("asking");
    QTest::addColumn<bool>("verified");
    QTest::addColumn<bool>("shown");
    QTest::addColumn<ErrorCode>("code");
    const QString tls = u"tls://127.0.0.1:0"_s;
    const QString dtls = u"dtls://127.0.0.1:0"_s;
    QList<std::pair<QString, SocketFamily>> ways{{dtls, defaultSocketFamily()}};
    for (const SocketFamily family : test::builtFamilies())
        ways.append({tls, family});
    for (const auto &[url, sockets] : std::as_const(ways)) {
        const auto row
            = [of = url, family = sockets](const char *name, bool member, ClientCertificates asking,
                                           bool verified, bool shown, ErrorCode code) {
                  QTest::addRow("%s over %s, %s", qPrintable(of), nameOf(family).data(), name)
                      << of << family << member << asking << verified << shown << code;
              };
        row("a member", true, ClientCertificates::Asked, true, true, ErrorCode::None);
        row("a member, demanded", true, ClientCertificates::Demanded, true, true, ErrorCode::None);
        row("a member whom nobody asks", true, ClientCertificates::NotAsked, false, false, ErrorCode::None);
        row("a stranger", false, ClientCertificates::Asked, false, true, ErrorCode::CertificateSelfSigned);
        row("a stranger, demanded", false, ClientCertificates::Demanded, false, false,
            ErrorCode::CertificateSelfSigned);
    }
}

void TestTlsTerms::clientIsKnown()
{
    QFETCH(QString, url);
    QFETCH(SocketFamily, sockets);
    QFETCH(bool, member);
    QFETCH(ClientCertificates, asking);
    QFETCH(bool, verified);
    QFETCH(bool, shown);
    QFETCH(ErrorCode, code);
    const PemPair club = StrangeCertificate::authority("club").signedBy();
    const StrangeCertificate plan{.commonName = "alice", .extendedKeyUsage = "clientAuth"};
    const PemPair alice = member ? plan.signedBy(club) : plan.signedBy();
    EngineFixture f;
    ServerSettings serving;
    serving.sockets = sockets;
    serving.clientCertificates = asking;
    serving.clientAuthorityFile = saved(u"club.pem"_s, club.certificate);
    const EndpointId server = f.serve(url, serving);
    ClientSettings showing;
    showing.sockets = sockets;
    showing.tls.certificateFile = saved(u"alice.pem"_s, alice.certificate + alice.key);
    const EndpointId client = f.open(f.urlOf(server), showing);
    if (code != ErrorCode::None)
        QTRY_VERIFY(f.hasError(code));
    if (asking == ClientCertificates::Demanded && !member) {
        QTRY_VERIFY(isOver(f.clients[client].state));
        QCOMPARE(facts(f, server).size(), 0);
        return;
    }
    QTRY_COMPARE(facts(f, server).size(), 1);
    const TlsFacts told = facts(f, server).first();
    QCOMPARE(told.verified, verified);
    QCOMPARE(told.peerChain.isEmpty(), !shown);
    QCOMPARE(told.whyNotVerified.isEmpty(), code == ErrorCode::None);
    if (shown)
        QCOMPARE(told.peerChain.first().subject, u"alice"_s);
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("hello"));
}

void TestTlsTerms::keyLogIsForItsOwnerAlone()
{
    if (EngineFixture::familyOf() == SocketFamily::Qt)
        QSKIP(noKeys);
    const QString file = saved(u"keys.txt"_s, "# what was there\n");
    QVERIFY(QFile::setPermissions(
        file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    EngineFixture f;
    ServerSettings serving;
    serving.tls.keyLogFile = file;
    const EndpointId server = f.serve(u"tls://127.0.0.1:0"_s, serving);
    QVERIFY2(f.servers[server].note.contains(file), qPrintable(f.servers[server].note));
    ClientSettings asking;
    asking.tls.highest = TlsVersion::Tls12;
    (void)f.open(f.urlOf(server));
    (void)f.open(f.urlOf(server), asking);
    QFile keys(file);
    QVERIFY(keys.open(QIODevice::ReadOnly));
    QByteArray text;
    QTRY_VERIFY((text += keys.readAll()).contains("CLIENT_RANDOM "));
    QVERIFY2(text.startsWith("# what was there\n") && text.contains("\nSERVER_TRAFFIC_SECRET_0 ")
                 && text.endsWith('\n'),
             text);
    QCOMPARE(QFileInfo(file).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    int warnings = 0;
    for (const Event &event : f.events(EventKind::Note))
        warnings += event.severity == Severity::Warning && event.detail->info.contains(file) ? 1 : 0;
    QCOMPARE(warnings, 1);
}

void TestTlsTerms::keyLogOfOthersIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a folder") << u"."_s << u"directory"_s; // in the system's words
    QTest::newRow("a link") << u"link"_s << u"symbolic link"_s;
    QTest::newRow("a device") << u"/dev/null"_s << u"device"_s;
    QTest::newRow("in no folder") << u"no/keys"_s << u"No such file"_s;
}

void TestTlsTerms::keyLogOfOthersIsRefused()
{
    if (EngineFixture::familyOf() == SocketFamily::Qt)
        QSKIP(noKeys);
    QFETCH(QString, name);
    QFETCH(QString, reason);
    QFile::link(saved(u"aim"_s, {}), path(u"link"_s));
    EngineFixture f;
    ClientSettings asking;
    asking.tls.keyLogFile = name.startsWith(u'/') ? name : path(name);
    const EndpointId client = f.open(u"tls://127.0.0.1:9"_s, asking);
    const Error error = f.clients[client].error;
    QCOMPARE(error.code, ErrorCode::FileUnwritable);
    QVERIFY2(error.why.contains(reason), qPrintable(error.why));
}

void TestTlsTerms::keyLogOfQtsSocketsIsRefused()
{
    ClientSettings settings;
    settings.url = EndpointUrl::parse(u"tls://127.0.0.1:9"_s).value();
    settings.sockets = SocketFamily::Qt;
    settings.tls.keyLogFile = path(u"keys"_s);
    const auto setup = clientTls(settings, CertificateAuthority(path(u"tls"_s)));
    QVERIFY(!setup.ok());
    QCOMPARE(setup.error().code, ErrorCode::BadTlsSetting);
    QVERIFY2(setup.error().why.contains(u"QSslSocket"), qPrintable(setup.error().why));
    QVERIFY(!QFileInfo::exists(settings.tls.keyLogFile));
}

void TestTlsTerms::protocolsOfQtsServersAreRefused()
{
    EngineFixture f;
    ServerSettings serving;
    serving.sockets = SocketFamily::Qt;
    serving.tls.alpn = QStringList{u"h2"_s};
    const EndpointId server = f.serve(u"tls://127.0.0.1:0"_s, serving);
    QCOMPARE(f.servers[server].state, ServerState::Failed);
    QCOMPARE(f.servers[server].error.code, ErrorCode::BadTlsSetting);
    ClientSettings asking;
    asking.sockets = SocketFamily::Qt;
    asking.tls.alpn = QStringList{u"ftp"_s, u"h2"_s};
    if (EngineFixture::familyOf() == SocketFamily::Qt)
        return; // neither side can choose a protocol here
    serving.sockets = SocketFamily::Native;
    const EndpointId native = f.serve(u"tls://127.0.0.1:0"_s, serving);
    const EndpointId client = f.open(f.urlOf(native), asking);
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QCOMPARE(facts(f, client).first().alpn, u"h2"_s);
}

void TestTlsTerms::keyLogThatWasTakenAwayIsMadeAnew()
{
    if (EngineFixture::familyOf() == SocketFamily::Qt)
        QSKIP(noKeys);
    EngineFixture f;
    ClientSettings asking;
    asking.tls.keyLogFile = path(u"rotated.txt"_s);
    const EndpointId server = f.serve(u"tls://127.0.0.1:0"_s);
    for (int i = 0; i < 2; ++i) {
        (void)f.open(f.urlOf(server), asking);
        QTRY_VERIFY(QFileInfo(asking.tls.keyLogFile).size() > 0);
        QVERIFY(QFile::remove(asking.tls.keyLogFile));
    }
}

void TestTlsTerms::environmentAsksForAKeyLogToo()
{
    if (EngineFixture::familyOf() == SocketFamily::Qt)
        QSKIP(noKeys);
    const QString file = path(u"environment.txt"_s);
    qputenv("SSLKEYLOGFILE", QFile::encodeName(file));
    const auto unset = qScopeGuard([] { qunsetenv("SSLKEYLOGFILE"); });
    EngineFixture f;
    const EndpointId server = f.serve(u"tls://127.0.0.1:0"_s);
    (void)f.open(f.urlOf(server));
    QTRY_VERIFY(QFileInfo(file).size() > 0);
    const EndpointId plain = f.serve(u"dtls://127.0.0.1:0"_s);
    QCOMPARE(f.servers[plain].state, ServerState::Listening);
    QVERIFY2(f.servers[plain].note.contains(u"SSLKEYLOGFILE"_s), qPrintable(f.servers[plain].note));
}

void TestTlsTerms::otherTermsAreAnotherContext()
{
    TlsContexts contexts;
    const CertificateAuthority authority(path(u"tls"_s));
    ClientSettings settings;
    settings.url = EndpointUrl::parse(u"tls://127.0.0.1:9"_s).value();
    const auto made = [&] { return contexts.forClient(settings, authority).value().context; };
    QList<std::shared_ptr<const TlsContext>> all{made()};
    const auto other = [&] {
        const auto context = made();
        QVERIFY(!all.contains(context));
        QCOMPARE(made(), context);
        all.append(context);
    };
    settings.tls.highest = TlsVersion::Tls12;
    other();
    settings.tls.ciphers = u"HIGH"_s;
    other();
    settings.tls.alpn = QStringList{u"h2"_s};
    other();
    if (!isBuilt(SocketFamily::Native))
        return; // Qt's classes have none
    settings.tls.keyLogFile = path(u"keys"_s);
    other();
}

QTEST_GUILESS_MAIN(TestTlsTerms)
#include "tst_tlsterms.moc"

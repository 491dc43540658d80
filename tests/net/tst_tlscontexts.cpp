// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filelock.h"
#include "net/tls/tlscontexts.h"
#include "support/enginefixture.h"
#include "support/strangecertificates.h"

#include <QDir>
#include <sys/stat.h>

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::StrangeCertificate;

Q_DECLARE_METATYPE(swb::test::StrangeCertificate)

class TestTlsContexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void equalSettingsShareOneContext();
    void otherSettingsHaveAnotherContext();
    void changedFilesMakeANewContext();
    void theLastFewAreKept_data();
    void theLastFewAreKept();
    void theCheckReadsNoFile();
    void changedSystemAuthoritiesAreRead();

    void theAskingThreadIsToldAndNotHeldUp();
    void whoHasGoneIsNotTold();
    void networkThreadGoesOnWhileTlsIsSetUp();
    void clientThatDoesNotWaitForItsContextEnds_data();
    void clientThatDoesNotWaitForItsContextEnds();
    void serverStoppedBeforeItsContextEnds();

    void certificateThatCannotServeIsToldAtTheStart_data();
    void certificateThatCannotServeIsToldAtTheStart();
    void whatIsWrongWithOwnFilesIsWarnedOf_data();
    void whatIsWrongWithOwnFilesIsWarnedOf();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_dir->filePath(name); }
    QString saved(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size()); }();
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return file.fileName();
    }
    [[nodiscard]] std::shared_ptr<const TlsContext> clientContext(const ClientSettings &settings
                                                                  = tlsClient())
    {
        return m_contexts->forClient(settings, m_authority).value().context;
    }
    [[nodiscard]] static ClientSettings tlsClient()
    {
        ClientSettings settings;
        settings.url = {Transport::Tls, u"localhost"_s, 1};
        return settings;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TlsContexts> m_contexts;
    CertificateAuthority m_authority;
    PemPair m_root;
    PemPair m_pair;
};

namespace {

constexpr auto dnsLocalhost = "DNS:localhost,IP:127.0.0.1";

/// Locks the authority's folder as another program would while making certificates there.
class HeldAuthority
{
public:
    HeldAuthority()
    {
        const QString folder = CertificateAuthority().folder();
        [&] { QVERIFY(QDir().mkpath(folder)); }();
        m_lock = std::make_unique<FileLock>(folder + u"/lock");
        [&] { QVERIFY(m_lock->tryLock()); }();
    }
    void letGo() { m_lock.reset(); }

private:
    std::unique_ptr<FileLock> m_lock;
};

} // namespace

void TestTlsContexts::initTestCase()
{
    m_root = StrangeCertificate::authority("root").signedBy();
    m_pair = StrangeCertificate{.names = dnsLocalhost}.signedBy(m_root);
}

void TestTlsContexts::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_dir = std::make_unique<QTemporaryDir>();
    m_contexts = std::make_unique<TlsContexts>();
    m_authority = CertificateAuthority(path(u"tls"_s));
}

void TestTlsContexts::equalSettingsShareOneContext()
{
    QCOMPARE(clientContext(), clientContext());
    ClientSettings elsewhere = tlsClient(); // the address that it connects to is not part of it
    elsewhere.url.host = u"other.example"_s;
    QCOMPARE(clientContext(elsewhere), clientContext());
    ServerSettings server;
    server.url = {Transport::Dtls, u"127.0.0.1"_s, 0};
    const auto first = m_contexts->forServer(server, m_authority).value();
    QCOMPARE(m_contexts->forServer(server, m_authority).value().context, first.context);
}

void TestTlsContexts::otherSettingsHaveAnotherContext()
{
    QList<std::shared_ptr<const TlsContext>> all{clientContext()};
    ClientSettings careless = tlsClient();
    careless.verifyPeer = false;
    all.append(clientContext(careless));
    ClientSettings datagrams = tlsClient();
    datagrams.url.transport = Transport::Dtls;
    all.append(clientContext(datagrams));
    ClientSettings trusting = tlsClient();
    trusting.authorityFile = saved(u"root.pem"_s, m_root.certificate);
    all.append(clientContext(trusting));
    ServerSettings server;
    server.url = {Transport::Tls, u"127.0.0.1"_s, 0};
    all.append(m_contexts->forServer(server, m_authority).value().context);
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(all.indexOf(all.at(i)), i);
}

void TestTlsContexts::changedFilesMakeANewContext()
{
    ClientSettings trusting = tlsClient();
    trusting.authorityFile = saved(u"root.pem"_s, m_root.certificate);
    const auto before = clientContext(trusting);
    saved(u"root.pem"_s, m_root.certificate); // saved again, with the same content
    QCOMPARE(clientContext(trusting), before);
    saved(u"root.pem"_s, StrangeCertificate::authority("another").signedBy().certificate);
    QVERIFY(clientContext(trusting) != before);

    ServerSettings server;
    server.url = {Transport::Tls, u"127.0.0.1"_s, 0};
    server.tls.certificateFile = saved(u"server.pem"_s, m_pair.certificate + m_pair.key);
    const auto first = m_contexts->forServer(server, m_authority).value().context;
    const PemPair renewed = StrangeCertificate{.names = dnsLocalhost}.signedBy(m_root);
    saved(u"server.pem"_s, renewed.certificate + renewed.key);
    QVERIFY(m_contexts->forServer(server, m_authority).value().context != first);
}

void TestTlsContexts::theLastFewAreKept_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<bool>("kept");
    const int most = TlsContexts::kept;
    QTest::newRow("one below the limit") << most - 2 << true;
    QTest::newRow("at the limit") << most - 1 << true;
    QTest::newRow("one above the limit") << most << false;
}

void TestTlsContexts::theLastFewAreKept()
{
    QFETCH(int, others);
    QFETCH(bool, kept);
    const std::weak_ptr first = clientContext();
    for (int i = 0; i < others; ++i) {
        ClientSettings settings = tlsClient();
        const PemPair root = StrangeCertificate::authority("root " + QByteArray::number(i)).signedBy();
        settings.authorityFile = saved(u"root.pem"_s, root.certificate);
        QVERIFY(clientContext(settings));
    }
    QCOMPARE(!first.expired(), kept);
}

void TestTlsContexts::theCheckReadsNoFile()
{
    qputenv("SSL_CERT_FILE", QFile::encodeName(saved(u"system.pem"_s, m_root.certificate)));
    const auto context = clientContext();
    QVERIFY(QFile::remove(path(u"system.pem"_s)));
    const QList<QSslCertificate> chain{QSslCertificate(m_pair.certificate)};
    QCOMPARE(context->flawsOf(chain, u"localhost"_s), PeerFlaws());
    qunsetenv("SSL_CERT_FILE");
}

void TestTlsContexts::changedSystemAuthoritiesAreRead()
{
    const QString folder = path(u"certs"_s);
    QVERIFY(QDir().mkpath(folder));
    qputenv("SSL_CERT_DIR", QFile::encodeName(folder));
    const QList<QSslCertificate> chain{QSslCertificate(m_pair.certificate)};
    const auto before = clientContext();
    QVERIFY(!before->flawsOf(chain, u"localhost"_s).isEmpty());
    saved(u"certs/no-hash.pem"_s, m_root.certificate); // which OpenSSL would not find
    QVERIFY(!clientContext()->flawsOf(chain, u"localhost"_s).isEmpty());
    saved(u"certs/0123abcd.0"_s, m_root.certificate);
    QCOMPARE(clientContext()->flawsOf(chain, u"localhost"_s), PeerFlaws());
    qunsetenv("SSL_CERT_DIR");
}

void TestTlsContexts::theAskingThreadIsToldAndNotHeldUp()
{
    qputenv("SWB_DATA_DIR", QFile::encodeName(path(u"data"_s)));
    HeldAuthority held;
    bool told = false;
    QThread *teller = nullptr;
    PendingTls pending(tlsClient(), [&](const Result<TlsReady> &ready) {
        told = ready.ok();
        teller = QThread::currentThread();
    });
    QVERIFY(!told); // although it had to wait for the lock
    held.letGo();
    QTRY_VERIFY(told);
    QCOMPARE(teller, thread());
}

void TestTlsContexts::whoHasGoneIsNotTold()
{
    qputenv("SWB_DATA_DIR", QFile::encodeName(path(u"data"_s)));
    bool told = false;
    {
        const PendingTls gone(tlsClient(), [&](const Result<TlsReady> &) { told = true; });
    }
    bool later = false;
    const PendingTls next(tlsClient(), [&](const Result<TlsReady> &) { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!told);
}

void TestTlsContexts::networkThreadGoesOnWhileTlsIsSetUp()
{
    EngineFixture f(1);
    const EndpointId echo = f.open(f.urlOf(f.serve(u"tcp://127.0.0.1:0"_s)));
    HeldAuthority held;
    QList<EndpointId> servers;
    for (const Transport transport : {Transport::Tls, Transport::Dtls}) {
        ServerSettings settings;
        settings.url = {transport, u"127.0.0.1"_s, 0};
        servers.append(f.engine->startServer(settings));
        ClientSettings client;
        client.url = {transport, u"127.0.0.1"_s, 1};
        f.engine->openClient(client);
    }
    for (int i = 1; i <= 3; ++i) {
        f.engine->send(echo, "x");
        QTRY_COMPARE(f.repliesOf(echo).size(), i);
        for (const EndpointId server : servers)
            QCOMPARE(f.servers[server].state, ServerState::Starting);
    }
    held.letGo();
    for (const EndpointId server : servers)
        QTRY_COMPARE(f.servers[server].state, ServerState::Listening);
}

void TestTlsContexts::clientThatDoesNotWaitForItsContextEnds_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<bool>("abort");
    for (const bool abort : {false, true}) {
        QTest::addRow("TLS, %s", abort ? "aborted" : "disconnected") << Transport::Tls << abort;
        QTest::addRow("DTLS, %s", abort ? "aborted" : "disconnected") << Transport::Dtls << abort;
    }
}

void TestTlsContexts::clientThatDoesNotWaitForItsContextEnds()
{
    QFETCH(Transport, transport);
    QFETCH(bool, abort);
    EngineFixture f(1);
    HeldAuthority held;
    ClientSettings settings;
    settings.url = {transport, u"127.0.0.1"_s, 1};
    const EndpointId client = f.engine->openClient(settings);
    if (abort)
        f.engine->abortClient(client);
    else
        f.engine->disconnectClient(client);
    QTRY_COMPARE(f.clients[client].state, LinkState::Closed);
    const QList<Event> ends = f.events(EventKind::Closed);
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends.front().direction, Direction::None);
    QCOMPARE(ends.front().detail->info, u"abandoned before it was connected"_s);
    QVERIFY(f.events(EventKind::Reset).isEmpty());
    held.letGo();
    const EndpointId echo = f.open(f.urlOf(f.serve(u"tls://127.0.0.1:0"_s))); // behind it in the queue
    QCOMPARE(f.clients[echo].state, LinkState::Connected);
    QVERIFY(isOver(f.clients[client].state));
}

void TestTlsContexts::serverStoppedBeforeItsContextEnds()
{
    EngineFixture f(1);
    HeldAuthority held;
    ServerSettings settings;
    settings.url = {Transport::Tls, u"127.0.0.1"_s, 0};
    const EndpointId server = f.engine->startServer(settings);
    f.engine->stopServer(server);
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
    held.letGo();
    f.serve(u"tls://127.0.0.1:0"_s);
    QCOMPARE(f.servers[server].state, ServerState::Stopped);
}

void TestTlsContexts::certificateThatCannotServeIsToldAtTheStart_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("sha1");
    QTest::addColumn<QString>("words");
    for (const QString &url : {u"tls://127.0.0.1:0"_s, u"dtls://127.0.0.1:0"_s}) {
        QTest::addRow("RSA-1024, %s", qPrintable(url)) << url << false << u"ee key too small"_s;
        QTest::addRow("SHA-1, %s", qPrintable(url)) << url << true << u"ca md too weak"_s;
    }
}

void TestTlsContexts::certificateThatCannotServeIsToldAtTheStart()
{
    QFETCH(QString, url);
    QFETCH(bool, sha1);
    QFETCH(QString, words);
    const StrangeCertificate weak{.names = dnsLocalhost, .rsaBits = sha1 ? 2048 : 1024, .sha1 = sha1};
    const PemPair pair = weak.signedBy(m_root);
    ServerSettings settings;
    settings.tls.certificateFile = saved(u"weak.pem"_s, pair.certificate + pair.key);
    EngineFixture f;
    const EndpointId server = f.serve(url, settings);
    QCOMPARE(f.servers[server].state, ServerState::Failed);
    const Error &error = f.servers[server].error;
    QCOMPARE(error.code, ErrorCode::CertificateUnusable);
    QVERIFY2(error.why.contains(words), qPrintable(error.why));
    QVERIFY2(error.what.contains(u"weak.pem"), qPrintable(error.what));
}

void TestTlsContexts::whatIsWrongWithOwnFilesIsWarnedOf_data()
{
    QTest::addColumn<StrangeCertificate>("certificate");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("warning");
    const StrangeCertificate sound{.names = dnsLocalhost};
    StrangeCertificate expired = sound;
    expired.beginsInDays = -9;
    expired.endsInDays = -2;
    StrangeCertificate early = sound;
    early.beginsInDays = 2;
    QTest::newRow("nothing") << sound << 0600 << QString();
    QTest::newRow("its group can read the key")
        << sound << 0640 << u"Other users on this computer can read"_s;
    QTest::newRow("everybody can read the key")
        << sound << 0604 << u"Other users on this computer can read"_s;
    QTest::newRow("expired") << expired << 0600 << u"The certificate of somebody expired on"_s;
    QTest::newRow("not yet valid") << early << 0600 << u"The certificate of somebody is valid from"_s;
}

void TestTlsContexts::whatIsWrongWithOwnFilesIsWarnedOf()
{
    QFETCH(StrangeCertificate, certificate);
    QFETCH(int, mode);
    QFETCH(QString, warning);
    const PemPair pair = certificate.signedBy(m_root);
    ServerSettings settings;
    settings.tls.certificateFile = saved(u"server.pem"_s, pair.certificate);
    settings.tls.keyFile = saved(u"key.pem"_s, pair.key);
    QCOMPARE(::chmod(QFile::encodeName(settings.tls.keyFile).constData(), mode_t(mode)), 0);
    for (const QString &url : {u"tls://127.0.0.1:0"_s, u"dtls://127.0.0.1:0"_s}) {
        EngineFixture f;
        const EndpointId server = f.serve(url, settings);
        QCOMPARE(f.servers[server].state, ServerState::Listening);
        const QList<Event> notes = f.events(EventKind::Note);
        QCOMPARE(notes.size(), warning.isEmpty() ? 0 : 1);
        QVERIFY2(f.servers[server].note.startsWith(warning), qPrintable(f.servers[server].note));
        if (warning.isEmpty())
            continue;
        QCOMPARE(notes.first().severity, Severity::Warning);
        QVERIFY2(notes.first().detail->info.startsWith(warning), qPrintable(notes.first().detail->info));
    }
}

QTEST_GUILESS_MAIN(TestTlsContexts)
#include "tst_tlscontexts.moc"

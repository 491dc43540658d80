// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/datafolder.h"
#include "net/certificates/authority.h"
#include "net/tls/tlsconfiguration.h"
#include "support/patience.h"

#include <QTest>
#include <QtNetwork>
#include <thread>
#include <unistd.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

CertificateSubjects someSubjects()
{
    return subjectsOf(
        u"teacher"_s, u"school.example"_s,
        {QHostAddress(u"192.168.2.7"_s), QHostAddress(u"fe80::1%3"_s), QHostAddress(u"fd00:db8::7"_s)});
}

/// The output of `openssl x509 -text` for the certificate.
QString opensslText(const QSslCertificate &certificate)
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"x509"_s, u"-noout"_s, u"-text"_s});
    openssl.write(certificate.toPem());
    openssl.closeWriteChannel();
    return openssl.waitForFinished() && openssl.exitCode() == 0
        ? QString::fromUtf8(openssl.readAllStandardOutput()).simplified()
        : QString();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
}

bool isClosedToOthers(const QString &path)
{
    return (QFile::permissions(path) & QFileDevice::Permissions(0x0077)) == QFileDevice::Permissions();
}

} // namespace

class TestAuthority : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void firstUseMakesAuthorityAndServer();
    void secondUseFindsTheSame();
    void privateFilesAreForTheirOwnerOnly();
    void openFileModesAreClosedAgain();
    void certificatesSayWhatStrictVerifiersAskFor();
    void opensslVerifiesTheServer_data();
    void opensslVerifiesTheServer();

    void otherProgramsTrustTheServer_data();
    void otherProgramsTrustTheServer();

    void serverIsRenewedBeforeItEnds_data();
    void serverIsRenewedBeforeItEnds();
    void newAddressRenewsTheCertificateAndKeepsTheKey();
    void lostAddressRenewsNothing();
    void whatTheAuthorityMayNotVouchForIsLeftOut();
    void authorityWithoutLimitsIsReplaced_data();
    void authorityWithoutLimitsIsReplaced();
    void endedAuthorityIsReplaced();
    void serverNeverOutlivesItsAuthority();
    void clockSetBackReplacesNothing();

    void damagedFileIsSetAsideAndMadeAnew_data();
    void damagedFileIsSetAsideAndMadeAnew();
    void halfWrittenFileIsSetAsideAtEveryLength();
    void lostFileIsMadeAnew_data();
    void lostFileIsMadeAnew();
    void foreignServerCertificateIsReplaced();

    void unwritableFolderIsAnErrorThatNamesIt_data();
    void unwritableFolderIsAnErrorThatNamesIt();
    void heldLockIsAnErrorInsteadOfAWait();
    void threadsStartingAtOnceGetOneAuthority();

    void hostNamesAreCleaned_data();
    void hostNamesAreCleaned();
    void addressesAreCutAtTheLimit_data();
    void addressesAreCutAtTheLimit();
    void hostSubjectsCoverThisHost();
    void dataFolderFollowsTheEnvironment();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

void TestAuthority::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = m_dir->filePath(u"data/tls"_s);
}

void TestAuthority::firstUseMakesAuthorityAndServer()
{
    const Result<LocalAuthority> made = CertificateAuthority(m_folder, someSubjects()).open();
    QVERIFY2(made.ok(), qPrintable(made.ok() ? QString() : made.error().toString()));
    QCOMPARE(made.value().certificateFile, m_folder + u"/ca.pem");
    QCOMPARE(contentOf(made.value().certificateFile), made.value().certificate.toPem());
    QVERIFY(!made.value().server.key.isNull());
    QCOMPARE(made.value().server.chain.size(), 1);
    QCOMPARE(made.value().notes.size(), 2);
    QVERIFY(made.value().notes.first().contains(u"ca.pem"));
}

void TestAuthority::secondUseFindsTheSame()
{
    const Result<LocalAuthority> first = CertificateAuthority(m_folder, someSubjects()).open();
    const Result<LocalAuthority> second = CertificateAuthority(m_folder, someSubjects()).open();
    QCOMPARE(second.value().certificate, first.value().certificate);
    QCOMPARE(second.value().server.chain, first.value().server.chain);
    QCOMPARE(second.value().server.key, first.value().server.key);
    QVERIFY(second.value().notes.isEmpty());
}

void TestAuthority::privateFilesAreForTheirOwnerOnly()
{
    QVERIFY(CertificateAuthority(m_folder, someSubjects()).open().ok());
    QVERIFY(isClosedToOthers(m_folder));
    int secrets = 0;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files)) {
        if (!contentOf(file.filePath()).contains("PRIVATE KEY"))
            continue;
        ++secrets;
        QVERIFY2(isClosedToOthers(file.filePath()), qPrintable(file.fileName()));
    }
    QCOMPARE(secrets, 2);
    QVERIFY(!contentOf(m_folder + u"/ca.pem").contains("PRIVATE"));
}

void TestAuthority::openFileModesAreClosedAgain()
{
    const CertificateAuthority authority(m_folder, someSubjects());
    QVERIFY(authority.open().ok());
    const QString secret = m_folder + u"/ca-private.pem";
    QVERIFY(QFile::setPermissions(
        secret, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    const Result<LocalAuthority> again = authority.open();
    QVERIFY(isClosedToOthers(secret));
    QCOMPARE(again.value().notes.size(), 1);
    QVERIFY(again.value().notes.first().contains(u"ca-private.pem"));
}

void TestAuthority::certificatesSayWhatStrictVerifiersAskFor()
{
    const LocalAuthority made = CertificateAuthority(m_folder, someSubjects()).open().value();
    const QString authority = opensslText(made.certificate);
    QVERIFY(authority.contains(u"X509v3 Basic Constraints: critical CA:TRUE, pathlen:0"));
    QVERIFY(authority.contains(u"X509v3 Key Usage: critical Certificate Sign, CRL Sign"));
    QVERIFY(authority.contains(u"X509v3 Subject Key Identifier"));

    const QString server = opensslText(made.server.chain.first());
    QVERIFY(server.contains(u"X509v3 Basic Constraints: critical CA:FALSE"));
    QVERIFY(server.contains(u"X509v3 Key Usage: critical Digital Signature"));
    QVERIFY(server.contains(u"TLS Web Server Authentication"));
    QVERIFY(server.contains(u"X509v3 Authority Key Identifier"));
    QVERIFY(server.contains(u"NIST CURVE: P-256"));
    QVERIFY(server.contains(
        u"DNS:localhost, DNS:teacher, DNS:teacher.school.example, IP Address:127.0.0.1, "
        "IP Address:0:0:0:0:0:0:0:1, IP Address:192.168.2.7, IP Address:FD00:DB8:0:0:0:0:0:7, "
        "IP Address:FE80:0:0:0:0:0:0:1"));

    QCOMPARE(made.certificate.effectiveDate().daysTo(made.certificate.expiryDate()) / 365, 10);
    QCOMPARE(made.server.chain.first().effectiveDate().daysTo(made.server.chain.first().expiryDate()), 365);
}

void TestAuthority::opensslVerifiesTheServer_data()
{
    QTest::addColumn<QStringList>("check");
    QTest::newRow("by its name") << QStringList{u"-verify_hostname"_s, u"localhost"_s};
    QTest::newRow("by the host's full name")
        << QStringList{u"-verify_hostname"_s, u"teacher.school.example"_s};
    QTest::newRow("by an IPv4 address") << QStringList{u"-verify_ip"_s, u"127.0.0.1"_s};
    QTest::newRow("by an IPv6 address") << QStringList{u"-verify_ip"_s, u"::1"_s};
}

void TestAuthority::opensslVerifiesTheServer()
{
    QFETCH(QStringList, check);
    const LocalAuthority made = CertificateAuthority(m_folder, someSubjects()).open().value();
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  QStringList{u"verify"_s, u"-x509_strict"_s, u"-purpose"_s, u"sslserver"_s, u"-CAfile"_s,
                              made.certificateFile}
                      + check + QStringList{m_folder + u"/server-private.pem"_s});
    QVERIFY(openssl.waitForFinished());
    QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError().constData());
}

void TestAuthority::otherProgramsTrustTheServer_data()
{
    QTest::addColumn<QStringList>("command");
    const QString strict = u"import socket, ssl, sys\n"
                           "context = ssl.create_default_context(cafile=sys.argv[1])\n"
                           "context.verify_flags |= ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN\n"
                           "raw = socket.create_connection(('127.0.0.1', int(sys.argv[2])))\n"
                           "with context.wrap_socket(raw, server_hostname=sys.argv[3]) as tls:\n"
                           "    tls.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n')\n"
                           "    sys.stdout.write(tls.recv(1000).decode())\n"_s;
    const QStringList python{u"python3"_s, u"-c"_s, strict, u"{ca}"_s, u"{port}"_s};
    const QStringList curl{u"curl"_s, u"--silent"_s, u"--show-error"_s, u"--noproxy"_s,
                           u"*"_s,    u"--cacert"_s, u"{ca}"_s};
    const QString openssl
        = u"openssl s_client -quiet -verify_return_error -x509_strict -CAfile {ca} -verify_hostname "
          "localhost -connect 127.0.0.1:{port}"_s;
    QTest::newRow("python as strict as 3.13, by name") << python + QStringList{u"localhost"_s};
    QTest::newRow("python as strict as 3.13, by address") << python + QStringList{u"127.0.0.1"_s};
    QTest::newRow("curl by name") << curl + QStringList{u"https://localhost:{port}/"_s};
    QTest::newRow("curl by address") << curl + QStringList{u"https://127.0.0.1:{port}/"_s};
    QTest::newRow("openssl, strict") << openssl.split(u' ');
}

void TestAuthority::otherProgramsTrustTheServer()
{
    QFETCH(QStringList, command);
    if (QStandardPaths::findExecutable(command.first()).isEmpty())
        QSKIP(qPrintable(command.first() + u" is not installed"));
    const LocalAuthority made = CertificateAuthority(m_folder, someSubjects()).open().value();
    QSslServer server;
    server.setSslConfiguration(serverConfiguration(Transport::Tls, made.server));
    connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write("HTTP/1.0 200 OK\r\nContent-Length: 7\r\n\r\ntrusted");
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->disconnectFromHost(); });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));

    command.replaceInStrings(u"{ca}"_s, made.certificateFile);
    command.replaceInStrings(u"{port}"_s, QString::number(server.serverPort()));
    QProcess program;
    program.start(command.first(), command.mid(1));
    program.write("GET / HTTP/1.0\r\n\r\n");
    QByteArray output;
    QTRY_VERIFY2((output += program.readAllStandardOutput()).contains("trusted"),
                 program.readAllStandardError().constData());
    program.closeWriteChannel();
    QTRY_COMPARE(program.state(), QProcess::NotRunning);
}

void TestAuthority::serverIsRenewedBeforeItEnds_data()
{
    QTest::addColumn<int>("secondsBeforeTheMonth");
    QTest::addColumn<bool>("renewed");
    QTest::newRow("one second before its last month") << 1 << false;
    QTest::newRow("at the start of its last month") << 0 << true;
    QTest::newRow("one second into its last month") << -1 << true;
    QTest::newRow("a year after its end") << -34'000'000 << true;
}

void TestAuthority::serverIsRenewedBeforeItEnds()
{
    QFETCH(int, secondsBeforeTheMonth);
    QFETCH(bool, renewed);
    const CertificateAuthority authority(m_folder, someSubjects());
    const LocalAuthority first = authority.open().value();
    const QDateTime lastMonth
        = first.server.chain.first().expiryDate().addDays(-CertificateAuthority::renewDays);
    const LocalAuthority then = authority.openAt(lastMonth.addSecs(-secondsBeforeTheMonth)).value();
    QCOMPARE(then.server.chain != first.server.chain, renewed);
    QCOMPARE(then.notes.size(), renewed ? 1 : 0);
    QCOMPARE(then.certificate, first.certificate);
    QCOMPARE(then.server.key, first.server.key);
}

void TestAuthority::newAddressRenewsTheCertificateAndKeepsTheKey()
{
    const LocalAuthority first = CertificateAuthority(m_folder, someSubjects()).open().value();
    CertificateSubjects more = someSubjects();
    more.addresses.append(QHostAddress(u"10.51.100.4"_s));
    const LocalAuthority second = CertificateAuthority(m_folder, more).open().value();
    QVERIFY(second.server.chain != first.server.chain);
    QCOMPARE(second.server.key, first.server.key);
    QCOMPARE(second.certificate, first.certificate);
    QVERIFY(opensslText(second.server.chain.first()).contains(u"IP Address:10.51.100.4"));

    more.names.append(u"other.test"_s);
    const LocalAuthority third = CertificateAuthority(m_folder, more).open().value();
    QVERIFY(opensslText(third.server.chain.first()).contains(u"DNS:other.test"));
}

void TestAuthority::lostAddressRenewsNothing()
{
    const LocalAuthority first = CertificateAuthority(m_folder, someSubjects()).open().value();
    CertificateSubjects fewer = someSubjects();
    fewer.addresses.removeLast();
    QCOMPARE(CertificateAuthority(m_folder, fewer).open().value().server.chain, first.server.chain);
}

void TestAuthority::whatTheAuthorityMayNotVouchForIsLeftOut()
{
    const LocalAuthority first = CertificateAuthority(m_folder, someSubjects()).open().value();
    CertificateSubjects more = someSubjects();
    more.names.append({u"renamed.example"_s, u"lab.teacher.school.example"_s});
    more.addresses.append({QHostAddress(u"192.0.2.7"_s), QHostAddress(u"2001:db8::7"_s)});
    const LocalAuthority second = CertificateAuthority(m_folder, more).open().value();
    const QString text = opensslText(second.server.chain.first());
    QVERIFY2(!text.contains(u"renamed") && !text.contains(u"192.0.2.7") && !text.contains(u"2001:DB8"),
             qPrintable(text));
    QVERIFY(text.contains(u"DNS:lab.teacher.school.example"));
    QCOMPARE(second.certificate, first.certificate);
    QVERIFY(second.notes.last().contains(u"not valid for renamed.example"));
    QVERIFY(CertificateAuthority(m_folder, more).open().value().notes.isEmpty()); // it is not tried again
}

void TestAuthority::authorityWithoutLimitsIsReplaced_data()
{
    QTest::addColumn<NameLimits>("limits");
    NameLimits wider = NameLimits::ofThisHost({});
    wider.networks.append({QHostAddress(u"0.0.0.0"_s), 0});
    NameLimits narrower = NameLimits::ofThisHost({});
    narrower.networks.removeLast();
    QTest::newRow("none, as of older versions") << NameLimits();
    QTest::newRow("any IPv4 address") << wider;
    QTest::newRow("a network less") << narrower;
    QTest::newRow("names alone") << NameLimits{{u"localhost"_s, u"local"_s, u"test"_s}, {}};
}

void TestAuthority::authorityWithoutLimitsIsReplaced()
{
    QFETCH(NameLimits, limits);
    const LocalAuthority made = CertificateAuthority(m_folder, someSubjects()).open().value();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const PemPair old
        = makeAuthorityCertificate({u"old"_s, {}, now.addDays(-1), now.addYears(9), limits}).value();
    QVERIFY(overwrite(m_folder + u"/ca-private.pem"_s, old.key + old.certificate));
    QVERIFY(overwrite(m_folder + u"/ca.pem"_s, old.certificate));
    const LocalAuthority anew = CertificateAuthority(m_folder, someSubjects()).open().value();
    QVERIFY(anew.certificate != QSslCertificate(old.certificate));
    QCOMPARE(limitsOf(anew.certificate.toPem()), NameLimits::ofThisHost(someSubjects().names));
    QVERIFY2(anew.notes.first().contains(u"older version"), qPrintable(anew.notes.join(u'\n')));
    QCOMPARE(anew.server.key, made.server.key);
    QVERIFY(!contentOf(m_folder + u"/ca-private.pem"_s).contains(old.key));
}

void TestAuthority::endedAuthorityIsReplaced()
{
    const CertificateAuthority authority(m_folder, someSubjects());
    const LocalAuthority first = authority.open().value();
    const LocalAuthority later = authority.openAt(first.certificate.expiryDate().addDays(1)).value();
    QVERIFY(later.certificate != first.certificate);
    QVERIFY(isSignedBy(later.server.chain.first().toPem(), later.certificate.toPem()));
    QCOMPARE(contentOf(later.certificateFile), later.certificate.toPem());
}

void TestAuthority::serverNeverOutlivesItsAuthority()
{
    const CertificateAuthority authority(m_folder, someSubjects());
    const LocalAuthority first = authority.open().value();
    const LocalAuthority late = authority.openAt(first.certificate.expiryDate().addDays(-100)).value();
    QCOMPARE(late.certificate, first.certificate);
    QCOMPARE(late.server.chain.first().expiryDate(), first.certificate.expiryDate());
}

void TestAuthority::clockSetBackReplacesNothing()
{
    const CertificateAuthority authority(m_folder, someSubjects());
    const LocalAuthority first = authority.open().value();
    const LocalAuthority before
        = authority.openAt(QDateTime(QDate(1970, 1, 2), QTime(0, 0), Qt::UTC)).value();
    QCOMPARE(before.certificate, first.certificate);
    QCOMPARE(before.server.chain, first.server.chain);
}

void TestAuthority::damagedFileIsSetAsideAndMadeAnew_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("newAuthority");
    const QByteArray broken = "-----BEGIN PRIVATE KEY-----\nnot base64\n-----END PRIVATE KEY-----\n"
                              "-----BEGIN CERTIFICATE-----\nnot base64\n-----END CERTIFICATE-----\n";
    for (const char *name : {"ca-private.pem", "server-private.pem"}) {
        const bool authority = QByteArrayView(name).startsWith("ca");
        QTest::addRow("%s is empty", name) << QString::fromLatin1(name) << QByteArray() << authority;
        QTest::addRow("%s holds a letter", name)
            << QString::fromLatin1(name) << QByteArray("Dear Sir") << authority;
        QTest::addRow("%s holds zeros", name)
            << QString::fromLatin1(name) << QByteArray(4096, '\0') << authority;
        QTest::addRow("%s holds broken base64", name) << QString::fromLatin1(name) << broken << authority;
    }
}

void TestAuthority::damagedFileIsSetAsideAndMadeAnew()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(bool, newAuthority);
    const CertificateAuthority authority(m_folder, someSubjects());
    const LocalAuthority first = authority.open().value();
    QVERIFY(overwrite(m_folder + u'/' + name, content));

    const Result<LocalAuthority> second = authority.open();
    QVERIFY(second.ok());
    QCOMPARE(second.value().certificate != first.certificate, newAuthority);
    QVERIFY(second.value().server.chain != first.server.chain);
    QVERIFY(isSignedBy(second.value().server.chain.first().toPem(), second.value().certificate.toPem()));
    QVERIFY(second.value().notes.first().contains(name));
    const QStringList kept = QDir(m_folder).entryList({name + u".damaged-*"});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(contentOf(m_folder + u'/' + kept.first()), content);
    QVERIFY(isClosedToOthers(m_folder + u'/' + kept.first()));
    QVERIFY(authority.open().value().notes.isEmpty());
}

void TestAuthority::halfWrittenFileIsSetAsideAtEveryLength()
{
    const CertificateAuthority authority(m_folder, someSubjects());
    QVERIFY(authority.open().ok());
    const QString path = m_folder + u"/server-private.pem";
    const QByteArray whole = contentOf(path);
    for (qsizetype length = 0; length < whole.size(); length += 37) {
        QVERIFY(overwrite(path, whole.left(length)));
        const Result<LocalAuthority> again = authority.open();
        QVERIFY(again.ok());
        QCOMPARE(again.value().notes.size(), 2);
        QVERIFY(keyMatches({again.value().server.chain.first().toPem(), again.value().server.key.toPem()}));
    }
}

void TestAuthority::lostFileIsMadeAnew_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("the authority's certificate") << u"ca.pem"_s;
    QTest::newRow("the authority's key") << u"ca-private.pem"_s;
    QTest::newRow("the server's key") << u"server-private.pem"_s;
}

void TestAuthority::lostFileIsMadeAnew()
{
    QFETCH(QString, name);
    const CertificateAuthority authority(m_folder, someSubjects());
    const LocalAuthority first = authority.open().value();
    QVERIFY(QFile::remove(m_folder + u'/' + name));
    const LocalAuthority second = authority.open().value();
    QVERIFY(QFile::exists(m_folder + u'/' + name));
    QCOMPARE(second.certificate == first.certificate, name != u"ca-private.pem");
    QCOMPARE(contentOf(second.certificateFile), second.certificate.toPem());
    QVERIFY(isSignedBy(second.server.chain.first().toPem(), second.certificate.toPem()));
}

void TestAuthority::foreignServerCertificateIsReplaced()
{
    const CertificateAuthority authority(m_folder, someSubjects());
    QVERIFY(authority.open().ok());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const PemPair foreign
        = makeSelfSignedCertificate({u"localhost"_s, someSubjects(), now, now.addDays(300)}).value();
    QVERIFY(overwrite(m_folder + u"/server-private.pem", foreign.key + foreign.certificate));
    const LocalAuthority again = authority.open().value();
    QVERIFY(isSignedBy(again.server.chain.first().toPem(), again.certificate.toPem()));
}

void TestAuthority::unwritableFolderIsAnErrorThatNamesIt_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("below a file") << u"file/tls"_s;
    QTest::newRow("a file of that name") << u"file"_s;
    QTest::newRow("in a folder for reading only") << u"closed/tls"_s;
#ifdef Q_OS_LINUX
    QTest::newRow("where even root makes no folder") << u"/proc/self/tls"_s;
#endif
}

void TestAuthority::unwritableFolderIsAnErrorThatNamesIt()
{
    QFETCH(QString, folder);
    if (folder.startsWith(u"closed") && geteuid() == 0)
        QSKIP("root may write everywhere");
    QVERIFY(overwrite(m_dir->filePath(u"file"_s), "x"));
    QVERIFY(QDir(m_dir->path()).mkdir(u"closed"_s, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    const QString path = QDir(m_dir->path()).absoluteFilePath(folder);
    const Result<LocalAuthority> refused = CertificateAuthority(path, someSubjects()).open();
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
    QVERIFY(refused.error().what.contains(path));
    QVERIFY(!refused.error().why.isEmpty());
}

void TestAuthority::heldLockIsAnErrorInsteadOfAWait()
{
    QVERIFY(QDir().mkpath(m_folder));
    QLockFile held(m_folder + u"/lock");
    QVERIFY(held.tryLock());
    const Result<LocalAuthority> refused = CertificateAuthority(m_folder, someSubjects()).open();
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
    QVERIFY(refused.error().why.contains(u"lock"));
}

void TestAuthority::threadsStartingAtOnceGetOneAuthority()
{
    constexpr size_t starters = 8;
    for (int round = 0; round < 5; ++round) {
        const QString folder = m_folder + QString::number(round);
        std::array<QByteArray, starters> seen;
        std::vector<std::jthread> threads;
        for (QByteArray &mine : seen)
            threads.emplace_back([&mine, folder] {
                const Result<LocalAuthority> made = CertificateAuthority(folder, someSubjects()).open();
                mine = made ? made.value().certificate.toPem() + made.value().server.chain.first().toPem()
                            : made.error().toString().toUtf8();
            });
        threads.clear();
        QVERIFY2(seen.front().startsWith("-----BEGIN"), seen.front().constData());
        for (const QByteArray &mine : seen)
            QCOMPARE(mine, seen.front());
        QVERIFY(QDir(folder).entryList({u"*.damaged-*"_s, u"*.part-*"_s}).isEmpty());
    }
}

void TestAuthority::hostNamesAreCleaned_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("a plain name") << u"ada"_s << QString() << QStringList{u"localhost"_s, u"ada"_s};
    QTest::newRow("a name with its domain")
        << u"ada"_s << u"lab.example"_s << QStringList{u"localhost"_s, u"ada"_s, u"ada.lab.example"_s};
    QTest::newRow("a name that holds its domain")
        << u"ada.lab.example"_s << u"lab.example"_s
        << QStringList{u"localhost"_s, u"ada.lab.example"_s, u"ada"_s};
    QTest::newRow("capital letters") << u"ADA"_s << QString() << QStringList{u"localhost"_s, u"ada"_s};
    QTest::newRow("no name") << QString() << u"lab.example"_s << QStringList{u"localhost"_s};
    QTest::newRow("localhost itself") << u"localhost"_s << QString() << QStringList{u"localhost"_s};
    QTest::newRow("letters beyond ASCII")
        << u"müller"_s << QString() << QStringList{u"localhost"_s, u"xn--mller-kva"_s};
    QTest::newRow("an underscore") << u"my_pc"_s << QString() << QStringList{u"localhost"_s, u"my_pc"_s};
    QTest::newRow("a comma that would add a name")
        << u"a,DNS:bank.example"_s << QString() << QStringList{u"localhost"_s};
}

void TestAuthority::hostNamesAreCleaned()
{
    QFETCH(QString, host);
    QFETCH(QString, domain);
    QFETCH(QStringList, names);
    QCOMPARE(subjectsOf(host, domain, {}).names, names);
}

void TestAuthority::addressesAreCutAtTheLimit_data()
{
    QTest::addColumn<int>("interfaces");
    QTest::addColumn<int>("named");
    QTest::newRow("one below") << maxSubjectAddresses - 3 << maxSubjectAddresses - 1;
    QTest::newRow("at the limit") << maxSubjectAddresses - 2 << maxSubjectAddresses;
    QTest::newRow("one above") << maxSubjectAddresses - 1 << maxSubjectAddresses;
}

void TestAuthority::addressesAreCutAtTheLimit()
{
    QFETCH(int, interfaces);
    QFETCH(int, named);
    QList<QHostAddress> addresses;
    for (int i = 0; i < interfaces; ++i)
        addresses.append(QHostAddress(quint32(0x0a000001 + i)));
    const CertificateSubjects subjects = subjectsOf(u"ada"_s, {}, addresses);
    QCOMPARE(subjects.addresses.size(), named);
    QVERIFY(CertificateAuthority(m_folder, subjects).open().ok());
}

void TestAuthority::hostSubjectsCoverThisHost()
{
    const CertificateSubjects subjects = hostSubjects();
    QCOMPARE(subjects, hostSubjects());
    QVERIFY(subjects.names.contains(u"localhost"_s));
    QVERIFY(subjects.addresses.contains(QHostAddress(QHostAddress::LocalHost)));
    QVERIFY(subjects.addresses.contains(QHostAddress(QHostAddress::LocalHostIPv6)));
    for (QHostAddress address : QNetworkInterface::allAddresses()) {
        address.setScopeId({});
        QVERIFY2(subjects.addresses.contains(address), qPrintable(address.toString()));
    }
}

void TestAuthority::dataFolderFollowsTheEnvironment()
{
    qputenv("SWB_DATA_DIR", m_dir->path().toUtf8());
    const QString chosen = dataFolder();
    QCOMPARE(CertificateAuthority().open().value().certificateFile, authorityFile());
    const QString tls = CertificateAuthority().folder();
    qunsetenv("SWB_DATA_DIR");
    QCOMPARE(chosen, m_dir->path());
    QCOMPARE(tls, m_dir->path() + u"/tls");
    QVERIFY(dataFolder().endsWith(u"/socket-workbench"));
}

QTEST_GUILESS_MAIN(TestAuthority)
#include "tst_authority.moc"

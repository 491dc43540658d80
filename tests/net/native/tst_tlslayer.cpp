// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/certificatemaker.h"
#include "net/tls/tlsconfiguration.h"
#include "net/transport/native/tlslayer.h"

#include <QTest>
#include <openssl/err.h>
#include <openssl/sslerr.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace swb;
using namespace Qt::StringLiterals;
using Outcome = ByteLayer::Outcome;

namespace {

PemPair authority()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return makeAuthorityCertificate({u"test authority"_s, {}, now.addDays(-1), now.addDays(1)}).value();
}

/// The two ends of a connection on one thread, so that the test controls every step.
class Pair
{
public:
    explicit Pair(const QString &verifyName = u"localhost"_s, bool verify = true)
    {
        [this] { QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_descriptors), 0); }();
        const PemPair ca = authority();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const PemPair own = makeServerCertificate(
                                {u"localhost"_s, {{u"localhost"_s}, {}}, now.addDays(-1), now.addDays(1)}, ca)
                                .value();
        const auto serving = TlsContext::make(
            Role::Server,
            serverConfiguration(Transport::Tls,
                                {{QSslCertificate(own.certificate)}, QSslKey(own.key, QSsl::Ec)}));
        const auto connecting = TlsContext::make(
            Role::Client, clientConfiguration(Transport::Tls, verify, {QSslCertificate(ca.certificate)}));
        [&] { QVERIFY(serving.ok() && connecting.ok()); }();
        server = std::make_unique<TlsLayer>(serving.value(), m_descriptors[0], u"tls://client"_s);
        client
            = std::make_unique<TlsLayer>(connecting.value(), m_descriptors[1], u"tls://server"_s, verifyName);
    }
    ~Pair()
    {
        hangUp(0);
        hangUp(1);
    }
    Q_DISABLE_COPY_MOVE(Pair)

    void hangUp(int end)
    {
        if (m_descriptors[end] >= 0)
            ::close(std::exchange(m_descriptors[end], -1));
    }
    [[nodiscard]] int clientDescriptor() const { return m_descriptors[1]; }

    /// Both sides in turn, until each is done or has failed.
    void shakeHands()
    {
        Outcome ours = Outcome::WantRead;
        Outcome theirs = Outcome::WantRead;
        for (int i = 0; i < 10; ++i) {
            if (ours == Outcome::WantRead)
                ours = client->handshake().outcome;
            if (theirs == Outcome::WantRead)
                theirs = server->handshake().outcome;
        }
        clientDone = ours;
        serverDone = theirs;
    }

    std::unique_ptr<TlsLayer> server;
    std::unique_ptr<TlsLayer> client;
    Outcome clientDone = Outcome::WantRead;
    Outcome serverDone = Outcome::WantRead;

private:
    int m_descriptors[2] = {-1, -1};
};

QByteArray readAll(TlsLayer &layer)
{
    QByteArray all;
    char bytes[65'536];
    for (auto result = layer.read(bytes, sizeof bytes); result.outcome == Outcome::Done;
         result = layer.read(bytes, sizeof bytes))
        all.append(bytes, result.bytes);
    return all;
}

} // namespace

class TestTlsLayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup() { QCOMPARE(ERR_peek_error(), 0UL); } // others on this thread use the queue too

    void aNameMayEndWithADot();
    void aNameThatIsNoneMatchesNobody_data();
    void aNameThatIsNoneMatchesNobody();
    void theQueueIsCleanAfterAnIgnoredFlaw();
    void whatDoesNotFitIsWrittenLater();
    void theGoodbyeFollowsWhatHadToWait();
    void finishedSideStillReads();
    void writingToAPeerThatHasLeftFails_data();
    void writingToAPeerThatHasLeftFails();
    void plainBytesAfterTheHandshakeAreNoMissingTls();
    void aStreamCutWithinARecordHasNoGoodbye();
    void whyACertificateCannotServeIsNoOlderReason();
};

void TestTlsLayer::aNameMayEndWithADot()
{
    Pair pair(u"localhost."_s);
    pair.shakeHands();
    QVERIFY2(pair.clientDone == Outcome::Done, qPrintable(pair.client->failure().error.toString()));
}

void TestTlsLayer::aNameThatIsNoneMatchesNobody_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing before a dot") << u".localhost"_s;
    QTest::newRow("an empty part") << u"a..localhost"_s;
    QTest::newRow("a part of 64 letters") << QString(64, u'a');
    QTest::newRow("another name") << u"localhost.example"_s;
}

void TestTlsLayer::aNameThatIsNoneMatchesNobody()
{
    QFETCH(QString, name);
    Pair pair(name);
    pair.shakeHands();
    QCOMPARE(pair.clientDone, Outcome::Failed);
    QCOMPARE(pair.client->failure().error.code, ErrorCode::CertificateWrongName);
    QCOMPARE(pair.server->failure().error.code, ErrorCode::PeerRejectedCertificate);
}

void TestTlsLayer::theQueueIsCleanAfterAnIgnoredFlaw()
{
    Pair pair(u"elsewhere"_s, false);
    pair.shakeHands();
    QCOMPARE(pair.clientDone, Outcome::Done);
    QCOMPARE(ERR_peek_error(), 0UL);
    QCOMPARE(pair.client->takeWarning().code, ErrorCode::CertificateWrongName);
    QVERIFY(!pair.client->facts()->verified);
}

void TestTlsLayer::whatDoesNotFitIsWrittenLater()
{
    Pair pair;
    pair.shakeHands();
    QByteArray bytes(5'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 31 + i / 251);
    QByteArray arrived;
    qsizetype written = 0;
    bool everHadToWait = false;
    while (written < bytes.size()) {
        const QByteArray moved = bytes.mid(written); // the retry comes from a different place in memory
        const auto result = pair.server->write(moved);
        written += result.bytes;
        if (result.outcome == Outcome::Done)
            continue;
        QCOMPARE(result.outcome, Outcome::WantWrite);
        everHadToWait = true;
        arrived += readAll(*pair.client);
    }
    arrived += readAll(*pair.client);
    QVERIFY(everHadToWait);
    QVERIFY(arrived == bytes);
}

void TestTlsLayer::theGoodbyeFollowsWhatHadToWait()
{
    Pair pair;
    pair.shakeHands();
    const char byte = 'x';
    while (pair.client->write({&byte, 1}).outcome == Outcome::Done) { }
    // What waited must go first, with the same bytes as before.
    QVERIFY(!readAll(*pair.server).isEmpty());
    QCOMPARE(pair.client->write({&byte, 1}).outcome, Outcome::Done);
    QCOMPARE(pair.client->closeNotify().outcome, Outcome::Done);
    QVERIFY(!readAll(*pair.server).isEmpty());
    char more = 0;
    QCOMPARE(pair.server->read(&more, 1).outcome, Outcome::End);
    QVERIFY(!pair.server->takeWarning().isError());
}

void TestTlsLayer::finishedSideStillReads()
{
    Pair pair;
    pair.shakeHands();
    QCOMPARE(pair.client->closeNotify().outcome, Outcome::Done);
    char byte = 0;
    QCOMPARE(pair.server->read(&byte, 1).outcome, Outcome::End);
    QCOMPARE(pair.server->write("the answer").outcome, Outcome::Done);
    QCOMPARE(readAll(*pair.client), QByteArray("the answer"));
}

void TestTlsLayer::writingToAPeerThatHasLeftFails_data()
{
    QTest::addColumn<bool>("goodbye");
    QTest::newRow("with a goodbye") << true;
    QTest::newRow("without one") << false;
}

void TestTlsLayer::writingToAPeerThatHasLeftFails()
{
    QFETCH(bool, goodbye);
    Pair pair;
    pair.shakeHands();
    if (goodbye)
        QCOMPARE(pair.client->closeNotify().outcome, Outcome::Done);
    pair.hangUp(1);
    char byte = 0;
    QCOMPARE(pair.server->read(&byte, 1).outcome, Outcome::End);
    QCOMPARE(pair.server->takeWarning().code, goodbye ? ErrorCode::None : ErrorCode::NoGoodbye);
    QCOMPARE(pair.server->write("too late").outcome, Outcome::Failed);
    QCOMPARE(pair.server->failure().how, LinkState::Reset);
    QCOMPARE(pair.server->failure().error.code, ErrorCode::ConnectionReset);
}

void TestTlsLayer::plainBytesAfterTheHandshakeAreNoMissingTls()
{
    Pair pair;
    pair.shakeHands();
    const QByteArray line("500 something went wrong, in plain words\r\n");
    QCOMPARE(::send(pair.clientDescriptor(), line.constData(), size_t(line.size()), MSG_NOSIGNAL),
             ssize_t(line.size()));
    char byte = 0;
    QCOMPARE(pair.server->read(&byte, 1).outcome, Outcome::Failed);
    const Error error = pair.server->failure().error;
    QCOMPARE(error.code, ErrorCode::TlsHandshakeFailed);
    QVERIFY2(error.what.contains(u"tls://client") && error.why.contains(u"not a valid record"),
             qPrintable(error.toString()));
}

void TestTlsLayer::aStreamCutWithinARecordHasNoGoodbye()
{
    Pair pair;
    pair.shakeHands();
    const QByteArray half = QByteArray::fromHex("1703030020abcdef");
    QCOMPARE(::send(pair.clientDescriptor(), half.constData(), size_t(half.size()), MSG_NOSIGNAL),
             ssize_t(half.size()));
    pair.hangUp(1);
    char byte = 0;
    QCOMPARE(pair.server->read(&byte, 1).outcome, Outcome::End);
    QCOMPARE(pair.server->takeWarning().code, ErrorCode::NoGoodbye);
}

void TestTlsLayer::whyACertificateCannotServeIsNoOlderReason()
{
    ERR_raise(ERR_LIB_SSL, SSL_R_WRONG_VERSION_NUMBER); // left behind by other code
    const auto one = authority();
    const auto other = authority();
    const auto context = TlsContext::make(
        Role::Server,
        serverConfiguration(Transport::Tls,
                            {{QSslCertificate(one.certificate)}, QSslKey(other.key, QSsl::Ec)}));
    QVERIFY(!context.ok());
    QCOMPARE(context.error().code, ErrorCode::CertificateUnusable);
    QVERIFY2(context.error().why.contains(u"key values mismatch"), qPrintable(context.error().why));
    QVERIFY2(!context.error().why.contains(u"version"), qPrintable(context.error().why));
}

QTEST_GUILESS_MAIN(TestTlsLayer)
#include "tst_tlslayer.moc"

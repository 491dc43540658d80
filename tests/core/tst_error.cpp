// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/errorcatalog.h"

#include <QSet>
#include <QTest>
#include <cerrno>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_Error : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyCodeIsExplainedWhole_data();
    void everyCodeIsExplainedWhole();
    void everyExplanationIsShortAndPlain_data() { everyCodeIsExplainedWhole_data(); }
    void everyExplanationIsShortAndPlain();
    void jargonIsFoundWhereItIsNotExplained();
    void namesAreUnique();
    void systemNamesAreMissingOnlyWhereTheSystemHasNone();
    void noErrorIsEmpty();
    void detailFollowsTheCause();
    void textIsOneLineWithTheSystemNamesBehindTheCause();
    void textWithoutSystemNamesHasNoBrackets();
    void everyFailedOperationIsExplained_data();
    void everyFailedOperationIsExplained();
    void everyErrorNumberOfEveryOperationIsExplained_data() { everyFailedOperationIsExplained_data(); }
    void everyErrorNumberOfEveryOperationIsExplained();
    void wordsFollowTheOperation();
    void errnoFindsItsCode_data();
    void errnoFindsItsCode();
};

namespace {

constexpr quint16 codeCount = quint16(ErrorCode::Unknown) + 1;

/// Words unknown to a first-year student. They may be in brackets after plain words for the same thing, or
/// between quotation marks as something to type; elsewhere they explain nothing.
QString unexplainedJargon(QString text)
{
    static const QRegularExpression aside(u"\\([^)]*\\)|“[^”]*”"_s);
    static const QRegularExpression jargon(
        u"\\b(RST|FIN|SYN|ACK|ICMP|TIME_WAIT|SO_[A-Z]+|E[A-Z]{4,}|close_notify|PEM|ciphers?|handshakes?|"
        "half-close|framing|endpoints?|sockets? options?|backlog|MTU|errno|descriptors?|SNI|ALPN|WAL)\\b"_s);
    return jargon.match(text.remove(aside)).captured();
}

/// What an explanation lacks; empty if it is complete.
QString flawIn(const Error &error)
{
    static const QRegularExpression identifier(u"^([A-Za-z_][A-Za-z0-9_.:]*|errno \\d+)$"_s);
    for (const QString &sentence : {error.why, error.hint}) {
        if (sentence.size() <= 15 || !sentence.front().isUpper() || !sentence.endsWith(u'.')
            || sentence.simplified() != sentence || sentence.contains(u"no explanation"_s))
            return sentence;
    }
    for (const QString &name : error.systemNames) {
        if (!identifier.match(name).hasMatch())
            return name;
    }
    return {};
}

} // namespace

void tst_Error::everyCodeIsExplainedWhole_data()
{
    QTest::addColumn<quint16>("code");
    for (quint16 code = 1; code < codeCount; ++code)
        QTest::newRow(qPrintable(errorName(ErrorCode(code)))) << code;
}

void tst_Error::everyCodeIsExplainedWhole()
{
    QFETCH(quint16, code);
    const Error error = makeError(ErrorCode(code), u"What happened."_s);
    QCOMPARE(error.code, ErrorCode(code));
    QVERIFY(error.isError());
    QCOMPARE(error.what, u"What happened."_s);
    QCOMPARE(flawIn(error), QString());
    static const QRegularExpression scriptName(u"^[a-z]+(-[a-z]+)*$"_s);
    QVERIFY(scriptName.match(errorName(ErrorCode(code))).hasMatch());
}

void tst_Error::everyExplanationIsShortAndPlain()
{
    QFETCH(quint16, code);
    const Error error = makeError(ErrorCode(code), {});
    for (const QString &text : {error.why, error.hint}) {
        QVERIFY2(text.size() <= 200, qPrintable(text));
        static const QRegularExpression sentenceEnd(u"[.:?](?= [A-Z])|[.?]$"_s);
        QVERIFY2(text.count(sentenceEnd) <= 3, qPrintable(text));
        QCOMPARE(unexplainedJargon(text), QString());
    }
}

void tst_Error::jargonIsFoundWhereItIsNotExplained()
{
    QCOMPARE(unexplainedJargon(u"It sent a RST."_s), u"RST"_s);
    QCOMPARE(unexplainedJargon(u"It was broken off (RST), see “ss --handshake”."_s), QString());
}

void tst_Error::namesAreUnique()
{
    QSet<QString> names;
    for (quint16 code = 0; code < codeCount; ++code)
        names << errorName(ErrorCode(code));
    QCOMPARE(names.size(), qsizetype(codeCount));
    QCOMPARE(errorName(ErrorCode::PortInUse), u"port-in-use"_s);
    QCOMPARE(errorName(ErrorCode::None), u"none"_s);
    QCOMPARE(errorName(ErrorCode(codeCount)), errorName(ErrorCode::Unknown));
}

void tst_Error::systemNamesAreMissingOnlyWhereTheSystemHasNone()
{
    for (quint16 code = 1; code < codeCount; ++code) {
        const bool ourOwnLimit = QList{ErrorCode::ConnectionLimit, ErrorCode::TooManyDelayedReplies,
                                       ErrorCode::UnsentBytes,     ErrorCode::UnsentReplies,
                                       ErrorCode::FrameBudget,     ErrorCode::RelayToItself,
                                       ErrorCode::RelayChain,      ErrorCode::Impaired,
                                       ErrorCode::EventsEvicted,   ErrorCode::EmptyMessage,
                                       ErrorCode::ReplyWithheld,   ErrorCode::ByHand,
                                       ErrorCode::PeerRefused}
                                     .contains(ErrorCode(code));
        QVERIFY2(makeError(ErrorCode(code), {}).systemNames.isEmpty() == ourOwnLimit,
                 qPrintable(errorName(ErrorCode(code))));
    }
    const QStringList names{u"ECONNREFUSED"_s, u"QAbstractSocket::ConnectionRefusedError"_s,
                            u"ConnectionRefusedError"_s};
    QCOMPARE(makeError(ErrorCode::ConnectionRefused, {}).systemNames, names);
}

void tst_Error::noErrorIsEmpty()
{
    QVERIFY(!Error{}.isError());
    QCOMPARE(Error{}.toString(), QString());
    QCOMPARE(makeError(ErrorCode::None, {}), Error{});
}

void tst_Error::detailFollowsTheCause()
{
    const Error plain = makeError(ErrorCode::PortInUse, u"Could not listen."_s);
    const Error detailed = makeError(ErrorCode::PortInUse, u"Could not listen."_s, u"It is python3."_s);
    QCOMPARE(detailed.why, QString(plain.why + u" It is python3."));
    QCOMPARE(detailed.hint, plain.hint);
}

void tst_Error::textIsOneLineWithTheSystemNamesBehindTheCause()
{
    const Error error{
        ErrorCode::PortInUse, u"No\nport."_s, u"Taken."_s, u"Wait."_s, {u"EADDRINUSE"_s, u"OSError"_s}};
    QCOMPARE(error.toString(), u"No port. Taken. (EADDRINUSE, OSError) Wait."_s);
}

void tst_Error::textWithoutSystemNamesHasNoBrackets()
{
    const Error error{ErrorCode::ConnectionLimit, u"Full."_s, u"Many."_s, u"Wait."_s, {}};
    QCOMPARE(error.toString(), u"Full. Many. Wait."_s);
}

void tst_Error::everyFailedOperationIsExplained_data()
{
    QTest::addColumn<Operation>("operation");
    for (int operation = 0; operation < operationCount; ++operation)
        QTest::addRow("operation %d", operation) << Operation(operation);
}

void tst_Error::everyFailedOperationIsExplained()
{
    QFETCH(Operation, operation);
    for (quint16 code = 1; code < codeCount; ++code) {
        const Error error = makeError(operation, ErrorCode(code), u"What happened."_s);
        QCOMPARE(error.code, ErrorCode(code));
        QCOMPARE(flawIn(error), QString());
    }
}

void tst_Error::everyErrorNumberOfEveryOperationIsExplained()
{
    QFETCH(Operation, operation);
    constexpr int pastTheLast = 200; // for Linux, which names 1 to 133
    for (int number = 1; number < pastTheLast; ++number) {
        const Error error = systemError(operation, number, u"What happened."_s);
        QVERIFY(error.code != ErrorCode::None && error.code != ErrorCode::Unknown);
        QCOMPARE(flawIn(error), QString());
        QCOMPARE(error.systemNames.first(), errnoName(number));
        const bool isServer = operation == Operation::Bind || operation == Operation::Listen;
        QVERIFY2(isServer || !error.why.contains(u"can only listen"_s), qPrintable(error.toString()));
    }
    QCOMPARE(systemError(operation, 0, {}).code,
             ErrorCode::Unknown); // it failed although the system reports success
}

void tst_Error::wordsFollowTheOperation()
{
    const Error listening = systemError(Operation::Listen, EADDRNOTAVAIL, u"No."_s);
    const Error connecting = systemError(Operation::Connect, EADDRNOTAVAIL, u"No."_s);
    QCOMPARE(listening.code, ErrorCode::AddressNotLocal);
    QCOMPARE(connecting.code, ErrorCode::NoLocalPort);
    QVERIFY(connecting.why.contains(u"No local address and port is free"_s));
    QCOMPARE(systemError(Operation::Connect, EAGAIN, u"No."_s).code, ErrorCode::NoLocalPort);
    QCOMPARE(systemError(Operation::Connect, EAGAIN, u"No."_s).systemNames.first(), u"EAGAIN"_s);
    const Error fileLimit = systemError(Operation::Accept, EMFILE, u"No."_s);
    QCOMPARE(fileLimit.code, ErrorCode::TooManyOpenFiles);
    QVERIFY(fileLimit.why.contains(u"New clients wait"_s));
    QVERIFY(systemError(Operation::Connect, EINVAL, u"No."_s).hint.contains(u"fe80::1%eth0"_s));
    const Error rare = systemError(Operation::Connect, ENOMEM, u"No."_s);
    QVERIFY2(rare.why.endsWith(u"Its message: Cannot allocate memory."_s), qPrintable(rare.why));
}

void tst_Error::errnoFindsItsCode_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("number");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no error") << Operation::Any << 0 << ErrorCode::None;
    QTest::newRow("address in use") << Operation::Bind << EADDRINUSE << ErrorCode::PortInUse;
    QTest::newRow("a port below 1024") << Operation::Bind << EACCES << ErrorCode::PrivilegedPort;
    QTest::newRow("permission denied") << Operation::Connect << EACCES << ErrorCode::NotPermitted;
    QTest::newRow("address not here") << Operation::Listen << EADDRNOTAVAIL << ErrorCode::AddressNotLocal;
    QTest::newRow("refused") << Operation::Connect << ECONNREFUSED << ErrorCode::ConnectionRefused;
    QTest::newRow("a datagram came back") << Operation::Receive << ECONNREFUSED << ErrorCode::NobodyListening;
    QTest::newRow("host unreachable") << Operation::Connect << EHOSTUNREACH << ErrorCode::HostUnreachable;
    QTest::newRow("network unreachable") << Operation::Send << ENETUNREACH << ErrorCode::NetworkUnreachable;
    QTest::newRow("forbidden by a firewall") << Operation::Send << EPERM << ErrorCode::NotPermitted;
    QTest::newRow("nobody answers") << Operation::Connect << ETIMEDOUT << ErrorCode::ConnectTimeout;
    QTest::newRow("nothing acknowledged") << Operation::Receive << ETIMEDOUT << ErrorCode::ConnectionLost;
    QTest::newRow("reset") << Operation::Receive << ECONNRESET << ErrorCode::ConnectionReset;
    QTest::newRow("broken pipe") << Operation::Send << EPIPE << ErrorCode::NotConnected;
    QTest::newRow("message too large") << Operation::Send << EMSGSIZE << ErrorCode::DatagramTooLarge;
    QTest::newRow("too many files") << Operation::Accept << EMFILE << ErrorCode::TooManyOpenFiles;
    QTest::newRow("too many files of all programs")
        << Operation::Accept << ENFILE << ErrorCode::TooManyOpenFiles;
    QTest::newRow("no room on the disk") << Operation::Write << ENOSPC << ErrorCode::DiskFull;
    QTest::newRow("one that no socket call gives") << Operation::Send << EDOM << ErrorCode::SystemRefused;
}

void tst_Error::errnoFindsItsCode()
{
    QFETCH(Operation, operation);
    QFETCH(int, number);
    QTEST(errorFromErrno(operation, number), "code");
}

QTEST_GUILESS_MAIN(tst_Error)
#include "tst_error.moc"

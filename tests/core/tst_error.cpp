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
    void errnoFindsItsCode_data();
    void errnoFindsItsCode();
};

namespace {

constexpr quint16 codeCount = quint16(ErrorCode::Unknown) + 1;

/// Words that a first-year student has not met. They may stand in brackets behind the plain words for the
/// same thing, or between quotation marks as something to type; elsewhere they explain nothing.
QString unexplainedJargon(QString text)
{
    static const QRegularExpression aside(u"\\([^)]*\\)|“[^”]*”"_s);
    static const QRegularExpression jargon(
        u"\\b(RST|FIN|SYN|ACK|ICMP|TIME_WAIT|SO_[A-Z]+|E[A-Z]{4,}|close_notify|PEM|ciphers?|handshakes?|"
        "half-close|framing|endpoints?|sockets? options?|backlog|MTU|errno|descriptors?|SNI|ALPN|WAL)\\b"_s);
    return jargon.match(text.remove(aside)).captured();
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
    for (const QString &sentence : {error.why, error.hint}) {
        QVERIFY2(sentence.size() > 15, qPrintable(sentence));
        QVERIFY2(sentence.front().isUpper(), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QCOMPARE(sentence.simplified(), sentence);
    }
    for (const QString &name : error.systemNames) {
        static const QRegularExpression identifier(u"^[A-Za-z_][A-Za-z0-9_.:]*$"_s);
        QVERIFY2(identifier.match(name).hasMatch(), qPrintable(name));
    }
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
        const bool ourOwnLimit
            = QList{ErrorCode::ConnectionLimit, ErrorCode::TooManyDelayedReplies, ErrorCode::UnsentBytes,
                    ErrorCode::FrameBudget,     ErrorCode::RelayToItself,         ErrorCode::RelayChain,
                    ErrorCode::Impaired,        ErrorCode::EventsEvicted,         ErrorCode::EmptyMessage}
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

void tst_Error::errnoFindsItsCode_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no error") << 0 << ErrorCode::None;
    QTest::newRow("address in use") << EADDRINUSE << ErrorCode::PortInUse;
    QTest::newRow("permission denied") << EACCES << ErrorCode::NotPermitted;
    QTest::newRow("address not here") << EADDRNOTAVAIL << ErrorCode::AddressNotLocal;
    QTest::newRow("refused") << ECONNREFUSED << ErrorCode::ConnectionRefused;
    QTest::newRow("host unreachable") << EHOSTUNREACH << ErrorCode::HostUnreachable;
    QTest::newRow("network unreachable") << ENETUNREACH << ErrorCode::NetworkUnreachable;
    QTest::newRow("forbidden by a firewall") << EPERM << ErrorCode::NotPermitted;
    QTest::newRow("nothing acknowledged") << ETIMEDOUT << ErrorCode::ConnectionLost;
    QTest::newRow("reset") << ECONNRESET << ErrorCode::ConnectionReset;
    QTest::newRow("broken pipe") << EPIPE << ErrorCode::NotConnected;
    QTest::newRow("message too large") << EMSGSIZE << ErrorCode::DatagramTooLarge;
    QTest::newRow("too many files") << EMFILE << ErrorCode::TooManyOpenFiles;
    QTest::newRow("one that no socket call gives") << EDOM << ErrorCode::Unknown;
}

void tst_Error::errnoFindsItsCode()
{
    QFETCH(int, number);
    QTEST(errorFromErrno(number), "code");
}

QTEST_GUILESS_MAIN(tst_Error)
#include "tst_error.moc"

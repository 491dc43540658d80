// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/smtp/encodedwords.h"
#include "protocols/smtp/mailclient.h"
#include "protocols/smtp/mailserver.h"
#include "protocols/smtp/smtplimits.h"
#include "support/recordedactions.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

RecordedActions server(std::shared_ptr<FrameBudget> budget = std::make_shared<FrameBudget>(1 << 30))
{
    RecordedActions end(std::make_unique<MailServer>(std::move(budget)));
    end.open();
    return end;
}

RecordedActions client()
{
    RecordedActions end(mailClients({}).value()->make({}));
    end.open();
    return end;
}

/// A connection that may start TLS.
RecordedActions secureServer()
{
    RecordedActions end = server();
    end.canBeginTls = true;
    return end;
}

RecordedActions secureClient()
{
    ClientSettings settings;
    settings.startTls = true;
    RecordedActions end(mailClients(settings).value()->make({}));
    end.canBeginTls = true;
    end.open();
    return end;
}

/// The code of each answer.
QByteArray codes(const RecordedActions &end)
{
    QByteArrayList codes;
    for (const QByteArray &line : end.written().split('\n')) {
        if (!line.isEmpty() && line[3] != '-')
            codes << line.first(3);
    }
    return codes.join(' ');
}

constexpr char envelope[] = "EHLO me\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@y>\r\nDATA\r\n";

QByteArray answered(const QList<QByteArray> &answers, RecordedActions &end)
{
    for (const QByteArray &answer : answers)
        end.receive(QByteArray(answer + "\r\n"));
    return end.written();
}

} // namespace

class TstMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void mailIsShown()
    {
        RecordedActions end = server();
        QVERIFY(end.written().startsWith("220 "));
        end.receive("EHLO me\r\n");
        QVERIFY(end.written().contains("250-SIZE 26214400\r\n250-8BITMIME\r\n"));
        QVERIFY(!end.written().contains("STARTTLS")); // which would be a lie without a certificate
        end.receive("MAIL FROM:<a@x> SIZE=100 BODY=8BITMIME\r\nRCPT TO:<b@y>\r\nrcpt to: <c@y>\r\nDATA\r\n");
        end.receive("Subject: a\r\n long one\r\n\r\nhello\r\n..dots\r\n.\r\nQUIT\r\n");
        QCOMPARE(codes(end), QByteArray("220 250 250 250 250 354 250 221"));
        QCOMPARE(end.messages, QList<QByteArray>{"Subject: a\r\n long one\r\n\r\nhello\r\n.dots\r\n"});
        QCOMPARE(end.told.first().protocol, u"mail"_s);
        QCOMPARE(end.told.first().fields,
                 (QList<ProtocolField>{{u"from"_s, u"a@x"_s},
                                       {u"to"_s, u"b@y, c@y"_s},
                                       {u"subject"_s, u"a long one"_s},
                                       {u"size"_s, u"39"_s}}));
        QVERIFY(end.closed);
    }

    void encodedWordsAreRead_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << "plain  text ä"_ba << u"plain  text ä"_s;
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("Q") << "=?utf-8?q?caf=C3=A9_au_lait?="_ba << u"café au lait"_s;
        QTest::newRow("B") << "=?UTF-8?B?Y2Fmw6k=?="_ba << u"café"_s;
        QTest::newRow("among others") << "a =?utf-8?Q?=C3=A9?= b"_ba << u"a é b"_s;
        QTest::newRow("one behind the other") << "=?utf-8?Q?one?= \t =?utf-8?B?dHdv?= x"_ba << u"onetwo x"_s;
        QTest::newRow("two charsets") << "=?iso-8859-1?Q?=E9?= =?utf-8?Q?=C3=A9?="_ba << u"éé"_s;
        QTest::newRow("a character in two") << "=?utf-8?Q?=C3?= =?utf-8?Q?=A9?="_ba << u"é"_s;
        QTest::newRow("a language") << "=?us-ascii*en?Q?hi?="_ba << u"hi"_s;
        QTest::newRow("an unknown charset") << "a =?x-no?Q?hi?= b"_ba << u"a =?x-no?Q?hi?= b"_s;
        QTest::newRow("an unknown one and its like")
            << "=?x-no?Q?a?= =?x-no?Q?b?="_ba << u"=?x-no?Q?a?= =?x-no?Q?b?="_s;
        QTest::newRow("a charset with escapes")
            << "=?ISO-2022-JP?B?GyRCQVA=?="_ba << u"=?ISO-2022-JP?B?GyRCQVA=?="_s;
        QTest::newRow("broken bytes") << "=?utf-8?Q?=FF?="_ba << u"=?utf-8?Q?=FF?="_s;
        QTest::newRow("broken base64") << "=?utf-8?B?a$b?="_ba << u"=?utf-8?B?a$b?="_s;
        QTest::newRow("another encoding") << "=?utf-8?X?ab?="_ba << u"=?utf-8?X?ab?="_s;
        QTest::newRow("no charset") << "=??Q?ab?="_ba << u"=??Q?ab?="_s;
        QTest::newRow("too many parts") << "=?utf-8?Q?a?b?="_ba << u"=?utf-8?Q?a?b?="_s;
        QTest::newRow("within a word") << "x=?utf-8?Q?a?="_ba << u"x=?utf-8?Q?a?="_s;
        QTest::newRow("no end") << "=?utf-8?Q?a"_ba << u"=?utf-8?Q?a"_s;
        QTest::newRow("short") << "=?="_ba << u"=?="_s;
        QTest::newRow("a line of its own") << "=?utf-8?Q?a=0D=0Ab=1B[2J?="_ba << u"a␍␊b␛[2J"_s;
    }
    void encodedWordsAreRead()
    {
        QFETCH(QByteArray, value);
        QTEST(decodedHeader(value), "text");
    }

    void subjectIsShownDecoded()
    {
        const QByteArray mail
            = "From: a@x\r\nTo: b@y\r\nSubject: =?utf-8?q?=C3=A4?=\r\n =?utf-8?q?=C3=B6?=\r\n\r\nx\r\n";
        RecordedActions end = server();
        end.receive(QByteArray(envelope + mail + ".\r\n"));
        QCOMPARE(end.told.first().fields[2], (ProtocolField{u"subject"_s, u"äö"_s}));
        QCOMPARE(end.messages.first(), mail); // unchanged
        RecordedActions sender = client();
        sender.send(mail);
        answered({"220", "250", "250", "250", "354"}, sender);
        QCOMPARE(sender.told.last().fields[2], (ProtocolField{u"subject"_s, u"äö"_s}));
    }

    void mailIsTheSameHoweverItIsCut()
    {
        const QByteArray stream = QByteArray(envelope)
            + "\r\n.\n\r\n..\r\n\r.\r\n.x\r\nbare\n.\nline\r\n.\r\nNOOP\nNOOP\r\nRSET\r\n" + envelope
            + "two\r\n.\r\nQUIT\r\nNOOP\r\n";
        RecordedActions whole = server();
        whole.receive(stream);
        QCOMPARE(whole.messages,
                 (QList<QByteArray>{"\r\n\n\r\n.\r\n\r.\r\nx\r\nbare\n.\nline\r\n", "two\r\n"}));
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            RecordedActions end = server();
            end.receive(stream.first(cut));
            end.receive(stream.sliced(cut));
            QCOMPARE(end.writes, whole.writes);
            QCOMPARE(end.messages, whole.messages);
        }
        RecordedActions byByte = server();
        for (const char byte : stream)
            byByte.receive(QByteArray(1, byte));
        QCOMPARE(byByte.writes, whole.writes);
        QCOMPARE(byByte.messages, whole.messages);
    }

    void commandsComeInTheirOrder_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("answers");
        const QByteArray hello("HELO me\r\n");
        QTest::newRow("no greeting") << "MAIL FROM:<a@x>\r\n"_ba
                                     << "503"_ba;
        QTest::newRow("no name") << "HELO\r\nEHLO \r\n"_ba
                                 << "501 501"_ba;
        QTest::newRow("no sender") << QByteArray(hello + "RCPT TO:<a@x>\r\nDATA\r\n") << "250 503 503"_ba;
        QTest::newRow("no recipient")
            << QByteArray(hello + "MAIL FROM:<a@x>\r\nDATA\r\n") << "250 250 503"_ba;
        QTest::newRow("twice") << QByteArray(hello + "MAIL FROM:<a@x>\r\nMAIL FROM:<b@x>\r\n")
                               << "250 250 503"_ba;
        QTest::newRow("forgotten") << QByteArray(hello + "MAIL FROM:<a@x>\r\nRSET\r\nRCPT TO:<b@x>\r\n")
                                   << "250 250 250 503"_ba;
        QTest::newRow("no sender's address") << QByteArray(hello + "MAIL FROM:<>\r\n") << "250 250"_ba;
        QTest::newRow("no recipient's address")
            << QByteArray(hello + "MAIL FROM:<a>\r\nRCPT TO:<>\r\n") << "250 250 501"_ba;
        QTest::newRow("no brackets") << QByteArray(hello + "MAIL FROM:a@x\r\n") << "250 501"_ba;
        QTest::newRow("a blank in it") << QByteArray(hello + "MAIL FROM:<a x>\r\n") << "250 501"_ba;
        QTest::newRow("another word") << QByteArray(hello + "MAIL TO:<a>\r\n") << "250 501"_ba;
        QTest::newRow("another parameter") << QByteArray(hello + "MAIL FROM:<a> X=1\r\n") << "250 555"_ba;
        QTest::newRow("a size that is none")
            << QByteArray(hello + "MAIL FROM:<a> SIZE=x\r\n") << "250 501"_ba;
        QTest::newRow("words of others")
            << "VRFY a\r\nEXPN a\r\nAUTH PLAIN\r\nSTARTTLS\r\nTURN\r\nHELP\r\nNOOP\r\n"_ba
            << "252 502 502 502 502 214 250"_ba;
        QTest::newRow("nonsense") << "\r\nGET / HTTP/1.1\r\n\xff\r\n"_ba
                                  << "500 500 500"_ba;
        QTest::newRow("no CR") << "EHLO me\n"_ba
                               << "500"_ba;
    }
    void commandsComeInTheirOrder()
    {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, answers);
        RecordedActions end = server();
        end.writes.clear();
        end.receive(said);
        QCOMPARE(codes(end), answers);
    }

    void announcedSizeIsAsLargeAsItMayBe()
    {
        for (const qsizetype more : {-1, 0, 1}) {
            RecordedActions end = server();
            end.receive(QByteArray("EHLO me\r\nMAIL FROM:<a> SIZE="
                                   + QByteArray::number(smtplimits::mailBytes + more) + "\r\n"));
            QVERIFY(codes(end).endsWith(more > 0 ? "552" : "250"));
        }
    }

    void mailIsAsLargeAsItMayBe()
    {
        const QByteArray line(smtplimits::textLineBytes - 2, 'x');
        for (const qsizetype more : {-1, 0, 1}) {
            RecordedActions end = server();
            end.receive(envelope);
            qsizetype left = smtplimits::mailBytes + more;
            for (; left >= 2 * smtplimits::textLineBytes; left -= smtplimits::textLineBytes)
                end.receive(QByteArray(line + "\r\n"));
            end.receive(QByteArray(line + "\r\n" + QByteArray(left - smtplimits::textLineBytes - 2, 'y')
                                   + "\r\n.\r\n"));
            QVERIFY2(codes(end).endsWith(more > 0 ? "552" : "354 250"), codes(end));
            QCOMPARE(end.messages.size(), more > 0 ? 0 : 1);
            end.receive(QByteArray(QByteArray("RSET\r\n") + QByteArray(envelope).sliced(9)
                                   + "small\r\n.\r\n")); // it continues
            QCOMPARE(end.messages.last(), QByteArray("small\r\n"));
        }
    }

    void linesAreAsLongAsTheyMayBe()
    {
        for (const qsizetype more : {-1, 0, 1}) {
            RecordedActions end = server();
            end.receive(
                QByteArray("NOOP " + QByteArray(smtplimits::commandBytes - 7 + more, 'x') + "\r\nNOOP\r\n"));
            QVERIFY(codes(end).endsWith(more > 0 ? "500 250" : "250 250"));
            RecordedActions text = server();
            text.receive(QByteArray(envelope + QByteArray(smtplimits::textLineBytes - 2 + more, 'x')
                                    + "\r\n..\r\n.\r\n"));
            QVERIFY(codes(text).endsWith(more > 0 ? "554" : "250"));
            RecordedActions stuffed = server();
            stuffed.receive(
                QByteArray(envelope + QByteArray(smtplimits::textLineBytes - 1 + more, '.') + "\r\n.\r\n"));
            QVERIFY(codes(stuffed).endsWith(more > 0 ? "554" : "250"));
        }
    }

    void recipientsAreAsManyAsThereMayBe()
    {
        RecordedActions end = server();
        end.receive("EHLO me\r\nMAIL FROM:<a>\r\n");
        for (qsizetype i = 0; i < smtplimits::recipients; ++i) {
            end.receive("RCPT TO:<b>\r\n");
            QVERIFY(codes(end).endsWith("250"));
        }
        end.receive("RCPT TO:<b>\r\n");
        QVERIFY(codes(end).endsWith("452"));
    }

    void mailsOfAllClientsShareABudget()
    {
        const auto budget = std::make_shared<FrameBudget>(1000);
        RecordedActions one = server(budget);
        RecordedActions other = server(budget);
        one.receive(QByteArray(envelope + QByteArray(698, 'x') + "\r\n"));
        other.receive(QByteArray(envelope + QByteArray(298, 'x') + "\r\n"));
        QCOMPARE(budget->held(), 1000);
        other.receive("y\r\n.\r\n");
        QVERIFY(codes(other).endsWith("452"));
        one.receive("y\r\n.\r\n");
        QVERIFY(codes(one).endsWith("250"));
        QCOMPARE(budget->held(), 0);
    }

    void whoMakesTooManyMistakesIsSentAway()
    {
        RecordedActions end = server();
        for (int i = 1; i < smtplimits::mistakes; ++i)
            end.receive("x\r\n");
        QVERIFY(!end.finished);
        end.receive("x\r\nNOOP\r\n");
        QVERIFY(codes(end).endsWith("500 421"));
        QVERIFY(end.finished);
    }

    void whoIsSilentIsSentAway()
    {
        RecordedActions end = server();
        end.now += std::chrono::nanoseconds(smtplimits::patience).count() - 1;
        end.receive("NOOP\r\n");
        QVERIFY(end.wake());
        QVERIFY(!end.finished);
        QVERIFY(end.wake());
        QVERIFY(end.finished);
        QVERIFY(codes(end).endsWith("421"));
    }

    void serverBeginsTlsAndForgets()
    {
        RecordedActions end = secureServer();
        end.receive("EHLO me\r\n");
        QVERIFY(end.written().contains("250-STARTTLS\r\n"));
        end.receive("MAIL FROM:<a@x>\r\nSTARTTLS now\r\n");
        QVERIFY(codes(end).endsWith("250 501"));
        QVERIFY(!end.tlsWanted);
        end.receive("STARTTLS\r\n");
        QVERIFY(codes(end).endsWith("501 220"));
        QVERIFY(end.tlsWanted);
        end.writes.clear();
        end.secure();
        QVERIFY(end.writes.isEmpty()); // it sends no second greeting
        end.receive("RCPT TO:<b@y>\r\nMAIL FROM:<a@x>\r\nEHLO me\r\n");
        QCOMPARE(codes(end), QByteArray("503 503 250"));
        QVERIFY(!end.written().contains("STARTTLS"));
        end.receive("STARTTLS\r\nMAIL FROM:<a@x>\r\n");
        QCOMPARE(codes(end), QByteArray("503 503 250 503 250"));
    }

    /// The flaw of CVE-2011-0411: an attacker appends commands to the client's own.
    void plainTextBehindStartTlsIsNotObeyed()
    {
        for (const QByteArray &behind : {"MAIL FROM:<mallory@x>\r\n"_ba, "\r\n"_ba, "x"_ba}) {
            RecordedActions end = secureServer();
            end.receive(QByteArray("EHLO me\r\nSTARTTLS\r\n" + behind));
            QVERIFY(codes(end).endsWith("250 554"));
            QVERIFY(!end.tlsWanted);
            QVERIFY(end.finished);
            QCOMPARE(end.errors.first().code, ErrorCode::BadMessage);
        }
    }

    void endWithinAMailIsTold()
    {
        RecordedActions end = server();
        end.receive(QByteArray(QByteArray(envelope) + "half\r\n"));
        end.finishPeer();
        QCOMPARE(end.errors.first().code, ErrorCode::IncompleteMessage);
        QVERIFY(end.messages.isEmpty());
        QVERIFY(end.closed);
    }

    void typedMailIsReady_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("to");
        const QByteArray date("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n");
        QTest::newRow("plain") << "From: a@x\nTo: b@y\nSubject: s\n\nhello\n"_ba
                               << QByteArray("From: a@x\r\nTo: b@y\r\nSubject: s\r\n" + date
                                             + "\r\nhello\r\n")
                               << "b@y"_ba;
        QTest::newRow("no body") << "From: a@x\nTo: b@y"_ba
                                 << QByteArray("From: a@x\r\nTo: b@y\r\n" + date + "\r\n") << "b@y"_ba;
        QTest::newRow("names") << "From: Ann <a@x>\r\nTo: \"B, b\" <b@y>, c@z\r\nCc: d@z\r\n\r\n.\r\n"_ba
                               << QByteArray("From: Ann <a@x>\r\nTo: \"B, b\" <b@y>, c@z\r\nCc: d@z\r\n"
                                             + date + "\r\n.\r\n")
                               << "b@y c@z d@z"_ba;
        QTest::newRow("in secret") << "From: a@x\nBcc: b@y,\n c@y\nTo: d@y\n\nx"_ba
                                   << QByteArray("From: a@x\r\nTo: d@y\r\n" + date + "\r\nx\r\n")
                                   << "d@y b@y c@y"_ba;
        QTest::newRow("a date") << "From: a@x\nTo: b@y\nDate: today\n\n"_ba
                                << "From: a@x\r\nTo: b@y\r\nDate: today\r\n\r\n"_ba
                                << "b@y"_ba;
        QTest::newRow("not ASCII") << "From: a@x\nTo: b@y\n\nä"_ba
                                   << QByteArray(
                                          "From: a@x\r\nTo: b@y\r\n" + date
                                          + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                                            "Content-Transfer-Encoding: 8bit\r\n\r\nä\r\n")
                                   << "b@y"_ba;
        QTest::newRow("a CR alone") << "From: a@x\nTo: b@y\n\na\r.\rb"_ba
                                    << QByteArray("From: a@x\r\nTo: b@y\r\n" + date + "\r\na\r\n.\r\nb\r\n")
                                    << "b@y"_ba;
    }
    void typedMailIsReady()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, to);
        const auto mail = OutgoingMail::read(typed, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC));
        QVERIFY(mail.ok());
        QCOMPARE(mail.value().from, QByteArray("a@x"));
        QCOMPARE(mail.value().to.join(' '), to);
        QCOMPARE(mail.value().text, text);
    }

    void typedTextThatIsNoMailIsRefused_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QString>("why");
        QTest::newRow("nothing") << QByteArray() << u"It must begin with From:"_s;
        QTest::newRow("no headers") << "\nhello"_ba << u"It must begin with From:"_s;
        QTest::newRow("only text") << "hello there\n"_ba << u"must be a header"_s;
        QTest::newRow("no sender") << "To: b@y\n\n"_ba << u"From: needs one"_s;
        QTest::newRow("two senders") << "From: a@x, b@x\nTo: b@y\n\n"_ba << u"From: needs one"_s;
        QTest::newRow("nobody") << "From: a@x\n\n"_ba << u"To: needs"_s;
        QTest::newRow("a blank") << "From: a@x\nTo: b y\n\n"_ba << u"To: needs"_s;
        QTest::newRow("a long line") << QByteArray("From: a@x\nTo: b@y\n\n" + QByteArray(999, 'x'))
                                     << u"at most"_s;
    }
    void typedTextThatIsNoMailIsRefused()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QString, why);
        RecordedActions end = client();
        end.send(typed);
        QCOMPARE(end.refusals.size(), 1);
        QVERIFY2(end.refusals.first().why.contains(why), qPrintable(end.refusals.first().why));
        QVERIFY(OutgoingMail::read(QByteArray("From: a@x\nTo: b@y\n\n" + QByteArray(998, 'x')), {}).ok());
    }

    /// A user who has connected may take their time to write.
    void clientWaitsForItsFirstMail()
    {
        RecordedActions end = client();
        answered({"220", "250"}, end);
        end.writes.clear();
        QCOMPARE(end.wakeAtNs - end.now, std::chrono::nanoseconds(smtplimits::firstMail).count());
        end.send("From: a@x\nTo: b@y\n\nx");
        QVERIFY(end.written().startsWith("MAIL FROM:<a@x>"));
        answered({"250", "250", "354", "250"}, end);
        QCOMPARE(end.wakeAtNs - end.now, std::chrono::nanoseconds(smtplimits::quitAfter).count());
    }

    void clientSendsAMail()
    {
        RecordedActions end = client();
        end.send("From: a@x\nTo: b@y, c@z\nDate: d\n\n.hello\nä\n");
        QVERIFY(end.writes.isEmpty()); // a client waits for the greeting
        end.receive("220 he");
        end.receive("llo\r\n");
        QCOMPARE(end.writes.takeFirst(), QByteArray("EHLO socket-workbench.invalid\r\n"));
        end.receive("250-me\r\n250-8BITMIME\r\n250 SIZE\r\n");
        QCOMPARE(end.writes.takeFirst(), QByteArray("MAIL FROM:<a@x> BODY=8BITMIME\r\n"));
        end.receive("250 OK\r\n");
        QCOMPARE(end.writes.takeFirst(), QByteArray("RCPT TO:<b@y>\r\n"));
        end.receive("250 OK\r\n");
        QCOMPARE(end.writes.takeFirst(), QByteArray("RCPT TO:<c@z>\r\n"));
        end.receive("250 OK\r\n");
        QCOMPARE(end.writes.takeFirst(), QByteArray("DATA\r\n"));
        end.receive("354 go\r\n");
        QVERIFY(end.written().endsWith("\r\n\r\n..hello\r\nä\r\n.\r\n"));
        end.writes.clear();
        end.receive("250 OK\r\n");
        QVERIFY(end.writes.isEmpty());
        QVERIFY(end.wake());
        QCOMPARE(end.writes.takeFirst(), QByteArray("QUIT\r\n"));
        end.receive("221 bye\r\n");
        QVERIFY(end.closed);
        QVERIFY(end.refusals.isEmpty());
        QCOMPARE(end.delivered.first(), QByteArray("220 hello\n"));
        QCOMPARE(end.delivered[1], QByteArray("250-me\n250-8BITMIME\n250 SIZE\n"));
        QCOMPARE(end.delivered.size(), 8);
    }

    void clientBeginsTlsBeforeItsMail()
    {
        RecordedActions end = secureClient();
        end.send("From: a@x\nTo: b@y\n\nä");
        answered({"220", "250-me\r\n250-8BITMIME\r\n250 STARTTLS", "220 go"}, end);
        QVERIFY(end.written().endsWith("\r\nSTARTTLS\r\n"));
        QVERIFY(end.tlsWanted);
        end.writes.clear();
        end.secure();
        QCOMPARE(end.written(), QByteArray("EHLO socket-workbench.invalid\r\n"));
        end.receive("250 me\r\n"); // what was received in plain text does not count
        QVERIFY(end.written().endsWith("\r\nMAIL FROM:<a@x>\r\n"));
        QVERIFY(end.refusals.isEmpty());
    }

    void clientSendsNothingWithoutTls_data()
    {
        QTest::addColumn<QList<QByteArray>>("answers");
        QTest::addColumn<QString>("what");
        QTest::newRow("not offered") << QList<QByteArray>{"220", "250-me\r\n250 8BITMIME"}
                                     << u"The mail server does not offer STARTTLS."_s;
        QTest::newRow("an old server")
            << QList<QByteArray>{"220", "500 what"} << u"The mail server does not offer STARTTLS."_s;
        QTest::newRow("not begun") << QList<QByteArray>{"220", "250 STARTTLS", "454 not now"}
                                   << u"The mail server does not start TLS."_s;
        QTest::newRow("more behind it") << QList<QByteArray>{"220", "250 STARTTLS", "220 go\r\n250 me"}
                                        << u"This connection cannot be trusted."_s;
    }
    void clientSendsNothingWithoutTls()
    {
        QFETCH(QList<QByteArray>, answers);
        QFETCH(QString, what);
        RecordedActions end = secureClient();
        end.send("From: a@x\nTo: b@y\n\nx");
        const QByteArray said = answered(answers, end);
        QVERIFY2(!said.contains("MAIL"), said);
        QVERIFY(!end.tlsWanted);
        QCOMPARE(end.refusals.size(), 1);
        QCOMPARE(end.refusals.first().what, what);
        QVERIFY(end.closed);
    }

    void clientSpeaksWithAnOldServer()
    {
        RecordedActions end = client();
        end.send("From: a@x\nTo: b@y\n\nx");
        const QByteArray said = answered({"220", "500 what", "250", "250", "250", "354", "250"}, end);
        QVERIFY2(said.startsWith(
                     "EHLO socket-workbench.invalid\r\nHELO socket-workbench.invalid\r\nMAIL FROM:<a@x>\r\n"),
                 said);
    }

    void clientTellsWhatWasRefused_data()
    {
        QTest::addColumn<QList<QByteArray>>("answers");
        QTest::addColumn<QByteArray>("last");
        QTest::addColumn<QString>("why");
        QTest::newRow("everybody") << QList<QByteArray>{"554 go away"} << QByteArray() << u"554 go away"_s;
        QTest::newRow("the sender") << QList<QByteArray>{"220", "250", "550 not you", "250"} << "RSET\r\n"_ba
                                    << u"550 not you"_s;
        QTest::newRow("one recipient")
            << QList<QByteArray>{"220", "250", "250", "550 who", "250", "354", "250"} << "x\r\n.\r\n"_ba
            << u"550 who"_s;
        QTest::newRow("all recipients") << QList<QByteArray>{"220", "250", "250", "550 who", "551 who", "250"}
                                        << "RSET\r\n"_ba << u"551 who"_s;
        QTest::newRow("its text") << QList<QByteArray>{"220", "250", "250",          "250",
                                                       "250", "354", "552 too-large"}
                                  << "x\r\n.\r\n"_ba << u"552 too-large"_s;
        QTest::newRow("not a mail server")
            << QList<QByteArray>{"HTTP/1.1 400 Bad Request"} << QByteArray() << u"HTTP/1.1 400"_s;
        QTest::newRow("no code") << QList<QByteArray>{"220", "25 what"} << QByteArray() << u"25 what"_s;
        QTest::newRow("a line without end")
            << QList<QByteArray>{QByteArray(1000, 'x')} << QByteArray() << u"a line without an end"_s;
    }
    void clientTellsWhatWasRefused()
    {
        QFETCH(QList<QByteArray>, answers);
        QFETCH(QByteArray, last);
        QFETCH(QString, why);
        RecordedActions end = client();
        end.send("From: a@x\nTo: b@y, c@y\n\nx");
        const QByteArray said = answered(answers, end);
        QVERIFY2(said.endsWith(last), said);
        QCOMPARE(end.refusals.size(), 1);
        QCOMPARE(end.refusals.first().code, ErrorCode::PeerRefused);
        QVERIFY2(end.refusals.first().why.contains(why), qPrintable(end.refusals.first().why));
    }

    void clientSendsMailsOneAfterTheOther()
    {
        RecordedActions end = client();
        for (qsizetype i = 0; i < smtplimits::waitingMails; ++i)
            end.send("From: a@x\nTo: b@y\n\nx");
        QVERIFY(end.refusals.isEmpty());
        end.send("From: a@x\nTo: b@y\n\nx");
        QCOMPARE(end.refusals.first().code, ErrorCode::QueueFull);
        answered({"220", "250"}, end);
        for (qsizetype i = 0; i < smtplimits::waitingMails; ++i)
            answered({"250", "250", "354", "250"}, end);
        QCOMPARE(end.written().count("\r\n.\r\n"), smtplimits::waitingMails);
        QVERIFY(end.wake());
        QVERIFY(end.written().endsWith("QUIT\r\n"));
    }

    void clientTellsAnEarlyEnd()
    {
        RecordedActions end = client();
        end.send("From: a@x\nTo: b@y\n\nx");
        end.receive("220 hello\r\n");
        end.finishPeer();
        QCOMPARE(end.refusals.first().code, ErrorCode::ClosedEarly);
        RecordedActions silent = client();
        QVERIFY(silent.wake());
        QCOMPARE(silent.refusals.first().code, ErrorCode::ReplyTimeout);
        QVERIFY(silent.closed);
    }

    void answerThatCommandsATerminalIsShown()
    {
        RecordedActions end = client();
        end.receive("220 \x1b[2J\r\n");
        QCOMPARE(end.delivered, QList<QByteArray>{"220 ␛[2J\n"});
    }
};

QTEST_GUILESS_MAIN(TstMail)
#include "tst_mail.moc"

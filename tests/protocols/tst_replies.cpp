// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/replies/replyspec.h"

#include <QTest>
#include <QTimeZone>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const Responder> responder(const QString &spec)
{
    const auto made = makeResponder(spec);
    if (!made)
        qWarning() << made.error().toString();
    return made ? made.value() : nullptr;
}

QByteArray answer(const QString &spec, QByteArrayView message, const ReplyContext &context = {})
{
    QByteArray scratch("left over from before");
    const auto reply = responder(spec)->reply(message, context, scratch);
    return reply ? reply->toByteArray() : QByteArray("(no answer)");
}

QByteArray utf8(const QString &text)
{
    return text.toUtf8();
}

} // namespace

class tst_Replies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void answersAsItsNameSays_data();
    void answersAsItsNameSays();
    void echoIsTheMessageItselfWithoutACopy();
    void caseIsMappedAsTheWholeTextWouldBe_data();
    void caseIsMappedAsTheWholeTextWouldBe();
    void asciiIsMappedAtEveryLength();
    void bytesThatAreNoTextPassUnchangedAtEveryPlace();
    void textBetweenBadBytesIsMapped();
    void reverseKeepsCharactersWhole();
    void reversingTwiceIsTheMessage();
    void templateFillsItsFields();
    void templateAsksOnlyForWhatItUses();
    void scratchKeepsItsMemory_data();
    void scratchKeepsItsMemory();
    void badNotationIsNamed_data();
    void badNotationIsNamed();
    void everyNameInTheMenuMakesAResponder();
};

void tst_Replies::answersAsItsNameSays_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray none("(no answer)");
    QTest::newRow("echo") << u"echo"_s << QByteArray("hello\r\n") << QByteArray("hello\r\n");
    QTest::newRow("echo of nothing") << u"echo"_s << QByteArray() << QByteArray();
    QTest::newRow("uppercase") << u"uppercase"_s << QByteArray("hello, 12!") << QByteArray("HELLO, 12!");
    QTest::newRow("uppercase of nothing") << u"uppercase"_s << QByteArray() << QByteArray();
    QTest::newRow("lowercase") << u"lowercase"_s << QByteArray("HELLO, 12!") << QByteArray("hello, 12!");
    QTest::newRow("edges of the alphabet up")
        << u"uppercase"_s << QByteArray("`az{@AZ[") << QByteArray("`AZ{@AZ[");
    QTest::newRow("edges of the alphabet down")
        << u"lowercase"_s << QByteArray("`az{@AZ[") << QByteArray("`az{@az[");
    QTest::newRow("umlauts") << u"uppercase"_s << utf8(u"grüße"_s) << utf8(u"GRÜSSE"_s);
    QTest::newRow("greek") << u"lowercase"_s << utf8(u"ΑΒΓ"_s) << utf8(u"αβγ"_s);
    QTest::newRow("beyond the first plane")
        << u"uppercase"_s << utf8(u"a\U00010428b"_s) << utf8(u"A\U00010400B"_s);
    QTest::newRow("reverse") << u"reverse"_s << QByteArray("abc") << QByteArray("cba");
    QTest::newRow("reverse of nothing") << u"reverse"_s << QByteArray() << QByteArray();
    QTest::newRow("reverse of bytes that are no text")
        << u"reverse"_s << QByteArray("\xc3\xa9\xff") << QByteArray("\xff\xa9\xc3");
    QTest::newRow("discard") << u"discard"_s << QByteArray("hello") << none;
    QTest::newRow("fixed") << u"fixed:Hello, client!"_s << QByteArray("x") << QByteArray("Hello, client!");
    QTest::newRow("fixed with escapes")
        << u"fixed:a\\r\\n\\x00\\xff"_s << QByteArray("x") << QByteArray("a\r\n\0\xff", 5);
    QTest::newRow("fixed with colons") << u"fixed:a:b"_s << QByteArray("x") << QByteArray("a:b");
    QTest::newRow("fixed and empty") << u"fixed:"_s << QByteArray("x") << QByteArray();
    QTest::newRow("template") << u"template:Echo: {data}."_s << QByteArray("Hello")
                              << QByteArray("Echo: Hello.");
    QTest::newRow("template with braces") << u"template:{{{data}}}"_s << QByteArray("x") << QByteArray("{x}");
    QTest::newRow("template with escapes")
        << u"template:\\x7bdata}}\\n"_s << QByteArray("x") << QByteArray("{data}\n");
    QTest::newRow("template with an escaped backslash")
        << u"template:\\\\{data}"_s << QByteArray("x") << QByteArray("\\x");
    QTest::newRow("data with braces of its own")
        << u"template:{data}"_s << QByteArray("{peer}") << QByteArray("{peer}");
    QTest::newRow("template and empty") << u"template:"_s << QByteArray("x") << QByteArray();
}

void tst_Replies::answersAsItsNameSays()
{
    QFETCH(QString, spec);
    QFETCH(QByteArray, message);
    QTEST(answer(spec, message), "expected");
}

void tst_Replies::echoIsTheMessageItselfWithoutACopy()
{
    const QByteArray message("hello");
    QByteArray scratch;
    const auto reply = responder(u"echo"_s)->reply(message, {}, scratch);
    QCOMPARE(reply->data(), message.constData());
    QCOMPARE(reply->size(), message.size());
}

void tst_Replies::caseIsMappedAsTheWholeTextWouldBe_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("every character of the first plane") << [] {
        QString all;
        for (char32_t c = 1; c < 0xd800; ++c)
            all += QChar(char16_t(c));
        for (char32_t c = 0xe000; c < 0xfdd0; ++c)
            all += QChar(char16_t(c));
        return all;
    }();
    QTest::newRow("ASCII and others in turn") << u"aÄbÖcÜ ßﬁ ŉ a\u0301 İI ı \U00010400"_s;
}

void tst_Replies::caseIsMappedAsTheWholeTextWouldBe()
{
    QFETCH(QString, text);
    QCOMPARE(answer(u"uppercase"_s, text.toUtf8()), text.toUpper().toUtf8());
    QCOMPARE(answer(u"lowercase"_s, text.toUtf8()), text.toLower().toUtf8());
}

void tst_Replies::asciiIsMappedAtEveryLength()
{
    QByteArray all;
    for (char c = 0; c < 127; ++c)
        all += c;
    for (qsizetype length = 0; length <= all.size(); ++length) {
        const QByteArray message = all.last(length);
        QCOMPARE(answer(u"uppercase"_s, message), message.toUpper());
        QCOMPARE(answer(u"lowercase"_s, message), message.toLower());
    }
}

void tst_Replies::bytesThatAreNoTextPassUnchangedAtEveryPlace()
{
    const QByteArray text("abcdefghijklmnopqrstuvwxyz");
    for (const char *bad :
         {"\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x98", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80"}) {
        for (qsizetype at = 0; at <= text.size(); ++at) {
            const QByteArray message = text.first(at) + bad + text.sliced(at);
            QCOMPARE(answer(u"uppercase"_s, message),
                     text.first(at).toUpper() + bad + text.sliced(at).toUpper());
        }
    }
}

void tst_Replies::textBetweenBadBytesIsMapped()
{
    QCOMPARE(answer(u"uppercase"_s, "\xff\xc3\xa4\xff\xc3\xb6"), QByteArray("\xff\xc3\x84\xff\xc3\x96"));
    QCOMPARE(answer(u"uppercase"_s, "\xc3\xa4\xc3"), QByteArray("\xc3\x84\xc3"));
}

void tst_Replies::reverseKeepsCharactersWhole()
{
    QCOMPARE(answer(u"reverse"_s, utf8(u"aé€\U0001F600z"_s)), utf8(u"z\U0001F600€éa"_s));
}

void tst_Replies::reversingTwiceIsTheMessage()
{
    for (const QByteArray &message : {utf8(u"héllo €"_s), QByteArray("ab\xff\xc3"), QByteArray("x")})
        QCOMPARE(answer(u"reverse"_s, answer(u"reverse"_s, message)), message);
}

void tst_Replies::templateFillsItsFields()
{
    ReplyContext context;
    context.peer = SocketAddress::fromIp(u"::1"_s, 4711);
    context.count = 18'446'744'073'709'551'615U;
    context.time = QDateTime({2026, 1, 2}, {3, 4, 5, 6}, Qt::OffsetFromUTC, 3600);
    QCOMPARE(answer(u"template:{peer}|{count}|{time}|{data}|{data}"_s, "x", context),
             QByteArray("[::1]:4711|18446744073709551615|2026-01-02T03:04:05.006+01:00|x|x"));
}

void tst_Replies::templateAsksOnlyForWhatItUses()
{
    QVERIFY(responder(u"template:{count}"_s)->needsCount());
    QVERIFY(!responder(u"template:{count}"_s)->needsTime());
    QVERIFY(responder(u"template:{time}"_s)->needsTime());
    QVERIFY(!responder(u"template:{time}"_s)->needsCount());
    QVERIFY(!responder(u"template:{data}{peer}"_s)->needsTime());
    QVERIFY(!responder(u"echo"_s)->needsCount());
}

void tst_Replies::scratchKeepsItsMemory_data()
{
    QTest::addColumn<QString>("spec");
    for (const QString &spec :
         {u"uppercase"_s, u"lowercase"_s, u"reverse"_s, u"fixed:hello"_s, u"template:{data}{peer}{count}"_s})
        QTest::newRow(qPrintable(spec)) << spec;
}

void tst_Replies::scratchKeepsItsMemory()
{
    QFETCH(QString, spec);
    const auto made = responder(spec);
    QByteArray scratch;
    (void)made->reply(QByteArray(1000, 'a'), {}, scratch);
    const char *memory = scratch.constData();
    for (qsizetype length : {0, 1, 500, 1000}) {
        (void)made->reply(QByteArray(length, 'b'), {}, scratch);
        QCOMPARE(scratch.constData(), memory);
    }
}

void tst_Replies::badNotationIsNamed_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << u""_s << ErrorCode::BadReply << u"“”"_s;
    QTest::newRow("unknown name") << u"shout"_s << ErrorCode::BadReply << u"“shout”"_s;
    QTest::newRow("text where none goes") << u"echo:x"_s << ErrorCode::BadReply << u"no text"_s;
    QTest::newRow("no text where one must be") << u"fixed"_s << ErrorCode::BadReply << u"fixed:Hello"_s;
    QTest::newRow("bad escape in fixed") << u"fixed:ab\\q"_s << ErrorCode::BadEscape << u"position 3"_s;
    QTest::newRow("bad escape in a template")
        << u"template:{data}\\q"_s << ErrorCode::BadEscape << u"position 7"_s;
    QTest::newRow("open brace") << u"template:ab{data"_s << ErrorCode::BadReply << u"position 3"_s;
    QTest::newRow("closing brace alone") << u"template:ab}"_s << ErrorCode::BadReply << u"position 3"_s;
    QTest::newRow("closing brace before a field")
        << u"template:a}{data}"_s << ErrorCode::BadReply << u"position 2"_s;
    QTest::newRow("unknown field") << u"template:{date}"_s << ErrorCode::BadReply << u"position 1"_s;
    QTest::newRow("empty field") << u"template:x{}"_s << ErrorCode::BadReply << u"position 2"_s;
}

void tst_Replies::badNotationIsNamed()
{
    QFETCH(QString, spec);
    QFETCH(QString, named);
    const auto made = makeResponder(spec);
    QVERIFY(!made.ok());
    QTEST(made.error().code, "code");
    QVERIFY2(made.error().toString().contains(named), qPrintable(made.error().toString()));
}

void tst_Replies::everyNameInTheMenuMakesAResponder()
{
    const QStringList expected{u"echo"_s,    u"uppercase"_s, u"lowercase"_s, u"reverse"_s,
                               u"discard"_s, u"fixed"_s,     u"template"_s};
    QStringList names;
    for (const ReplyChoice &choice : rawReplies()) {
        names << choice.name;
        QVERIFY(
            responder(choice.takes == ReplyChoice::Takes::Text ? QString(choice.name + u":x") : choice.name));
        QVERIFY(!choice.label.isEmpty());
        QCOMPARE(choice.takes == ReplyChoice::Takes::Text,
                 choice.name == u"fixed" || choice.name == u"template");
    }
    QCOMPARE(names, expected);
}

QTEST_GUILESS_MAIN(tst_Replies)
#include "tst_replies.moc"

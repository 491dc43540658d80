// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filterparser.h"

#include <QRegularExpression>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Filters that use every part of the language.
const QStringList &validFilters()
{
    static const QStringList filters{
        u"tcp and len > 1000 and text contains \"GET\""_s,
        u"hello"_s,
        u"\"two words\" and not (udp or dtls)"_s,
        u"!tls && dir == in || dir=out"_s,
        u"hex contains 48 65 6c and len <= 1.5k"_s,
        u"hex == \"48:65\" or hex != 00"_s,
        u"text matches \"^GET\\\\s+/(\\\"x\\\")?\" or text == \"\""_s,
        u"src == 127.0.0.1:12000 and dst != [::1]:80 and src != 10.0.0.0/8"_s,
        u"dst == fe80::/10 or src contains 192.168 or dst matches ^127"_s,
        u"port >= 1024 and time < 20ms and time > 1.5s or time = 300us"_s,
        u"kind == half-closed or severity >= warning or conv == T3"_s,
        u"info contains refused and (marked or note or note contains \"look \\x41\\n\")"_s,
    };
    return filters;
}

QString canonical(const QString &text)
{
    const FilterParse parse = parseFilter(text);
    return parse.ok() ? printFilter(parse.tree) : parse.problem->toString();
}

} // namespace

class tst_FilterParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void filtersAreReadAsMeant_data();
    void filtersAreReadAsMeant();
    void whatIsPrintedReadsTheSame();
    void andBindsCloserThanOr();
    void whatIsPrintedIsNestedNoDeeper();
    void mistakesAreMarkedAndExplained_data();
    void mistakesAreMarkedAndExplained();
    void everyBeginningIsReadOrRefusedInsideItself();
    void everyLetterMayBeMissing();
    void nestingHasALimit_data();
    void nestingHasALimit();
    void blankFiltersShowEverything();
};

void tst_FilterParser::filtersAreReadAsMeant_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char *name, const QString &text, const QString &printed) {
        QTest::newRow(name) << text << printed;
    };
    row("protocols are words", u"TCP"_s, u"tcp"_s);
    row("protocols compared", u"proto = Tls"_s, u"tls"_s);
    row("protocols excluded", u"proto != udp"_s, u"proto != udp"_s);
    row("a bare word", u"GET"_s, u"GET"_s);
    row("a protocol in quotes is text", u"\"tcp\""_s, u"\"tcp\""_s);
    row("a field in quotes is text", u"\"len\""_s, u"\"len\""_s);
    row("words side by side", u"hello world tcp"_s, u"hello and world and tcp"_s);
    row("and binds closer than or", u"a or (b and c)"_s, u"a or b and c"_s);
    row("parentheses", u"(a or b) and c"_s, u"(a or b) and c"_s);
    row("parentheses that change nothing", u"((a)) and (b and (c))"_s, u"a and b and c"_s);
    row("signs for words", u"!a && b || c"_s, u"not a and b or c"_s);
    row("not of a group", u"not(a or b)"_s, u"not (a or b)"_s);
    row("not of not", u"not not a"_s, u"not not a"_s);
    row("keywords in capitals", u"a AND NOT b OR c"_s, u"a and not b or c"_s);
    row("no blanks", u"len>=10"_s, u"len >= 10"_s);
    row("thousands", u"len > 1.5k"_s, u"len > 1500"_s);
    row("millions", u"len < 2M"_s, u"len < 2000000"_s);
    row("seconds", u"time > 2"_s, u"time > 2s"_s);
    row("fractions of seconds", u"time == 0.001204"_s, u"time == 1204us"_s);
    row("milliseconds", u"time > 1500ms"_s, u"time > 1500ms"_s);
    row("enumerations", u"kind == HALF-CLOSED and dir == In"_s, u"kind == half-closed and dir == in"_s);
    row("hex in pieces", u"hex contains 48 65:6C and udp"_s, u"hex contains \"48 65 6c\" and udp"_s);
    row("what is no hex begins a new test", u"hex contains 48 6x"_s, u"hex contains \"48\" and 6x"_s);
    row("hex in quotes", u"hex contains \"4865\""_s, u"hex contains \"48 65\""_s);
    row("an address", u"src == 127.0.0.1"_s, u"src == 127.0.0.1"_s);
    row("an address with its port", u"dst == [::1]:80"_s, u"dst == [::1]:80"_s);
    row("an IPv6 address in brackets", u"dst == [::1]"_s, u"dst == ::1"_s);
    row("a prefix clears what is behind it", u"src == 10.1.2.3/8"_s, u"src == 10.0.0.0/8"_s);
    row("a prefix of everything", u"src == 1.2.3.4/0"_s, u"src == 0.0.0.0/0"_s);
    row("a part of an address", u"src contains 192.168"_s, u"src contains 192.168"_s);
    row("escapes", u"text contains \"a\\x42\\\"\\n\""_s, u"text contains \"aB\\\"\\n\""_s);
    row("backslashes of a bare word", u"C:\\x"_s, u"\"C:\\\\x\""_s);
    row("patterns keep their backslashes", u"text matches \"\\d+\\\"\""_s, u"text matches \"\\d+\\\"\""_s);
    row("a bare pattern", u"text matches ^GET.*"_s, u"text matches \"^GET.*\""_s);
    row("marks and notes", u"marked note note==\"x\""_s, u"marked and note and note == \"x\""_s);
    row("beyond ASCII", u"grüße"_s, u"grüße"_s);
}

void tst_FilterParser::filtersAreReadAsMeant()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    QCOMPARE(canonical(text), printed);
}

void tst_FilterParser::whatIsPrintedReadsTheSame()
{
    for (const QString &text : validFilters()) {
        const FilterParse parse = parseFilter(text);
        QVERIFY2(parse.ok(), qPrintable(text));
        const FilterParse again = parseFilter(printFilter(parse.tree));
        QVERIFY2(again.ok(), qPrintable(printFilter(parse.tree)));
        QCOMPARE(again.tree, parse.tree);
        QCOMPARE(printFilter(again.tree), printFilter(parse.tree));
    }
}

void tst_FilterParser::andBindsCloserThanOr()
{
    QCOMPARE(parseFilter(u"a or b and c"_s).tree, parseFilter(u"a or (b and c)"_s).tree);
    QVERIFY(parseFilter(u"a or b and c"_s).tree != parseFilter(u"(a or b) and c"_s).tree);
}

/// One more parenthesis would be one level too many.
void tst_FilterParser::whatIsPrintedIsNestedNoDeeper()
{
    const QString deepest = u"a "_s % QString(maxFilterDepth - 1, u'!') % u"b || c"_s;
    const FilterParse parse = parseFilter(deepest);
    QVERIFY(parse.ok());
    const FilterParse again = parseFilter(printFilter(parse.tree));
    QVERIFY2(again.ok(), qPrintable(printFilter(parse.tree)));
    QCOMPARE(again.tree, parse.tree);
}

void tst_FilterParser::mistakesAreMarkedAndExplained_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked"); // between brackets, as in the text
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &text, const QString &marked, const QString &words) {
        QTest::newRow(name) << text << marked << words;
    };
    row("an unknown field", u"tcp and lenn > 5"_s, u"tcp and [lenn] > 5"_s, u"Did you mean “len”?"_s);
    row("a field by its long name", u"protocol == tcp"_s, u"[protocol] == tcp"_s, u"“proto”"_s);
    row("a field by its column", u"source == ::1"_s, u"[source] == ::1"_s, u"The fields are"_s);
    row("nothing like a field", u"key=value"_s, u"[key]=value"_s, u"in quotes"_s);
    row("a field alone", u"len"_s, u"[len]"_s, u"len > 1.5k"_s);
    row("an operator that does not fit", u"len contains 5"_s, u"len [contains] 5"_s, u"== != <"_s);
    row("a mark compared", u"marked == 1"_s, u"marked [==] 1"_s, u"takes no operator"_s);
    row("no value", u"len >"_s, u"len [>]"_s, u"missing"_s);
    row("a keyword for a value", u"text contains and"_s, u"text contains [and]"_s, u"\"and\""_s);
    row("a second operator", u"len > > 5"_s, u"len [>] > 5"_s, u"missing"_s);
    row("not a number", u"len > many"_s, u"len > [many]"_s, u"whole number"_s);
    row("half a byte", u"len > 1.2345k"_s, u"len > [1.2345k]"_s, u"whole number"_s);
    row("a port too high", u"port == 65536"_s, u"port == [65536]"_s, u"65535"_s);
    row("not a time", u"time > 5h"_s, u"time > [5h]"_s, u"20ms"_s);
    row("not a protocol", u"proto == tpc"_s, u"proto == [tpc]"_s, u"Did you mean “tcp”?"_s);
    row("not a direction", u"dir == sideways"_s, u"dir == [sideways]"_s, u"none, in, out"_s);
    row("not an address", u"src == localhost"_s, u"src == [localhost]"_s, u"127.0.0.1:80"_s);
    row("a prefix too long", u"src == 10.0.0.0/33"_s, u"src == [10.0.0.0/33]"_s, u"10.0.0.0/8"_s);
    row("not hex in quotes", u"hex contains \"48 6x\""_s, u"hex contains \"48 6[x]\""_s, u"48 65"_s);
    row("an odd digit", u"hex contains 486"_s, u"hex contains 48[6]"_s, u"two digits"_s);
    row("a pattern", u"text matches \"a(b\""_s, u"text matches \"a(b[\"]"_s, u"parenthes"_s);
    row("a pattern in the middle", u"text matches a++* and tcp"_s, u"text matches a++[*] and tcp"_s, {});
    row("an escape", u"text contains \"a\\q\""_s, u"text contains \"a[\\q]\""_s, u"\\n"_s);
    row("half an escape", u"text contains \"a\\x4\""_s, u"text contains \"a[\\x4]\""_s, u"\\x41"_s);
    row("no text to look for", u"tcp \"\""_s, u"tcp \"[\"]"_s, u"no text to look for"_s);
    row("no closing quote", u"tcp \"hello"_s, u"tcp [\"hello]"_s, u"closing quote"_s);
    row("no closing partner", u"tcp and (udp"_s, u"tcp and [(]udp"_s, u"no closing partner"_s);
    row("no opening partner", u"tcp)"_s, u"tcp[)]"_s, u"no opening partner"_s);
    row("nothing in parentheses", u"()"_s, u"([)]"_s, u"missing before"_s);
    row("nothing behind and", u"tcp and"_s, u"tcp [and]"_s, u"missing after"_s);
    row("two junctions", u"tcp and or udp"_s, u"tcp and [or] udp"_s, u"missing before"_s);
    row("a single sign", u"tcp & udp"_s, u"tcp [&] udp"_s, u"&&"_s);
    row("no field", u"> 5"_s, u"[>] 5"_s, u"field is missing"_s);
    row("a string for a field", u"\"len\" > 5"_s, u"\"len\" [>] 5"_s, u"field is missing"_s);
}

void tst_FilterParser::mistakesAreMarkedAndExplained()
{
    QFETCH(QString, text);
    QFETCH(QString, marked);
    QFETCH(QString, words);
    const FilterParse parse = parseFilter(text);
    QVERIFY(!parse.ok());
    const FilterProblem problem = *parse.problem;
    QCOMPARE(text.first(problem.from) % u'[' % text.sliced(problem.from, problem.length) % u']'
                 % text.sliced(problem.from + problem.length),
             marked);
    QVERIFY2(problem.toString().contains(words), qPrintable(problem.toString()));
    QCOMPARE(parse.tree, FilterNode());
}

void tst_FilterParser::everyBeginningIsReadOrRefusedInsideItself()
{
    for (const QString &text : validFilters()) {
        for (qsizetype length = 0; length <= text.size(); ++length) {
            const QString beginning = text.first(length);
            const FilterParse parse = parseFilter(beginning);
            if (parse.ok()) {
                QCOMPARE(parseFilter(printFilter(parse.tree)).tree, parse.tree);
                continue;
            }
            QVERIFY(parse.problem->from >= 0 && parse.problem->length > 0);
            QVERIFY(parse.problem->from + parse.problem->length <= length);
            QVERIFY(!parse.problem->what.isEmpty());
        }
    }
}

void tst_FilterParser::everyLetterMayBeMissing()
{
    for (const QString &text : validFilters()) {
        for (qsizetype at = 0; at < text.size(); ++at) {
            const FilterParse parse = parseFilter(QString(text).remove(at, 1));
            if (!parse.ok())
                QVERIFY(parse.problem->from + parse.problem->length < text.size());
        }
    }
}

void tst_FilterParser::nestingHasALimit_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("ok");
    QTest::newRow("one below") << maxFilterDepth - 1 << true;
    QTest::newRow("at the limit") << maxFilterDepth << true;
    QTest::newRow("one above") << maxFilterDepth + 1 << false;
    QTest::newRow("far above") << 100'000 << false;
}

void tst_FilterParser::nestingHasALimit()
{
    QFETCH(int, depth);
    QFETCH(bool, ok);
    QCOMPARE(parseFilter(QString(depth - 1, u'(') % u'a' % QString(depth - 1, u')')).ok(), ok);
    QCOMPARE(parseFilter(QString(depth - 1, u'!') % u'a').ok(), ok);
    const FilterParse unfinished = parseFilter(QString(depth, u'('));
    QCOMPARE(unfinished.problem->length, 1); // even at the end there is something to point at
    QVERIFY(unfinished.problem->from < depth);
}

void tst_FilterParser::blankFiltersShowEverything()
{
    for (const QString &text : {QString(), u" \t "_s}) {
        QVERIFY(parseFilter(text).ok());
        QCOMPARE(parseFilter(text).tree.kind, FilterNode::Kind::Everything);
    }
    QCOMPARE(printFilter({}), QString());
}

QTEST_APPLESS_MAIN(tst_FilterParser)
#include "tst_filterparser.moc"

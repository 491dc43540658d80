// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/escapes.h"

#include "core/payload/bytetext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_Escapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void escapesBecomeBytes_data();
    void escapesBecomeBytes();
    void mistakeIsNamedWithItsPlace_data();
    void mistakeIsNamedWithItsPlace();
    void bytesBecomeOneLine_data();
    void bytesBecomeOneLine();
    void everyPairOfBytesComesBack();
    void randomBytesComeBack();
    void nothingEscapesInTwoLines();
    void bytesOfACommandLineComeBack_data();
    void bytesOfACommandLineComeBack();
    void everyPairOfBytesComesBackAsText();
    void cutEndsInAnEllipsis_data();
    void cutEndsInAnEllipsis();
};

void tst_Escapes::escapesBecomeBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << u""_s << QByteArray();
    QTest::newRow("plain") << u"hello"_s << QByteArray("hello");
    QTest::newRow("each escape") << u"\\n\\r\\t\\0\\\\\\x41"_s << QByteArray("\n\r\t\0\\A", 6);
    QTest::newRow("hex in both cases") << u"\\xfF\\xAb"_s << QByteArray("\xff\xab");
    QTest::newRow("digits behind a zero") << u"\\012"_s << QByteArray("\00012", 3);
    QTest::newRow("digits behind a hex byte") << u"\\x412"_s << QByteArray("A2");
    QTest::newRow("an escaped backslash before a letter") << u"\\\\n"_s << QByteArray("\\n");
    QTest::newRow("text beyond ASCII") << u"é\\n€😀"_s << QByteArray("\xc3\xa9\n\xe2\x82\xac\xf0\x9f\x98\x80");
    QTest::newRow("a line end as it stands") << u"a\nb"_s << QByteArray("a\nb");
}

void tst_Escapes::escapesBecomeBytes()
{
    QFETCH(QString, text);
    const auto bytes = unescape(text);
    QVERIFY(bytes.ok());
    QTEST(bytes.value(), "bytes");
}

void tst_Escapes::mistakeIsNamedWithItsPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown letter") << u"ab\\qc"_s << u"“\\q” at position 3 "_s;
    QTest::newRow("capital letter") << u"\\N"_s << u"“\\N” at position 1 "_s;
    QTest::newRow("backslash at the end") << u"a\\"_s << u"“\\” at position 2 "_s;
    QTest::newRow("backslash behind an escaped one") << u"\\\\\\"_s << u"“\\” at position 3 "_s;
    QTest::newRow("hex without digits") << u"\\x"_s << u"“\\x” at position 1 "_s;
    QTest::newRow("hex with one digit") << u"\\x4"_s << u"“\\x4” at position 1 "_s;
    QTest::newRow("hex with a bad first digit") << u"\\xg1"_s << u"“\\xg1” at position 1 "_s;
    QTest::newRow("hex with a bad second digit") << u"ok\\n\\x1g0"_s << u"“\\x1g” at position 5 "_s;
    QTest::newRow("character beyond the first plane") << u"\\😀"_s << u"“\\😀” at position 1 "_s;
    QTest::newRow("digit that is not ASCII") << u"\\x٤١"_s << u"“\\x٤١” at position 1 "_s;
}

void tst_Escapes::mistakeIsNamedWithItsPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, named);
    const auto bytes = unescape(text);
    QVERIFY(!bytes.ok());
    QCOMPARE(bytes.error().code, ErrorCode::BadEscape);
    QVERIFY2(bytes.error().what.contains(named), qPrintable(bytes.error().what));
}

void tst_Escapes::bytesBecomeOneLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("Hello, world!") << u"Hello, world!"_s;
    QTest::newRow("controls with a letter of their own")
        << QByteArray("\n\r\t\0\\", 5) << u"\\n\\r\\t\\0\\\\"_s;
    QTest::newRow("other controls") << QByteArray("\x01\x1b\x7f") << u"\\x01\\x1B\\x7F"_s;
    QTest::newRow("text beyond ASCII") << QByteArray("\xc3\xa9\xf0\x9f\x98\x80") << u"é😀"_s;
    QTest::newRow("bytes that are no UTF-8")
        << QByteArray("a\xff\xc3z\xe2\x82") << u"a\\xFF\\xC3z\\xE2\\x82"_s;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << u"\\xC0\\xAF"_s;
    QTest::newRow("overlong slash in three bytes") << QByteArray("\xe0\x80\xaf") << u"\\xE0\\x80\\xAF"_s;
    QTest::newRow("overlong slash in four bytes")
        << QByteArray("\xf0\x80\x80\xaf") << u"\\xF0\\x80\\x80\\xAF"_s;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << u"\\xED\\xA0\\x80"_s;
    QTest::newRow("above the last code point") << QByteArray("\xf4\x90\x80\x80") << u"\\xF4\\x90\\x80\\x80"_s;
    QTest::newRow("the last code point")
        << QByteArray("\xf4\x8f\xbf\xbf") << QString::fromUcs4(U"\U0010FFFF", 1);
    QTest::newRow("control beyond ASCII") << QByteArray("\xc2\x85") << u"\\xC2\\x85"_s;
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << u"\\xE2\\x80\\xA8"_s;
    QTest::newRow("right-to-left override") << QByteArray("\xe2\x80\xae") << u"\\xE2\\x80\\xAE"_s;
}

void tst_Escapes::bytesBecomeOneLine()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(escape(bytes), text);
    QCOMPARE(unescape(text).value(), bytes);
}

void tst_Escapes::everyPairOfBytesComesBack()
{
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const QByteArray bytes{QByteArray(1, char(first)) + char(second)};
            QCOMPARE(unescape(escape(bytes)).value(), bytes);
        }
    }
}

void tst_Escapes::randomBytesComeBack()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes(random.bounded(64), Qt::Uninitialized);
        for (char &byte : bytes) // lead and continuation bytes more often than by chance
            byte = char(random.bounded(2) ? random.bounded(256) : 0x80 + random.bounded(128));
        QCOMPARE(unescape(escape(bytes)).value(), bytes);
    }
}

void tst_Escapes::nothingEscapesInTwoLines()
{
    for (char32_t c = 0; c < 0x3000; ++c) {
        const QString text = escape(QString::fromUcs4(&c, 1).toUtf8());
        for (const QChar unit : text) {
            const bool breaks = unit.category() == QChar::Other_Control || unit == QChar::LineSeparator
                || unit == QChar::ParagraphSeparator;
            QVERIFY2(!breaks, qPrintable(QString::number(c, 16)));
        }
    }
}

void tst_Escapes::bytesOfACommandLineComeBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("nothing") << QByteArray() << u""_s;
    QTest::newRow("UTF-8") << QByteArray("gr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80") << u"grüß 😀"_s;
    QTest::newRow("Latin-1") << QByteArray("caf\xe9") << u"caf\\xe9"_s;
    QTest::newRow("a character cut off") << QByteArray("\xf0\x9f\x98") << u"\\xf0\\x9f\\x98"_s;
    QTest::newRow("behind a pair") << QByteArray("\xf0\x9f\x98\x80\x80") << u"😀\\x80"_s;
    QTest::newRow("a surrogate in UTF-8") << QByteArray("\xed\xb3\xa9") << u"\\xed\\xb3\\xa9"_s;
}

void tst_Escapes::bytesOfACommandLineComeBack()
{
    QFETCH(QByteArray, bytes);
    const QString text = textFromBytes(bytes);
    QCOMPARE(bytesFromText(text), bytes);
    QTEST(shownText(text), "shown");
    const auto unescaped = unescape(text);
    QVERIFY(unescaped.ok());
    QCOMPARE(unescaped.value(), bytes);
}

void tst_Escapes::everyPairOfBytesComesBackAsText()
{
    for (int pair = 0; pair < 0x10000; ++pair) {
        const char bytes[] = {char(pair >> 8), char(pair & 0xff)};
        const QByteArrayView view(bytes, 2);
        if (bytesFromText(textFromBytes(view)) != view)
            QFAIL(qPrintable(QString::number(pair, 16)));
    }
    QCOMPARE(bytesFromText(QString(QChar(0xd800))), QString(QChar(0xd800)).toUtf8()); // not a byte: encoded
                                                                                      // as usual
}

void tst_Escapes::cutEndsInAnEllipsis_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("maxBytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("one below the limit") << QByteArray("abc") << qsizetype(4) << u"abc"_s;
    QTest::newRow("at the limit") << QByteArray("abcd") << qsizetype(4) << u"abcd"_s;
    QTest::newRow("one above the limit") << QByteArray("abcde") << qsizetype(4) << u"abcd…"_s;
    QTest::newRow("never") << QByteArray("abcde") << qsizetype(0) << u"abcde"_s;
    QTest::newRow("not inside a character") << QByteArray("ab\xe2\x82\xac!") << qsizetype(4) << u"ab…"_s;
    QTest::newRow("behind a character") << QByteArray("ab\xe2\x82\xac!") << qsizetype(5) << u"ab€…"_s;
    QTest::newRow("a character cut by the peer") << QByteArray("ab\xe2\x82") << qsizetype(3) << u"ab\\xE2…"_s;
}

void tst_Escapes::cutEndsInAnEllipsis()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qsizetype, maxBytes);
    QTEST(escape(bytes, maxBytes), "text");
}

QTEST_GUILESS_MAIN(tst_Escapes)
#include "tst_escapes.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/hex.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_Hex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void pastedHexIsRead_data();
    void pastedHexIsRead();
    void mistakeIsMarkedAtItsCharacter_data();
    void mistakeIsMarkedAtItsCharacter();
    void writtenHexReadsBack();
    void bytesAreWrittenInPairs();
};

void tst_Hex::pastedHexIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray hello("Hello");
    QTest::newRow("nothing") << u""_s << QByteArray();
    QTest::newRow("separators alone") << u" ,:;-\r\n\t"_s << QByteArray();
    QTest::newRow("pairs with blanks") << u"48 65 6c 6c 6f"_s << hello;
    QTest::newRow("pairs without blanks") << u"48656C6c6f"_s << hello;
    QTest::newRow("commas and blanks") << u"48, 65,6c , 6c,6f,"_s << hello;
    QTest::newRow("colons") << u"48:65:6C:6C:6F"_s << hello;
    QTest::newRow("dashes and semicolons") << u"48-65;6c-6c;6f"_s << hello;
    QTest::newRow("lines") << u"48 65\r\n6c 6c\n6f\n"_s << hello;
    QTest::newRow("0x before each") << u"0x48, 0x65, 0x6c, 0X6C, 0x6F"_s << hello;
    QTest::newRow("0x without separators") << u"0x480x650x6c0x6c0x6f"_s << hello;
    QTest::newRow("0x before the whole") << u"0x48656c6c6f"_s << hello;
    QTest::newRow("\\x before each") << u"\\x48\\x65\\x6c\\X6c\\x6f"_s << hello;
    QTest::newRow("single digits behind a prefix") << u"0x5, \\x7 0Xf"_s << QByteArray("\x05\x07\x0f");
    QTest::newRow("zeros") << u"00 0x0"_s << QByteArray(2, '\0');
    QTest::newRow("highest byte") << u"ff FF"_s << QByteArray("\xff\xff");
}

void tst_Hex::pastedHexIsRead()
{
    QFETCH(QString, text);
    const HexInput input = parseHex(text);
    QTEST(input.bytes, "bytes");
    QCOMPARE(input.errorAt, qsizetype(-1));
    QVERIFY(!input.error.isError());
}

void tst_Hex::mistakeIsMarkedAtItsCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("errorAt");
    QTest::addColumn<QString>("named");
    QTest::newRow("letter beyond F") << u"48 6g"_s << QByteArray("H") << qsizetype(4)
                                     << u"“g” at position 5"_s;
    QTest::newRow("letter beyond F behind a pair")
        << u"48 65g"_s << QByteArray("He") << qsizetype(5) << u"“g” at position 6"_s;
    QTest::newRow("single digit at the end")
        << u"48 65 6c 6c 6"_s << QByteArray("Hell") << qsizetype(12) << u"“6” at position 13"_s;
    QTest::newRow("single digit alone") << u"0"_s << QByteArray() << qsizetype(0) << u"“0” at position 1"_s;
    QTest::newRow("single digit between others")
        << u"48:6:65"_s << QByteArray("H") << qsizetype(3) << u"“6” at position 4"_s;
    QTest::newRow("at the start") << u"x48"_s << QByteArray() << qsizetype(0) << u"“x” at position 1"_s;
    QTest::newRow("odd digit in a run")
        << u"48656"_s << QByteArray("He") << qsizetype(4) << u"“6” at position 5"_s;
    QTest::newRow("odd digit in a run before others")
        << u"486 65"_s << QByteArray("H") << qsizetype(2) << u"“6” at position 3"_s;
    QTest::newRow("odd digit behind 0x")
        << u"0x123"_s << QByteArray("\x12") << qsizetype(4) << u"“3” at position 5"_s;
    QTest::newRow("0x at the end") << u"48 0x"_s << QByteArray("H") << qsizetype(4) << u"“x” at position 5"_s;
    QTest::newRow("0x before a separator")
        << u"0x 48"_s << QByteArray() << qsizetype(2) << u"“ ” at position 3"_s;
    QTest::newRow("0x twice") << u"0x0x48"_s << QByteArray() << qsizetype(2) << u"at position 3"_s;
    QTest::newRow("backslash") << u"48 \\n"_s << QByteArray("H") << qsizetype(3) << u"“\\” at position 4"_s;
    QTest::newRow("beyond the first plane")
        << u"48😀"_s << QByteArray("H") << qsizetype(2) << u"“😀” at position 3"_s;
    QTest::newRow("digit of another script")
        << u"٤٨"_s << QByteArray() << qsizetype(0) << u"“٤” at position 1"_s;
}

void tst_Hex::mistakeIsMarkedAtItsCharacter()
{
    QFETCH(QString, text);
    QFETCH(QString, named);
    const HexInput input = parseHex(text);
    QCOMPARE(input.error.code, ErrorCode::BadHex);
    QTEST(input.errorAt, "errorAt");
    QTEST(input.bytes, "bytes");
    QVERIFY2(input.error.what.contains(named), qPrintable(input.error.what));
}

void tst_Hex::writtenHexReadsBack()
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte)
        bytes += char(byte);
    const QString text = toHex(bytes);
    QCOMPARE(parseHex(text).bytes, bytes);
    QCOMPARE(parseHex(text.toUpper()).bytes, bytes);
    QCOMPARE(parseHex(QString(text).remove(u' ')).bytes, bytes);
}

void tst_Hex::bytesAreWrittenInPairs()
{
    QCOMPARE(toHex({}), QString());
    QCOMPARE(toHex("Hello"), u"48 65 6c 6c 6f"_s);
    QCOMPARE(toHex(QByteArray("\0\xff", 2)), u"00 ff"_s);
}

QTEST_GUILESS_MAIN(tst_Hex)
#include "tst_hex.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/hexdump.h"
#include "models/detail/payloadtext.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_PayloadText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bytesAreReadable_data();
    void bytesAreReadable();
    void everyPositionKnowsItsByte();
    void bytesThatAreNoTextAreKnown();
    void everyByteHasItsPlaceInTheDump();
    void dumpLooksLikeADump();
};

void tst_PayloadText::bytesAreReadable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain text") << "hello"_ba << u"hello"_s;
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("line ends break the line") << "a\r\nb"_ba << u"a\u240D\u240A\nb"_s;
    QTest::newRow("control characters as pictures") << QByteArray("\0\t\x7f", 3) << u"\u2400\u2409\u2421"_s;
    QTest::newRow("two, three and four bytes") << "é€😀"_ba << u"é€😀"_s;
    QTest::newRow("half a character") << "\xc3"_ba << u"\uFFFD"_s;
    QTest::newRow("an overlong form") << "\xc0\xaf"_ba << u"\uFFFD\uFFFD"_s;
    QTest::newRow("a surrogate") << "\xed\xa0\x80"_ba << u"\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("beyond Unicode") << "\xf4\x90\x80\x80"_ba << u"\uFFFD\uFFFD\uFFFD\uFFFD"_s;
    QTest::newRow("the last character of Unicode")
        << "\xf4\x8f\xbf\xbd"_ba << QString::fromUtf8("\xf4\x8f\xbf\xbd");
    QTest::newRow("text turned round") << "a\xe2\x80\xae"
                                          "b"_ba
                                       << u"a[U+202E]b"_s;
    QTest::newRow("markup stays text") << "<b>&amp;"_ba << u"<b>&amp;"_s;
}

void tst_PayloadText::bytesAreReadable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(PayloadText(bytes).text(), text);
}

void tst_PayloadText::everyPositionKnowsItsByte()
{
    const PayloadText text(QByteArray("é\n😀x"));
    const QList<qsizetype> bytes{0, 2, 2, 3, 3, 7, 8};
    for (qsizetype position = 0; position < bytes.size(); ++position)
        QCOMPARE(text.byteAt(position), bytes[position]);
    QCOMPARE(text.byteAt(99), 8);
    QCOMPARE(text.positionOf(0), 0);
    QCOMPARE(text.positionOf(1), 0); // the second half of é
    QCOMPARE(text.positionOf(2), 1);
    QCOMPARE(text.positionOf(3), 3);
    QCOMPARE(text.positionOf(7), 5);
    QCOMPARE(text.positionOf(8), text.text().size());
    QCOMPARE(PayloadText().positionOf(3), 0);
}

void tst_PayloadText::bytesThatAreNoTextAreKnown()
{
    QVERIFY(PayloadText("fine").invalid().empty());
    const PayloadText text("a\xff\n\xfe");
    QCOMPARE(text.text(), u"a\uFFFD\u240A\n\uFFFD"_s);
    QCOMPARE(text.invalid(), (std::vector<qsizetype>{1, 4}));
    QCOMPARE(text.invalidBytes(), 2);
    const PayloadText wide(QByteArray("a\0\0\xd8"
                                      "b\0c",
                                      7),
                           TextReader(TextEncoding::Utf16Le));
    QCOMPARE(wide.text(), u"a\uFFFDb\uFFFD"_s);
    QCOMPARE(wide.invalid(), (std::vector<qsizetype>{1, 3}));
    QCOMPARE(wide.invalidBytes(), 3); // half a surrogate pair and half a unit
    QCOMPARE(wide.byteAt(2), 4);
}

void tst_PayloadText::everyByteHasItsPlaceInTheDump()
{
    for (int place = 0; place < HexDump::usual; ++place) {
        QCOMPARE(HexDump().placeAt(HexDump().hexColumn(place)), place);
        QCOMPARE(HexDump().placeAt(HexDump().hexColumn(place) + 2), place + 1);
        QCOMPARE(HexDump().placeAt(HexDump().textColumn(place)), place);
    }
    QCOMPARE(HexDump().placeAt(0), 0);
    QCOMPARE(HexDump().placeAt(1000), HexDump::usual);
}

void tst_PayloadText::dumpLooksLikeADump()
{
    QCOMPARE(HexDump().dump("Hello\n", 16),
             u"00000010  48 65 6c 6c 6f 0a                                 Hello."_s);
    const QString lines = HexDump().dump("0123456789abcdefX", 0);
    QCOMPARE(lines.section(u'\n', 0, 0),
             u"00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef"_s);
    QVERIFY(lines.section(u'\n', 1).startsWith(u"00000010  58 "_s));
    QCOMPARE(HexDump().dump({}, 0), QString());
}

QTEST_GUILESS_MAIN(tst_PayloadText)
#include "tst_payloadtext.moc"

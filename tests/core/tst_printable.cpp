// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/printable.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_Printable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void bytesBecomeVisible_data();
    void bytesBecomeVisible();
    void everyControlHasItsPicture();
    void nothingBreaksOrTurnsTheLine();
    void cutEndsInAnEllipsis_data();
    void cutEndsInAnEllipsis();
    void hugePayloadCostsOnlyWhatIsShown();
};

void tst_Printable::bytesBecomeVisible_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("line");
    QTest::newRow("nothing") << QByteArray() << u""_s;
    QTest::newRow("plain") << QByteArray("Hello <b>you</b> & me") << u"Hello <b>you</b> & me"_s;
    QTest::newRow("line ends") << QByteArray("a\r\nb\n") << u"a␍␊b␊"_s;
    QTest::newRow("zero, tab, delete") << QByteArray("\0\t\x7f", 3) << u"␀␉␡"_s;
    QTest::newRow("text beyond ASCII") << QByteArray("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80") << u"é€😀"_s;
    QTest::newRow("one mark for each bad byte") << QByteArray("a\xff\xfe\xc3") << u"a���"_s;
    QTest::newRow("line separators") << QByteArray("\xc2\x85\xe2\x80\xa8\xe2\x80\xa9") << u"␤␤␤"_s;
    QTest::newRow("right-to-left override") << QByteArray("\xe2\x80\xaetxt.exe") << u"�txt.exe"_s;
}

void tst_Printable::bytesBecomeVisible()
{
    QFETCH(QByteArray, bytes);
    QTEST(printableLine(bytes), "line");
}

void tst_Printable::everyControlHasItsPicture()
{
    for (char16_t c = 0; c < 0x20; ++c)
        QCOMPARE(printableLine(QByteArray(1, char(c))), QString(QChar(char16_t(0x2400 + c))));
}

void tst_Printable::nothingBreaksOrTurnsTheLine()
{
    for (char32_t c = 0; c < 0x3000; ++c) {
        const QString line = printableLine(QString::fromUcs4(&c, 1).toUtf8());
        QCOMPARE(line.size(), 1);
        const QChar shown = line.front();
        QVERIFY(shown.category() != QChar::Other_Control && shown.category() != QChar::Separator_Line
                && shown.category() != QChar::Separator_Paragraph);
        QVERIFY(shown.direction() < QChar::DirLRE || shown.direction() == QChar::DirAL
                || shown.direction() == QChar::DirNSM || shown.direction() == QChar::DirBN);
    }
}

void tst_Printable::cutEndsInAnEllipsis_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("line");
    QTest::newRow("one below the limit") << QByteArray("abc") << u"abc"_s;
    QTest::newRow("at the limit") << QByteArray("abcd") << u"abcd"_s;
    QTest::newRow("one above the limit") << QByteArray("abcde") << u"abcd…"_s;
    QTest::newRow("characters count, not bytes")
        << QByteArray("\xc3\xa9\xc3\xa9\xc3\xa9\xf0\x9f\x98\x80") << u"ééé😀"_s;
    QTest::newRow("never inside a character") << QByteArray("abc\xf0\x9f\x98\x80z") << u"abc😀…"_s;
}

void tst_Printable::cutEndsInAnEllipsis()
{
    QFETCH(QByteArray, bytes);
    QTEST(printableLine(bytes, 4), "line");
}

void tst_Printable::hugePayloadCostsOnlyWhatIsShown()
{
    const QString line = printableLine(QByteArray(64 << 20, 'x'));
    QCOMPARE(line, QString(QString(200, u'x') + u'…'));
    QVERIFY(line.capacity() < 1000);
}

QTEST_GUILESS_MAIN(tst_Printable)
#include "tst_printable.moc"

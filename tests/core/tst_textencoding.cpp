// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/textencoding.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Reads everything; invalid text becomes U+FFFD.
QString readAll(const TextReader &reader, QByteArrayView bytes)
{
    QString text;
    for (qsizetype at = 0; at < bytes.size();) {
        const TextUnit unit = reader.at(bytes, at);
        text += unit.valid ? QString::fromUcs4(&unit.codePoint, 1) : QString(QChar::ReplacementCharacter);
        at += unit.length;
    }
    return text;
}

/// Text that each encoding can represent, with characters of one and of several bytes.
QString sampleFor(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Latin1:
        return u"Grüße, naïve façade"_s;
    case TextEncoding::Windows1252:
    case TextEncoding::Latin9:
        return u"Grüße: 5 €"_s;
    case TextEncoding::Windows1251:
    case TextEncoding::Koi8R:
        return u"Привет, world"_s;
    case TextEncoding::ShiftJis:
    case TextEncoding::EucJp:
        return u"日本語 and ASCII テスト"_s;
    case TextEncoding::Gb18030:
        return u"汉字 😀 text"_s;
    case TextEncoding::Big5:
        return u"漢字 text"_s;
    case TextEncoding::EucKr:
        return u"한국어 text"_s;
    case TextEncoding::Dos437:
        return u"╔═╗ café"_s;
    case TextEncoding::Ebcdic:
        return u"HELLO world 123"_s;
    default:
        return u"aé€😀 Ω"_s;
    }
}

} // namespace

class tst_TextEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theUnicodeOnesAndLatin1AreAlwaysThere();
    void textIsReadAsItWasWritten_data();
    void textIsReadAsItWasWritten();
    void everyBytePassesOnce_data() { textIsReadAsItWasWritten_data(); }
    void everyBytePassesOnce();
    void pagesNeverCutACharacter_data() { textIsReadAsItWasWritten_data(); }
    void pagesNeverCutACharacter();
    void whatIsNoTextIsMarked_data();
    void whatIsNoTextIsMarked();
    void aBoundaryInNonsenseIsWhereItWasAsked();
};

void tst_TextEncoding::theUnicodeOnesAndLatin1AreAlwaysThere()
{
    const QList<TextEncoding> known = textEncodings();
    QCOMPARE(known.first(), TextEncoding::Utf8);
    for (const TextEncoding encoding : {TextEncoding::Latin1, TextEncoding::Utf16Le, TextEncoding::Utf16Be,
                                        TextEncoding::Utf32Le, TextEncoding::Utf32Be})
        QVERIFY(known.contains(encoding));
}

void tst_TextEncoding::textIsReadAsItWasWritten_data()
{
    QTest::addColumn<int>("encoding");
    for (const TextEncoding encoding : textEncodings())
        QTest::newRow(qPrintable(nameOf(encoding))) << int(encoding);
}

void tst_TextEncoding::textIsReadAsItWasWritten()
{
    QFETCH(int, encoding);
    QStringEncoder encoder(nameOf(TextEncoding(encoding)).toLatin1().constData());
    const QString text = sampleFor(TextEncoding(encoding));
    const QByteArray bytes = encoder.encode(text);
    QVERIFY(!encoder.hasError());
    QCOMPARE(readAll(TextReader(TextEncoding(encoding)), bytes), text);
}

void tst_TextEncoding::everyBytePassesOnce()
{
    QFETCH(int, encoding);
    const TextReader reader{TextEncoding(encoding)};
    QRandomGenerator random(4711);
    for (int round = 0; round < 200; ++round) {
        QByteArray bytes(round % 23 + 1, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.generate());
        for (qsizetype at = 0; at < bytes.size();) {
            const TextUnit unit = reader.at(bytes, at);
            QVERIFY(unit.length >= 1);
            QVERIFY(!unit.valid || at + unit.length <= bytes.size());
            QVERIFY(!unit.valid || unit.codePoint <= 0x10ffff);
            at += unit.length;
        }
    }
}

void tst_TextEncoding::pagesNeverCutACharacter()
{
    QFETCH(int, encoding);
    QStringEncoder encoder(nameOf(TextEncoding(encoding)).toLatin1().constData());
    const QString text = sampleFor(TextEncoding(encoding)).repeated(3);
    const QByteArray bytes = encoder.encode(text);
    const TextReader reader{TextEncoding(encoding)};
    for (qsizetype end = 0; end <= bytes.size() + 1; ++end) {
        const qsizetype cut = reader.boundary(bytes, end);
        QVERIFY(cut <= std::min(end, bytes.size()) && end - cut <= 4);
        QCOMPARE(readAll(reader, bytes.first(cut)) + readAll(reader, bytes.sliced(cut)), text);
    }
}

void tst_TextEncoding::whatIsNoTextIsMarked_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("half a UTF-8 character") << TextEncoding::Utf8 << "a\xc3"_ba << u"a\uFFFD"_s;
    QTest::newRow("a lone high surrogate")
        << TextEncoding::Utf16Be << QByteArray("\xd8\x3d\0a", 4) << u"\uFFFDa"_s;
    QTest::newRow("a lone low surrogate") << TextEncoding::Utf16Be << QByteArray("\xde\0", 2) << u"\uFFFD"_s;
    QTest::newRow("half a UTF-16 character")
        << TextEncoding::Utf16Le << QByteArray("a\0b", 3) << u"a\uFFFD"_s;
    QTest::newRow("beyond Unicode") << TextEncoding::Utf32Le << QByteArray("\0\0\x11\0a\0\0\0", 8)
                                    << u"\uFFFDa"_s;
    QTest::newRow("a surrogate in UTF-32")
        << TextEncoding::Utf32Be << QByteArray("\0\0\xd8\0", 4) << u"\uFFFD"_s;
    if (textEncodings().contains(TextEncoding::ShiftJis))
        QTest::newRow("half a Japanese character") << TextEncoding::ShiftJis << "a\x93"_ba << u"a\uFFFD"_s;
}

void tst_TextEncoding::whatIsNoTextIsMarked()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QByteArray, bytes);
    QTEST(readAll(TextReader(encoding), bytes), "text");
}

void tst_TextEncoding::aBoundaryInNonsenseIsWhereItWasAsked()
{
    const QByteArray continuations(100, char(0x80));
    QCOMPARE(TextReader(TextEncoding::Utf8).boundary(continuations, 20), 20);
    if (textEncodings().contains(TextEncoding::ShiftJis)) {
        const QByteArray high(1000, char(0xfe));
        QCOMPARE(TextReader(TextEncoding::ShiftJis).boundary(high, 900), 900);
    }
}

QTEST_GUILESS_MAIN(tst_TextEncoding)
#include "tst_textencoding.moc"

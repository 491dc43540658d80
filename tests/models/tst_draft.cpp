// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/draft.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TestDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyLineGetsTheLineEnding_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<LineEnding>("ending");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing added") << u"hello"_s << LineEnding::None << "hello"_ba;
        QTest::newRow("LF at the end") << u"hello"_s << LineEnding::Lf << "hello\n"_ba;
        QTest::newRow("CRLF at the end") << u"hello"_s << LineEnding::CrLf << "hello\r\n"_ba;
        QTest::newRow("lines without an ending") << u"a\nb"_s << LineEnding::None << "a\nb"_ba;
        QTest::newRow("CRLF between lines too") << u"a\nb"_s << LineEnding::CrLf << "a\r\nb\r\n"_ba;
        QTest::newRow("an empty text is an empty line") << QString() << LineEnding::CrLf << "\r\n"_ba;
        QTest::newRow("UTF-8") << u"grüß"_s << LineEnding::None << "gr\xc3\xbc\xc3\x9f"_ba;
    }
    void everyLineGetsTheLineEnding()
    {
        QFETCH(QString, text);
        QFETCH(LineEnding, ending);
        QFETCH(QByteArray, bytes);
        QCOMPARE(encodeText(text, ending), bytes);
        QCOMPARE(bytesOf({DraftFormat::Text, text, ending}).bytes, bytes);
        const std::optional<Draft> back = textDraft(bytes, ending);
        QVERIFY(back);
        QCOMPARE(back->text, text);
        QCOMPARE(back->ending, ending);
    }

    void textIsFoundForBytesWithAnotherEnding()
    {
        QCOMPARE(textDraft("a\r\nb\r\n"_ba, LineEnding::None)->ending, LineEnding::CrLf);
        QCOMPARE(textDraft("a\nb"_ba, LineEnding::CrLf)->ending, LineEnding::None);
        QCOMPARE(textDraft("a\nb"_ba, LineEnding::CrLf)->text, u"a\nb"_s);
    }

    void bytesThatAnEditorWouldChangeAreNoText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a zero byte") << QByteArray("a\0b", 3);
        QTest::newRow("not UTF-8") << "\xff\xfe"_ba;
        QTest::newRow("a cut character") << "\xc3"_ba;
        QTest::newRow("a carriage return alone") << "a\rb"_ba;
        QTest::newRow("both kinds of line end") << "a\r\nb\nc"_ba;
        QTest::newRow("a non-breaking space") << "a\xc2\xa0z"_ba;
        QTest::newRow("a paragraph separator") << "a\xe2\x80\xa9z"_ba;
    }
    void bytesThatAnEditorWouldChangeAreNoText()
    {
        QFETCH(QByteArray, bytes);
        for (const LineEnding preferred : {LineEnding::None, LineEnding::Lf, LineEnding::CrLf})
            QVERIFY(!textDraft(bytes, preferred));
    }

    void wrongHexIsToldWithItsPlace()
    {
        const DraftBytes bytes = bytesOf({DraftFormat::Hex, u"48 6x"_s, LineEnding::CrLf});
        QCOMPARE(bytes.errorAt, 4);
        QCOMPARE(bytes.error.code, ErrorCode::BadHex);
        QCOMPARE(bytesOf({DraftFormat::Hex, u"0x48,65:6c 6c 6f"_s, LineEnding::CrLf}).bytes, "Hello"_ba);
    }
};

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"

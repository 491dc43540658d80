// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/detailpane.h"

#include "core/log/logwriter.h"
#include "core/values/errorcatalog.h"
#include "models/hexdump.h"
#include "widgets/detail/elidedlabel.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Window
{
    Window()
        : writer(log.makeWriter())
        , pane(log)
    {
        pane.resize(900, 300);
        pane.show();
        text = pane.findChild<QPlainTextEdit *>(u"textEdit"_s);
        hex = pane.findChild<QPlainTextEdit *>(u"hexEdit"_s);
        pageLabel = pane.findChild<QLabel *>(u"pageLabel"_s);
    }
    void show(const QByteArray &bytes)
    {
        writer->data({EndpointId(1), ConversationId::None, Transport::Tcp}, Direction::In, bytes);
        showLast();
    }
    void show(EventKind kind, const EventDetail &detail)
    {
        writer->event({EndpointId(1), ConversationId::None, Transport::Tls}, kind, Severity::Error,
                      Direction::In, detail);
        showLast();
    }
    void showLast()
    {
        log.collect();
        pane.showMessage(log.endId() - 1);
    }
    static void select(QPlainTextEdit *edit, int from, int to)
    {
        QTextCursor cursor = edit->textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        edit->setTextCursor(cursor);
    }
    static QStringList marked(const QPlainTextEdit *edit)
    {
        QStringList words;
        for (const QTextEdit::ExtraSelection &selection : edit->extraSelections())
            words.append(selection.cursor.selectedText());
        return words;
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    DetailPane pane;
    QPlainTextEdit *text;
    QPlainTextEdit *hex;
    QLabel *pageLabel;
};

} // namespace

class tst_DetailPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void bytesShowAsTextAndHex();
    void selectionsAreLinkedBothWays();
    void selectionsAcrossLinesAreLinked();
    void markupStaysText();
    void errorsAreExplained();
    void handshakesShowWhatWasAgreedOn();
    void longMessagesComeInParts();
    void oneBytePastAPageIsASecondPage();
    void evictedMessagesSaySo();
    void cappedMessagesSaySo();
    void emptyMessagesSaySo();
};

void tst_DetailPane::bytesShowAsTextAndHex()
{
    Window window;
    window.show("hello\r\n");
    QCOMPARE(window.text->toPlainText(), u"hello\u240D\u240A\n"_s);
    QVERIFY(window.hex->toPlainText().startsWith(u"00000000  68 65 6c 6c 6f 0d 0a"_s));
    QVERIFY(window.hex->isVisible());
    QVERIFY(window.pane.findChild<ElidedLabel *>()->text().endsWith(u"7 bytes"_s));
}

void tst_DetailPane::selectionsAreLinkedBothWays()
{
    Window window;
    window.show("hello");
    Window::select(window.text, 1, 3);
    QCOMPARE(Window::marked(window.hex), (QStringList{u"65 6c"_s, u"el"_s}));
    Window::select(window.hex, HexDump::hexColumn(3), HexDump::hexColumn(4) + 2);
    QCOMPARE(Window::marked(window.text), QStringList{u"lo"_s});
    Window::select(window.hex, HexDump::textColumn(0), HexDump::textColumn(2));
    QCOMPARE(Window::marked(window.text), QStringList{u"he"_s});
    Window::select(window.text, 2, 2);
    QVERIFY(Window::marked(window.hex).isEmpty());
}

void tst_DetailPane::selectionsAcrossLinesAreLinked()
{
    Window window;
    window.show("0123456789abcdefXYZ");
    Window::select(window.text, 15, 18);
    QCOMPARE(Window::marked(window.hex), (QStringList{u"66"_s, u"f"_s, u"58 59"_s, u"XY"_s}));
}

void tst_DetailPane::markupStaysText()
{
    Window window;
    window.show("<b>bold</b>");
    QCOMPARE(window.text->toPlainText(), u"<b>bold</b>"_s);
}

void tst_DetailPane::errorsAreExplained()
{
    Window window;
    const Error error = makeError(ErrorCode::ConnectionRefused, u"Could not connect to tcp://localhost:9."_s);
    window.show(EventKind::Error, {{}, error, {}});
    const QString words = window.text->toPlainText();
    for (const QString &part : {error.what, error.why, error.hint, u"ECONNREFUSED"_s})
        QVERIFY2(words.contains(part), qPrintable(part));
    QVERIFY(!window.hex->isVisible());
}

void tst_DetailPane::handshakesShowWhatWasAgreedOn()
{
    Window window;
    const QDateTime from(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    TlsFacts facts{u"TLSv1.3"_s,
                   u"TLS_AES_256_GCM_SHA384"_s,
                   true,
                   {{u"localhost"_s, u"Our authority"_s, from, from.addYears(1), u"abcdef"_s}},
                   1'250'000};
    window.show(EventKind::Handshake, {{}, {}, facts});
    const QString words = window.text->toPlainText();
    for (const QString &part : {u"TLSv1.3"_s, u"TLS_AES_256_GCM_SHA384"_s, u"localhost"_s, u"Our authority"_s,
                                u"abcdef"_s, u"1.25"_s})
        QVERIFY2(words.contains(part), qPrintable(part));
}

void tst_DetailPane::longMessagesComeInParts()
{
    Window window;
    const QByteArray bytes = QByteArray("0123456789abcdef").repeated(1 << 20);
    window.show(bytes);
    QCOMPARE(window.text->toPlainText().size(), DetailPane::pageBytes);
    QCOMPARE(window.pane.pageCount(), bytes.size() / DetailPane::pageBytes);
    QVERIFY(window.pageLabel->text().contains(u"16,777,216"_s));
    auto *next = window.pane.findChild<QToolButton *>(u"nextPageButton"_s);
    auto *previous = window.pane.findChild<QToolButton *>(u"previousPageButton"_s);
    QVERIFY(!previous->isEnabled());
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(window.pane.page(), 1);
    QVERIFY(window.hex->toPlainText().startsWith(u"00004000  "_s));
    window.pane.showPage(99'999);
    QCOMPARE(window.pane.page(), window.pane.pageCount() - 1);
    QVERIFY(!next->isEnabled());
    QVERIFY(previous->isEnabled());
}

void tst_DetailPane::oneBytePastAPageIsASecondPage()
{
    Window window;
    for (const qsizetype size : {DetailPane::pageBytes - 1, DetailPane::pageBytes}) {
        window.show(QByteArray(size, 'x'));
        QCOMPARE(window.pane.pageCount(), 1);
        QVERIFY(!window.pageLabel->isVisible());
    }
    window.show(QByteArray(DetailPane::pageBytes + 1, 'x'));
    QCOMPARE(window.pane.pageCount(), 2);
    QVERIFY(window.pageLabel->isVisible());
    window.pane.nextPage();
    QCOMPARE(window.text->toPlainText(), u"x"_s);
}

void tst_DetailPane::evictedMessagesSaySo()
{
    Window window;
    window.pane.showMessage(4711);
    QVERIFY(window.text->placeholderText().contains(u"no longer held"_s));
    window.pane.showMessage(0);
    QVERIFY(window.text->placeholderText().contains(u"Choose a message"_s));
}

void tst_DetailPane::cappedMessagesSaySo()
{
    Window window;
    window.log.setPayloadCap(3);
    window.show("hello");
    QCOMPARE(window.text->toPlainText(), u"hel"_s);
    QVERIFY(window.pageLabel->text().contains(u"3 of 5 bytes kept"_s));
}

void tst_DetailPane::emptyMessagesSaySo()
{
    Window window;
    window.show(QByteArray());
    QCOMPARE(window.text->toPlainText(), QString());
    QVERIFY(window.text->placeholderText().startsWith(u"Empty"_s));
}

QTEST_MAIN(tst_DetailPane)
#include "tst_detailpane.moc"

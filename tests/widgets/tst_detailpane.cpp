// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/detailpane.h"

#include "core/log/logwriter.h"
#include "core/values/errorcatalog.h"
#include "models/detail/hexdump.h"
#include "support/fakeengine.h"
#include "support/panelaudit.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/detail/certificatedialog.h"
#include "widgets/detail/elidedlabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>
#include <QTreeView>

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

    /// What is marked as not text.
    static QStringList invalid(const QPlainTextEdit *edit)
    {
        QStringList words;
        for (QTextBlock block = edit->document()->begin(); block.isValid(); block = block.next()) {
            for (const QTextLayout::FormatRange &range : block.layout()->formats())
                words.append(block.text().mid(range.start, range.length));
        }
        return words;
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    DetailPane pane;
    QPlainTextEdit *text;
    QPlainTextEdit *hex;
    QLabel *pageLabel;
};

template <typename Control>
Control *named(const QWidget &window, const QString &accessibleName)
{
    for (auto *control : window.findChildren<Control *>()) {
        if (control->accessibleName() == accessibleName)
            return control;
    }
    return nullptr;
}

/// Answers the dialog that asks where to save.
void saveTo(const QWidget &window, const QString &path)
{
    auto *dialog = window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "no file"_ba;
}

} // namespace

class tst_DetailPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

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
    void bytesAreReadInTheChosenEncoding();
    void whatIsNoTextIsMarked();
    void pagesKeepWideCharactersWhole();
    void jsonIsShownLaidOut();
    void theChosenViewStaysWhereItCan();
    void manyFormattedLinesAreCut();
    void aDroppedMessageExplainsItselfBesideItsBytes();
    void bytesAreSavedExactly();
    void savingThatFailsIsTold();
    void certificatesAreShownAndCopied();
    void theKernelIsAskedWhileTheConnectionIsOpen();
    void aLineOfHexIsWholeWhereThereIsRoom();
    void wherePlaceIsShortALineHasEightBytes();
    void theHandleStaysWhereItWasPut();
    void everyControlHasAName();
    void messagesAreTakenApart();
    void fieldsAndBytesAreLinkedBothWays();
    void bytesComeFromTheChunks();
    void theViewOfMessagesIsKeptApart();
    void aFieldOnAnotherPageTurnsToIt();
    void fieldsAreNeverMarkup();
};

namespace {

/// Chooses a message of a protocol.
void tell(Window &window, const QString &protocol, const QByteArray &bytes,
          const QList<ProtocolField> &fields = {}, ConversationId conversation = ConversationId::None)
{
    EventDetail detail;
    detail.protocol = {protocol, u"summary"_s, fields};
    window.writer->event({EndpointId(1), conversation, Transport::Tcp}, EventKind::Message, Severity::Chat,
                         Direction::In, detail, bytes);
    window.showLast();
}

/// "From: Anna", as the tree shows it.
QString chosenField(const QTreeView *tree)
{
    const QModelIndex name = tree->currentIndex().siblingAtColumn(0);
    return name.data().toString() + u": "_s + name.siblingAtColumn(1).data().toString();
}

} // namespace

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
    Window::select(window.hex, HexDump().hexColumn(3), HexDump().hexColumn(4) + 2);
    QCOMPARE(Window::marked(window.text), QStringList{u"lo"_s});
    Window::select(window.hex, HexDump().textColumn(0), HexDump().textColumn(2));
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
    QVERIFY(window.text->placeholderText().contains(u"no longer in memory"_s));
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

void tst_DetailPane::bytesAreReadInTheChosenEncoding()
{
    Window window;
    window.show(QByteArray("h\0i\0", 4));
    auto *encoding = named<QComboBox>(window.pane, u"Text encoding"_s);
    QVERIFY(encoding && encoding->isVisible());
    encoding->setFocus();
    QTest::keyClicks(encoding, u"UTF-16L"_s);
    QCOMPARE(encoding->currentText(), u"UTF-16LE"_s);
    QCOMPARE(window.text->toPlainText(), u"hi"_s);
    Window::select(window.text, 1, 2);
    QCOMPARE(Window::marked(window.hex), (QStringList{u"69 00"_s, u"i."_s}));
    window.show("ab");
    QCOMPARE(window.text->toPlainText(), u"\u6261"_s);
}

void tst_DetailPane::whatIsNoTextIsMarked()
{
    Window window;
    window.show("a\xff\xfe!");
    QCOMPARE(Window::invalid(window.text), QStringList{u"\uFFFD\uFFFD"_s});
    QVERIFY(window.pageLabel->text().contains(u"2 bytes are not valid UTF-8"_s));
    // A selection of bytes in the hex is shown beside, and the marks stay.
    Window::select(window.hex, HexDump().hexColumn(1), HexDump().hexColumn(1) + 2);
    QCOMPARE(Window::marked(window.text), QStringList{u"\uFFFD"_s});
    QCOMPARE(Window::invalid(window.text), QStringList{u"\uFFFD\uFFFD"_s});
    window.show("1\xff"
                "2\n\xfe");
    QCOMPARE(Window::invalid(window.text), (QStringList{u"\uFFFD"_s, u"\uFFFD"_s}));
    window.show("fine");
    QVERIFY(Window::invalid(window.text).isEmpty());
    QVERIFY(!window.pageLabel->isVisible());
}

void tst_DetailPane::pagesKeepWideCharactersWhole()
{
    Window window;
    auto *encoding = named<QComboBox>(window.pane, u"Text encoding"_s);
    encoding->setCurrentText(u"UTF-16BE"_s);
    // A surrogate pair lies across the end of the first page.
    window.show(QByteArray("\0x", 2).repeated(DetailPane::pageBytes / 2 - 1)
                + QByteArray("\xd8\x3d\xde\0", 4));
    QVERIFY(window.text->toPlainText().endsWith(u"xx"_s));
    window.pane.nextPage();
    QCOMPARE(window.text->toPlainText(), u"😀"_s);
}

void tst_DetailPane::jsonIsShownLaidOut()
{
    Window window;
    auto *formatted = named<QToolButton>(window.pane, u"Message formatted"_s);
    auto *plain = named<QToolButton>(window.pane, u"Message as text"_s);
    window.show("{\"a\":1}");
    QVERIFY(formatted->isEnabled());
    QTest::mouseClick(formatted, Qt::LeftButton);
    QCOMPARE(window.text->toPlainText(), u"{\n  \"a\": 1\n}"_s);
    QVERIFY(window.hex->toPlainText().startsWith(u"00000000  7b 22 61 22"_s));
    Window::select(window.text, 0, 3);
    QVERIFY(Window::marked(window.hex).isEmpty());
    QTest::mouseClick(plain, Qt::LeftButton);
    QCOMPARE(window.text->toPlainText(), u"{\"a\":1}"_s);
}

void tst_DetailPane::theChosenViewStaysWhereItCan()
{
    Window window;
    auto *formatted = named<QToolButton>(window.pane, u"Message formatted"_s);
    window.show("[1]");
    QTest::mouseClick(formatted, Qt::LeftButton);
    window.show("no JSON");
    QVERIFY(!formatted->isEnabled());
    QVERIFY(!formatted->isChecked());
    QCOMPARE(window.text->toPlainText(), u"no JSON"_s);
    window.show("[2]");
    QVERIFY(formatted->isChecked());
    QCOMPARE(window.text->toPlainText(), u"[\n  2\n]"_s);
}

void tst_DetailPane::manyFormattedLinesAreCut()
{
    Window window;
    const auto array = [](qsizetype members) {
        return QByteArray('[' + QByteArray("1,").repeated(members - 1) + "1]"); // two lines more than members
    };
    QTest::mouseClick(named<QToolButton>(window.pane, u"Message as text"_s), Qt::LeftButton);
    window.show("[]");
    QTest::mouseClick(named<QToolButton>(window.pane, u"Message formatted"_s), Qt::LeftButton);
    for (const qsizetype lines : {DetailPane::formattedLines - 1, DetailPane::formattedLines}) {
        window.show(array(lines - 2));
        QCOMPARE(window.text->blockCount(), int(lines));
        QVERIFY(window.text->toPlainText().endsWith(u"1\n]"_s));
    }
    window.show(array(DetailPane::formattedLines - 1));
    QCOMPARE(window.text->blockCount(), int(DetailPane::formattedLines) + 1);
    QVERIFY(window.text->toPlainText().endsWith(u"2,001 lines; “Text” shows all]"_s));
}

void tst_DetailPane::aDroppedMessageExplainsItselfBesideItsBytes()
{
    Window window;
    const Error error = makeError(ErrorCode::StrayDatagram, u"A datagram was thrown away."_s);
    window.writer->event({EndpointId(1), ConversationId::None, Transport::Dtls}, EventKind::Dropped,
                         Severity::Warning, Direction::In, {error.what, error, {}}, "stray");
    window.showLast();
    QCOMPARE(window.text->toPlainText(), u"stray"_s);
    auto *why = named<InlineMessage>(window.pane, u"Why"_s);
    QVERIFY(why->isVisible());
    for (const QString &part : {error.what, error.why, error.hint})
        QVERIFY2(why->text().contains(part), qPrintable(part));
    window.show("fine");
    QVERIFY(!why->isVisible());
}

void tst_DetailPane::bytesAreSavedExactly()
{
    Window window;
    QTemporaryDir folder;
    const QByteArray bytes = QByteArray("\0\r\n\xff", 4).repeated(1 << 18);
    window.show(bytes);
    auto *save = named<QToolButton>(window.pane, u"Save bytes"_s);
    save->setFocus();
    QTest::keyClick(save, Qt::Key_Space);
    saveTo(window.pane, folder.filePath(u"bytes"_s));
    auto *told = named<InlineMessage>(window.pane, u"Saving"_s);
    QTRY_VERIFY(told->isVisible());
    QVERIFY2(told->text().contains(u"1,048,576 bytes"_s), qPrintable(told->text()));
    QCOMPARE(contentOf(folder.filePath(u"bytes"_s)), bytes);
}

void tst_DetailPane::savingThatFailsIsTold()
{
    Window window;
    window.show("hello");
    window.pane.saveBytes();
    saveTo(window.pane, u"/no/such/folder/file"_s);
    auto *told = named<InlineMessage>(window.pane, u"Saving"_s);
    QTRY_VERIFY(told->isVisible());
    QVERIFY(told->text().contains(u"/no/such/folder/file"_s));
}

void tst_DetailPane::certificatesAreShownAndCopied()
{
    Window window;
    const QDateTime from(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    const QByteArray der(70, 'd');
    const TlsFacts facts{u"TLSv1.3"_s,
                         u"TLS_AES_256_GCM_SHA384"_s,
                         true,
                         {{u"localhost"_s,
                           u"Our authority"_s,
                           from,
                           from.addYears(1),
                           u"abcdef"_s,
                           {u"127.0.0.1"_s, u"localhost"_s},
                           der},
                          {u"Our authority"_s, u"Our authority"_s, from, from.addYears(9), u"012345"_s}},
                         1'250'000};
    window.show("bytes");
    QVERIFY(!named<QToolButton>(window.pane, u"Certificates"_s)->isVisible());
    window.show(EventKind::Handshake, {{}, {}, facts});
    QTest::mouseClick(named<QToolButton>(window.pane, u"Certificates"_s), Qt::LeftButton);
    auto *dialog = window.pane.findChild<CertificateDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(unnamedControls(dialog), QStringList());
    auto *words = named<QPlainTextEdit>(*dialog, u"Certificate facts"_s);
    for (const QString &part : {u"127.0.0.1, localhost"_s, u"AB:CD:EF"_s, u"BEGIN CERTIFICATE"_s, u"2027"_s})
        QVERIFY2(words->toPlainText().contains(part), qPrintable(words->toPlainText()));
    QTest::mouseClick(named<QPushButton>(*dialog, u"Copy PEM"_s), Qt::LeftButton);
    const QString pem = QGuiApplication::clipboard()->text();
    QCOMPARE(QByteArray::fromBase64(pem.section(u'\n', 1, -3).toLatin1()), der);
    QTemporaryDir folder;
    QTest::mouseClick(named<QPushButton>(*dialog, u"Save PEM"_s), Qt::LeftButton);
    saveTo(*dialog, folder.filePath(u"c.pem"_s));
    QTRY_COMPARE(contentOf(folder.filePath(u"c.pem"_s)), pem.toLatin1());
    auto *chain = named<QListWidget>(*dialog, u"Certificate chain"_s);
    chain->setFocus();
    QTest::keyClick(chain, Qt::Key_Down);
    QVERIFY(words->toPlainText().contains(u"Issued by: itself (self-signed)"_s));
    QVERIFY(!named<QPushButton>(*dialog, u"Copy PEM"_s)->isEnabled());
}

void tst_DetailPane::theKernelIsAskedWhileTheConnectionIsOpen()
{
    FakeEngine engine;
    DetailPane pane(engine.log());
    pane.setEngine(&engine);
    pane.resize(900, 300);
    pane.show();
    auto *ask = named<QToolButton>(pane, u"Ask the kernel now"_s);
    QVERIFY(!ask->isVisible());
    QSignalSpy servers(&engine, &Engine::serverChanged);
    QSignalSpy clients(&engine, &Engine::clientChanged);
    ServerSettings server;
    server.url.port = 12000;
    engine.startServer(server);
    QTRY_COMPARE(servers.size(), 1);
    ClientSettings settings;
    settings.url.port = 12000;
    const EndpointId client = engine.openClient(settings);
    const auto state = [&] {
        return clients.isEmpty() ? LinkState::Resolving : clients.last()[0].value<ClientStatus>().state;
    };
    QTRY_COMPARE(state(), LinkState::Connected);
    engine.log().collect();
    quint64 connected = 0;
    engine.log().forEach(1, engine.log().endId(), [&](const Event &event) {
        connected = event.kind == EventKind::Connected ? event.id : connected;
        return true;
    });
    pane.showMessage(connected);
    QVERIFY(ask->isVisible() && ask->isEnabled());
    QTest::mouseClick(ask, Qt::LeftButton);
    const auto sample = [&] {
        quint64 found = 0;
        engine.log().collect();
        engine.log().forEach(1, engine.log().endId(), [&](const Event &event) {
            found = event.kind == EventKind::Sample ? event.id : found;
            return true;
        });
        return found;
    };
    QTRY_VERIFY(sample() > connected);
    const auto *summary = pane.findChild<ElidedLabel *>(u"summaryLabel"_s);
    QTRY_VERIFY2(summary->text().contains(u"No. %1"_s.arg(sample())), qPrintable(summary->text()));
    engine.disconnectClient(client);
    QTRY_VERIFY(isOver(state()));
    QTRY_VERIFY(!ask->isEnabled());
}

void tst_DetailPane::aLineOfHexIsWholeWhereThereIsRoom()
{
    Window window;
    window.show(QByteArray(1000, 'x'));
    for (const int width : {1024, 1280, 1920}) {
        window.pane.resize(width, 300);
        QTRY_COMPARE(window.hex->horizontalScrollBar()->maximum(), 0);
        QVERIFY(window.text->width() >= width / 4);
    }
}

void tst_DetailPane::wherePlaceIsShortALineHasEightBytes()
{
    Window window;
    window.show(QByteArray(1000, 'x'));
    auto *panes = window.pane.findChild<QSplitter *>();
    for (const QSize size : {QSize(560, 200), QSize(480, 700), QSize(360, 700), QSize(360, 400)}) {
        window.pane.resize(size);
        QTRY_COMPARE(window.hex->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(panes->orientation(), size.height() > size.width() ? Qt::Vertical : Qt::Horizontal);
        QCOMPARE(window.hex->document()->firstBlock().text(), HexDump(HexDump::narrow).dump("xxxxxxxx", 0));
        QVERIFY(window.text->width() > 150 && window.text->height() > 50);
    }
    Window::select(window.hex, HexDump(HexDump::narrow).hexColumn(0), HexDump(HexDump::narrow).hexColumn(1));
    QCOMPARE(Window::marked(window.text), QStringList{u"x"_s});
    window.pane.resize(1280, 300);
    QTRY_COMPARE(window.hex->document()->firstBlock().text(), HexDump().dump("xxxxxxxxxxxxxxxx", 0));
}

void tst_DetailPane::theHandleStaysWhereItWasPut()
{
    Window window;
    window.show("hello");
    QVERIFY(window.pane.splitterState().isEmpty());
    auto *panes = window.pane.findChild<QSplitter *>();
    QTRY_VERIFY(panes->handle(1)->isVisible() && panes->handle(1)->x() < window.hex->x());
    const QList<int> before = panes->sizes();
    QCOMPARE(window.hex->horizontalScrollBar()->maximum(), 0);
    QSplitterHandle *handle = panes->handle(1);
    const QPoint middle = handle->rect().center();
    const auto send = [handle](QEvent::Type type, QPoint place) {
        QMouseEvent event(type, place, handle->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(handle, &event);
    };
    send(QEvent::MouseButtonPress, middle);
    send(QEvent::MouseMove, middle - QPoint(60, 0));
    send(QEvent::MouseButtonRelease, middle);
    QVERIFY2(panes->sizes().first() < before.first(), qPrintable(QString::number(before.first())));
    const QByteArray state = window.pane.splitterState();
    QVERIFY(!state.isEmpty());
    Window later;
    later.show("hello");
    later.pane.restoreSplitter(state);
    QTRY_COMPARE(later.pane.findChild<QSplitter *>()->sizes(), panes->sizes());
    QCOMPARE(later.pane.splitterState(), state);
}

void tst_DetailPane::everyControlHasAName()
{
    Window window;
    window.show(QByteArray("[1]") + QByteArray(DetailPane::pageBytes, ' '));
    QCOMPARE(unnamedControls(&window.pane), QStringList());
}

void tst_DetailPane::messagesAreTakenApart()
{
    Window window;
    const auto *tree = window.pane.findChild<QTreeView *>(u"fieldsView"_s);
    window.show("hello");
    QVERIFY(!tree->isVisible() && !named<QToolButton>(window.pane, u"Message fields shown"_s)->isVisible());
    tell(window, u"chat"_s, "Anna: hi", {{u"from"_s, u"Anna"_s}});
    QVERIFY(tree->isVisible() && !window.text->isVisible() && window.hex->isVisible());
    QCOMPARE(tree->model()->rowCount(), 2);
    QVERIFY(window.pane.findChild<ElidedLabel *>()->text().contains(u"Chat over TCP"_s));
    window.show("GET / HTTP/1.1\r\nHost: h\r\n\r\n"); // a chunk is shown as text, and can be dissected
    QVERIFY(!tree->isVisible());
    QTest::mouseClick(named<QToolButton>(window.pane, u"Message fields shown"_s), Qt::LeftButton);
    QVERIFY(tree->isVisible());
    QCOMPARE(tree->model()->index(0, 1).data().toString(), u"GET / HTTP/1.1"_s);
}

void tst_DetailPane::fieldsAndBytesAreLinkedBothWays()
{
    Window window;
    auto *tree = window.pane.findChild<QTreeView *>(u"fieldsView"_s);
    tell(window, u"chat"_s, "Anna: hi", {{u"from"_s, u"Anna"_s}});
    window.pane.focusText();
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Home);
    QCOMPARE(chosenField(tree), u"From: Anna"_s);
    QCOMPARE(Window::marked(window.hex), (QStringList{u"41 6e 6e 61"_s, u"Anna"_s}));
    QTest::keyClick(tree, Qt::Key_Down);
    QCOMPARE(Window::marked(window.hex), (QStringList{u"68 69"_s, u"hi"_s}));
    QTextCursor cursor = window.hex->textCursor();
    cursor.setPosition(HexDump().hexColumn(1));
    const QPoint place = window.hex->cursorRect(cursor).center() + QPoint(2, 0);
    QTest::mouseClick(window.hex->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(chosenField(tree), u"From: Anna"_s);
    QCOMPARE(Window::marked(window.hex), (QStringList{u"41 6e 6e 61"_s, u"Anna"_s}));
}

/// The log's payload for a WebSocket message is the message; its frame is in the chunk before it.
void tst_DetailPane::bytesComeFromTheChunks()
{
    Window window;
    const Subject subject{EndpointId(1), window.log.addConversation({}), Transport::Tcp};
    window.writer->event(subject, EventKind::Connected, Severity::Chat, Direction::In);
    window.writer->data(subject, Direction::In, "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
    tell(window, u"http"_s, {}, {{u"method"_s, u"GET"_s}}, subject.conversation);
    auto *tree = window.pane.findChild<QTreeView *>(u"fieldsView"_s);
    QTRY_COMPARE(tree->model()->index(0, 0).data().toString(), u"Request line"_s);
    window.writer->data(subject, Direction::Out, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
    window.writer->data(subject, Direction::In, QByteArray::fromHex("818537fa213d7f9f4d5158"));
    tell(window, u"ws"_s, "Hello", {{u"opcode"_s, u"text"_s}}, subject.conversation);
    QTRY_COMPARE(tree->model()->index(0, 0).data().toString(), u"Frame 1"_s);
    QVERIFY(window.hex->toPlainText().contains(u"81 85 37 fa 21 3d 7f 9f"_s));
    // For a message that is in no chunk, the log's own content is shown.
    tell(window, u"ws"_s, "Other", {{u"opcode"_s, u"text"_s}}, subject.conversation);
    QCOMPARE(tree->model()->index(1, 1).data().toString(), u"Other"_s);
    QTest::qWait(50); // long enough for the searched text to be found, if it existed
    QCOMPARE(tree->model()->index(1, 1).data().toString(), u"Other"_s);
}

void tst_DetailPane::theViewOfMessagesIsKeptApart()
{
    Window window;
    const auto *tree = window.pane.findChild<QTreeView *>(u"fieldsView"_s);
    tell(window, u"chat"_s, "Anna: hi");
    QTest::mouseClick(named<QToolButton>(window.pane, u"Message as text"_s), Qt::LeftButton);
    QVERIFY(window.text->isVisible());
    QCOMPARE(window.text->toPlainText(), u"Anna: hi"_s);
    tell(window, u"chat"_s, "Otto: ho");
    QVERIFY(window.text->isVisible());
    QTest::mouseClick(named<QToolButton>(window.pane, u"Message fields shown"_s), Qt::LeftButton);
    window.show("a chunk");
    QVERIFY(window.text->isVisible());
    tell(window, u"chat"_s, "Otto: ho");
    QVERIFY(tree->isVisible());
}

void tst_DetailPane::aFieldOnAnotherPageTurnsToIt()
{
    Window window;
    auto *tree = window.pane.findChild<QTreeView *>(u"fieldsView"_s);
    const QByteArray head
        = "Subject: x\r\nFiller: " + QByteArray(DetailPane::pageBytes, 'y') + "\r\nLast: z\r\n\r\nbody";
    tell(window, u"mail"_s, head);
    QCOMPARE(window.pane.page(), 0);
    window.pane.focusText();
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_End);
    QCOMPARE(tree->currentIndex().siblingAtColumn(0).data().toString(), u"Body"_s);
    QCOMPARE(window.pane.page(), 1);
    QCOMPARE(Window::marked(window.hex).join(u' ').remove(u' '), u"626f6479body"_s);
    QVERIFY(window.pageLabel->text().startsWith(u"bytes 16,384"_s));
}

void tst_DetailPane::fieldsAreNeverMarkup()
{
    Window window;
    const auto *tree = window.pane.findChild<QTreeView *>(u"fieldsView"_s);
    tell(window, u"mail"_s, "<b>X</b>: <img src=x>\r\n\r\n");
    const QModelIndex header = tree->model()->index(1, 0);
    const QModelIndex field = tree->model()->index(0, 0, header);
    QCOMPARE(field.data().toString(), u"<b>X</b>"_s);
    QVERIFY(!field.data(Qt::ToolTipRole).toString().contains(u'<'));
}

QTEST_MAIN(tst_DetailPane)
#include "tst_detailpane.moc"

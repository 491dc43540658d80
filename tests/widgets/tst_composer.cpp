// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/byname.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/common/rowtable.h"
#include "widgets/composer/composer.h"
#include "widgets/composer/messageeditor.h"
#include "widgets/composer/savedmessagesdialog.h"
#include "widgets/settings/workbenchsettings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <optional>

using namespace swb;
using namespace Qt::StringLiterals;

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnOurWarnings();
        m_folder.emplace();
        m_settings.emplace(m_folder->path());
        m_composer.emplace(&*m_settings);
        m_composer->resize(500, 200);
        m_composer->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_composer));
        connect(&*m_composer, &Composer::sendRequested, this,
                [this](const Draft &draft, const QByteArray &bytes) {
                    m_sent.append(bytes);
                    m_composer->noteSent(draft);
                });
        m_sent.clear();
    }

    void cleanup()
    {
        m_composer.reset();
        m_settings.reset();
    }

    void helloIsReadyToSend()
    {
        QCOMPARE(size(), u"5 bytes"_s);
        QTest::mouseClick(byName(&*m_composer, u"Send"_s), Qt::LeftButton);
        QCOMPARE(m_sent, QList<QByteArray>{"hello"_ba});
        QCOMPARE(editor()->toPlainText(), u"hello"_s);
    }

    void protocolsHaveFieldsThatMakeTheText_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("http") << u"http"_s << u"Request path"_s << u"/data"_s << "GET /data"_ba;
        QTest::newRow("dns") << u"dns"_s << u"Question name"_s << u"a.test"_s << "a.test A"_ba;
        QTest::newRow("file") << u"file"_s << u"File to send"_s << u"/tmp/a.txt"_s << "/tmp/a.txt"_ba;
        QTest::newRow("mail") << u"mail"_s << u"Mail subject"_s << u"x"_s
                              << "From: me@example.test\nTo: you@example.test\nSubject: x\n\nHello!"_ba;
    }
    void protocolsHaveFieldsThatMakeTheText()
    {
        QFETCH(QString, protocol);
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QByteArray, sent);
        const QByteArray name = protocol.toLatin1();
        m_composer->setProtocol(QLatin1StringView(name));
        auto *const line = byName<QLineEdit>(&*m_composer, field);
        QVERIFY(line && line->isVisible());
        line->selectAll();
        QTest::keyClicks(line, typed);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(m_sent, QList<QByteArray>{sent});
        click(u"Text"_s);
        QCOMPARE(editor()->toPlainText(), QString::fromLatin1(sent));
        QVERIFY(editor()->isVisible() && !line->isVisible());
        editor()->setPlainText(QString::fromLatin1(sent).replace(typed, u"other"_s));
        click(u"Form"_s);
        QTRY_VERIFY(line->isVisible());
        QCOMPARE(line->text(), u"other"_s);
    }

    /// Text typed for one protocol is kept while another is in front.
    void eachProtocolHasItsOwnDraft()
    {
        type(u"raw"_s);
        m_composer->setProtocol("http"_L1);
        QCOMPARE(editor()->toPlainText(), u"GET /"_s);
        QVERIFY(byName(&*m_composer, u"Form"_s)->isVisible());
        byName<QLineEdit>(&*m_composer, u"Request path"_s)->setText(u"/x"_s);
        m_composer->setProtocol("raw"_L1);
        QCOMPARE(editor()->toPlainText(), u"raw"_s);
        QVERIFY(editor()->isVisible());
        QVERIFY(!byName(&*m_composer, u"Form"_s)->isVisible());
        QCOMPARE(m_settings->state().draft.text, u"raw"_s);
        m_composer->setProtocol("http"_L1);
        QCOMPARE(byName<QLineEdit>(&*m_composer, u"Request path"_s)->text(), u"/x"_s);
        m_composer->setProtocol("chat"_L1);
        QVERIFY(!byName(&*m_composer, u"Form"_s)->isVisible());
    }

    void ctrlEnterSendsAndEnterIsANewLine()
    {
        type(u"GET /"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        choose(u"CRLF"_s);
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_sent, QList<QByteArray>{"GET /\r\n\r\n"_ba});
        QTest::keyClick(editor(), Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
        QCOMPARE(m_sent.size(), 2);
    }

    void theLineEndingIsSentAndCounted_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("size");
        QTest::newRow("none") << u"none"_s << "hello"_ba << u"5 bytes"_s;
        QTest::newRow("LF") << u"LF"_s << "hello\n"_ba << u"6 bytes"_s;
        QTest::newRow("CRLF") << u"CRLF"_s << "hello\r\n"_ba << u"7 bytes"_s;
    }
    void theLineEndingIsSentAndCounted()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, sent);
        choose(ending);
        QTEST(size(), "size");
        m_composer->send();
        QCOMPARE(m_sent, QList<QByteArray>{sent});
    }

    void theLargestDatagramIsThatOfItsFamily_data()
    {
        QTest::addColumn<int>("limit");
        QTest::newRow("IPv4") << limits::datagramBytesIPv4;
        QTest::newRow("IPv6") << limits::datagramBytes;
    }
    void theLargestDatagramIsThatOfItsFamily()
    {
        QFETCH(int, limit);
        const auto *const message = m_composer->findChild<QWidget *>(u"composerMessage"_s);
        const auto isRefused = [message] { return message->isVisible(); };
        choose(u"none"_s);
        m_composer->setDatagramLimit(limit);
        type(QString(limit - 1, u'x'));
        QVERIFY(!isRefused());
        type(QString(limit, u'x'));
        QVERIFY(!isRefused());
        type(QString(limit + 1, u'x'));
        QVERIFY(isRefused());
        m_composer->setDatagramLimit(0);
        QVERIFY(!isRefused());
    }

    void upAndDownLeafThroughWhatWasSent()
    {
        for (const QString &text : {u"one"_s, u"two"_s}) {
            type(text);
            m_composer->send();
        }
        type(u"draft"_s);
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(editor()->toPlainText(), u"two"_s);
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(editor()->toPlainText(), u"one"_s);
        QTest::keyClick(editor(), Qt::Key_Down);
        QTest::keyClick(editor(), Qt::Key_Down);
        QCOMPARE(editor()->toPlainText(), u"draft"_s);
    }

    void upWithinALongMessageMovesTheCursor()
    {
        m_composer->send();
        type(u"a\nb"_s);
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(editor()->toPlainText(), u"a\nb"_s);
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(editor()->toPlainText(), u"hello"_s);
    }

    void historyBringsTheFormatBackToo()
    {
        click(u"Hex"_s);
        type(u"00 ff"_s);
        m_composer->send();
        m_composer->setDraft({DraftFormat::Text, u"x"_s, LineEnding::Lf});
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(m_composer->draft().format, DraftFormat::Hex);
        QCOMPARE(editor()->toPlainText(), u"00 ff"_s);
        QVERIFY(byName<QToolButton>(&*m_composer, u"Hex"_s)->isChecked());
    }

    void textAndHexAreTheSameBytes()
    {
        choose(u"CRLF"_s);
        click(u"Hex"_s);
        QCOMPARE(editor()->toPlainText().toLower(), u"68 65 6c 6c 6f 0d 0a"_s);
        QCOMPARE(size(), u"7 bytes"_s);
        m_composer->send();
        click(u"Text"_s);
        QCOMPARE(editor()->toPlainText(), u"hello"_s);
        m_composer->send();
        QCOMPARE(m_sent, QList<QByteArray>({"hello\r\n"_ba, "hello\r\n"_ba}));
    }

    void bytesThatAreNoTextStayHex()
    {
        click(u"Hex"_s);
        type(u"ff 00"_s);
        click(u"Text"_s);
        QVERIFY(message()->isVisible());
        QVERIFY(byName<QToolButton>(&*m_composer, u"Hex"_s)->isChecked());
        QCOMPARE(editor()->toPlainText(), u"ff 00"_s);
    }

    void bytesThatAreNoTextAreHexAgainAfterAFile()
    {
        click(u"Hex"_s);
        type(u"48 00 ff"_s);
        click(u"File"_s);
        click(u"Text"_s);
        QVERIFY(byName<QToolButton>(&*m_composer, u"Hex"_s)->isChecked());
        QVERIFY(editor()->isVisible());
        QVERIFY(message()->isVisible());
        QVERIFY(message()->text().contains(u"they stay in hex"));
        QCOMPARE(size(), u"3 bytes"_s);
    }

    void theWrongHexCharacterIsMarkedAndNothingIsSent()
    {
        click(u"Hex"_s);
        type(u"48, 0x6"_s);
        QCOMPARE(editor()->markedError(), -1);
        QTest::keyClicks(editor(), u"g"_s);
        QCOMPARE(editor()->markedError(), 7);
        QCOMPARE(size(), u"not valid hex"_s); // none of it would be sent
        QCOMPARE(editor()->extraSelections().size(), 1);
        QCOMPARE(editor()->extraSelections().first().cursor.selectedText(), u"g"_s);
        QVERIFY(message()->isVisible());
        m_composer->send();
        QVERIFY(m_sent.isEmpty());
        QTest::keyClick(editor(), Qt::Key_Backspace);
        QVERIFY(!message()->isVisible());
        QVERIFY(editor()->extraSelections().isEmpty());
    }

    void aFileShowsItsSize()
    {
        QFile file(m_folder->filePath(u"content.bin"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(1234, 'x')), 1234);
        file.close();
        click(u"File"_s);
        auto *path = m_composer->findChild<QWidget *>(u"filePathField"_s)->findChild<QLineEdit *>();
        QTest::keyClicks(path, file.fileName());
        QCOMPARE(size(), QLocale().toString(1234) + u" bytes");
        QVERIFY(m_composer->findChild<QLabel *>(u"fileFactsLabel"_s)->text().contains(u"content.bin"));
        click(u"Text"_s);
        QCOMPARE(editor()->toPlainText(), u"hello"_s);
        QCOMPARE(size(), u"5 bytes"_s);
    }

    void aLoneByteIsNotCountedInThePlural()
    {
        type(u"x"_s);
        QCOMPARE(size(), u"1 byte"_s);
    }

    void aMessageIsSavedNamedDeletedAndBroughtBack()
    {
        auto *dialog = openSaved(u"Save this message…"_s);
        auto *table = byName<RowTable>(dialog, u"Saved messages list"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        auto *name = table->findChild<QLineEdit *>();
        QVERIFY(name);
        QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(name, u"greeting"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(m_settings->state().saved.first().name, u"greeting"_s);
        QCOMPARE(m_settings->state().saved.first().draft.text, u"hello"_s);
        table->selectRow(0);
        QTest::mouseClick(byName(dialog, u"Delete"_s), Qt::LeftButton);
        QVERIFY(m_settings->state().saved.isEmpty());
        QTest::mouseClick(byName(dialog, u"Undo delete"_s), Qt::LeftButton);
        QCOMPARE(m_settings->state().saved.first().name, u"greeting"_s);
        QVERIFY(!byName(dialog, u"Undo delete"_s)->isEnabled());
    }

    void aSavedMessageIsUsedFromTheMenu()
    {
        cleanup();
        {
            WorkbenchSettings settings(m_folder->path());
            settings.setSavedMessages({{u"probe & more"_s, u"zeros"_s, {DraftFormat::Hex, u"00 00"_s, {}}}});
        }
        init2();
        QMenu *menu = byName<QPushButton>(&*m_composer, u"Saved messages"_s)->menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().first()->text(), u"probe && more (zeros)"_s);
        menu->actions().first()->trigger();
        QCOMPARE(m_composer->draft(), (Draft{DraftFormat::Hex, u"00 00"_s, LineEnding::None}));
    }

    void pastedMarkupStaysPlainText()
    {
        type(u"<b>bold</b>"_s);
        m_composer->send();
        QCOMPARE(m_sent, QList<QByteArray>{"<b>bold</b>"_ba});
    }

private:
    void init2()
    {
        m_settings.emplace(m_folder->path());
        m_composer.emplace(&*m_settings);
    }

    void type(const QString &text)
    {
        editor()->selectAll();
        QTest::keyClick(editor(), Qt::Key_Delete);
        editor()->insertPlainText(text);
    }

    void click(const QString &name) { QTest::mouseClick(byName(&*m_composer, name), Qt::LeftButton); }
    void choose(const QString &ending)
    {
        byName<QComboBox>(&*m_composer, u"Line ending"_s)->setCurrentText(ending);
    }

    [[nodiscard]] SavedMessagesDialog *openSaved(const QString &action)
    {
        QMenu *menu = byName<QPushButton>(&*m_composer, u"Saved messages"_s)->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction *entry : menu->actions()) {
            if (entry->text() == action)
                entry->trigger();
        }
        return m_composer->findChild<SavedMessagesDialog *>();
    }

    [[nodiscard]] MessageEditor *editor() const { return byName<MessageEditor>(&*m_composer, u"Message"_s); }
    [[nodiscard]] InlineMessage *message() const { return m_composer->findChild<InlineMessage *>(); }
    [[nodiscard]] QString size() const { return m_composer->findChild<QLabel *>(u"sizeLabel"_s)->text(); }

    std::optional<QTemporaryDir> m_folder;
    std::optional<WorkbenchSettings> m_settings;
    std::optional<Composer> m_composer;
    QList<QByteArray> m_sent;
};

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"

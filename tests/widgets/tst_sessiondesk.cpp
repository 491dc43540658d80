// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessiondesk.h"

#include "core/export/exportfile.h"
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/session/sessionannotations.h"
#include "core/session/sessionreader.h"
#include "models/log/logmodel.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/session/recordingbutton.h"
#include "widgets/session/sessionbar.h"
#include "widgets/session/sessionwindow.h"
#include "widgets/settings/workbenchsettings.h"

#include <QAction>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// The desk in its own window, as in one run of the program.
struct Run
{
    explicit Run(const QString &folder)
        : settings(folder)
    {
        new QVBoxLayout(&window);
        desk = new SessionDesk(log, &settings, &window);
        window.layout()->addWidget(desk->bar());
        window.layout()->addWidget(desk->button());
        window.show();
    }

    void logSome(int count)
    {
        const auto writer = log.makeWriter();
        for (int i = 0; i < count; ++i)
            writer->data({EndpointId(1), ConversationId(1), Transport::Tcp}, Direction::In,
                         QByteArray::number(i));
        log.collect();
    }
    [[nodiscard]] RecordingStatus status() const { return desk->recorder().status(); }
    [[nodiscard]] QString said() const
    {
        QStringList words;
        for (const auto *message : desk->bar()->findChildren<InlineMessage *>()) {
            if (message->isVisible())
                words.append(message->text());
        }
        return words.join(u'\n');
    }
    void press(const QString &text) const
    {
        for (auto *button : desk->bar()->findChildren<QPushButton *>()) {
            if (button->text() == text)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }

    MessageLog log;
    WorkbenchSettings settings;
    QWidget window;
    SessionDesk *desk = nullptr;
};

} // namespace

class tst_SessionDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRunIsRecordedByItself();
    void recordingCanBeSwitchedOffAndOn();
    void aKilledRunIsOfferedAndOpened();
    void aKilledRunIsDiscarded();
    void aSavedSessionOpensAsItWas();
    void whatHasLeftMemoryIsSavedAndOpened();
    void jsonLinesAreImportedIntoAWindow();
    void whatCannotBeOpenedIsSaid();
    void marksGoBackIntoTheFile();
    void anUnwritableFolderIsSaidAndWorkGoesOn();

private:
    QString killedRun(int events);
    [[nodiscard]] QStringList recordings() const
    {
        return QDir(m_folder->filePath(u"sessions"_s)).entryList({u"*.swbs"_s}, QDir::Files);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_SessionDesk::init()
{
    failOnOurWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
}

/// The remains of a run with this many events that was killed.
QString tst_SessionDesk::killedRun(int events)
{
    const QString path
        = Autosave(m_folder->filePath(u"sessions"_s)).newFile(QDateTime::currentDateTime()).value();
    const auto writer = SessionWriter::create(path, SessionHeader::here(QDateTime::currentDateTime()));
    for (int id = 1; id <= events; ++id) {
        Event event;
        event.id = quint64(id);
        writer.value()->append(event);
    }
    return writer.value()->commit().isError() ? QString() : path;
}

void tst_SessionDesk::aRunIsRecordedByItself()
{
    {
        Run run(m_folder->path());
        QTRY_COMPARE(run.desk->button()->text(), u"Recording"_s);
        run.logSome(100);
        QTRY_COMPARE(run.status().recorded, 100U);
        QTRY_VERIFY(run.desk->button()->toolTip().contains(run.status().path));
        QCOMPARE(run.said(), QString());
    }
    QCOMPARE(recordings().size(), 1);
    const auto session
        = SessionReader::open(m_folder->filePath(u"sessions/"_s + recordings().first())).value();
    QVERIFY(session->header().closedInOrder);
    QCOMPARE(session->endId(), 101U);
    const QByteArray endpoints = session->documents().value(u"endpoints"_s);
    QCOMPARE(QJsonDocument::fromJson(endpoints)[u"servers"].toArray().size(), 2);
    QVERIFY(session->documents().contains(u"saved-messages"_s));
}

void tst_SessionDesk::recordingCanBeSwitchedOffAndOn()
{
    Run run(m_folder->path());
    QTRY_COMPARE(run.desk->button()->text(), u"Recording"_s);
    QAction *record = run.desk->button()->menu()->actions().first();
    record->trigger();
    QTRY_COMPARE(run.desk->button()->text(), u"Not recording"_s);
    QVERIFY(!run.settings.state().recording);
    QCOMPARE(recordings().size(), 0); // nothing had happened
    run.logSome(10);
    record->trigger();
    QTRY_COMPARE(run.desk->button()->text(), u"Recording"_s);
    run.logSome(5);
    QTRY_COMPARE(run.status().recorded, 5U); // not what happened while it was off
    QCOMPARE(recordings().size(), 1);
}

void tst_SessionDesk::aKilledRunIsOfferedAndOpened()
{
    const QString path = killedRun(12);
    Run run(m_folder->path());
    QTRY_VERIFY2(run.said().contains(u"12 messages"), qPrintable(run.said()));
    run.press(u"&Open"_s);
    QCOMPARE(run.said(), QString());
    QTRY_COMPARE(run.desk->windows().size(), 1);
    SessionWindow *window = run.desk->windows().first();
    QCOMPARE(window->path(), path);
    QVERIFY(window->windowTitle().contains(QFileInfo(path).fileName()));
    QTRY_COMPARE(window->findChild<LogModel *>()->rowCount(), 12);
    run.desk->closeWindows();
    QTRY_VERIFY(run.desk->windows().isEmpty());
    QVERIFY(Autosave(m_folder->filePath(u"sessions"_s)).unfinished().isEmpty()); // offered once
    QVERIFY(QFile::exists(path));
}

void tst_SessionDesk::aKilledRunIsDiscarded()
{
    const QString path = killedRun(12);
    Run run(m_folder->path());
    QTRY_VERIFY(!run.said().isEmpty());
    run.press(u"&Discard"_s);
    QTRY_VERIFY(!QFile::exists(path));
    QCOMPARE(run.said(), QString());
}

void tst_SessionDesk::aSavedSessionOpensAsItWas()
{
    Run run(m_folder->path());
    run.logSome(20'000);
    run.log.annotations().set(7, {true, u"here"_s});
    const QString path = m_folder->filePath(u"mine.swbs"_s);
    run.desk->saveAs(path);
    QTRY_VERIFY2(run.said().contains(path), qPrintable(run.said()));
    run.desk->open(path);
    QTRY_COMPARE(run.desk->windows().size(), 1);
    SessionWindow *window = run.desk->windows().first();
    QTRY_COMPARE(window->findChild<LogModel *>()->rowCount(), 20'000);
    QCOMPARE(SessionReader::open(path).value()->annotations(), run.log.annotations().all());
}

void tst_SessionDesk::whatHasLeftMemoryIsSavedAndOpened()
{
    constexpr int slice = 20'000;
    constexpr int slices = 10;
    Run run(m_folder->path());
    run.log.setMemoryBudget(4 << 20);
    QTRY_COMPARE(run.desk->button()->text(), u"Recording"_s);
    for (int i = 1; i <= slices; ++i) {
        run.logSome(slice);
        QTRY_COMPARE(run.status().recorded, quint64(i) * slice);
    }
    QVERIFY(run.log.firstInMemory() > slice);
    const QString path = m_folder->filePath(u"mine.swbs"_s);
    run.desk->saveAs(path);
    QTRY_VERIFY2(run.said().contains(path), qPrintable(run.said()));
    run.desk->open(path);
    QTRY_COMPARE(run.desk->windows().size(), 1);
    auto *model = run.desk->windows().first()->findChild<LogModel *>();
    QTRY_COMPARE(model->rowCount(), slice * slices);
    QCOMPARE(model->index(0, LogModel::InfoColumn).data().toString(), u"0"_s);
    QCOMPARE(model->index(slice * slices - 1, LogModel::InfoColumn).data().toString(),
             QString::number(slice - 1));
}

void tst_SessionDesk::jsonLinesAreImportedIntoAWindow()
{
    const QString path = m_folder->filePath(u"mine.jsonl"_s);
    MessageLog source;
    source.makeWriter()->data({}, Direction::Out, "hello");
    source.makeWriter()->data({}, Direction::Out, "again");
    source.collect();
    TaskControl control;
    QVERIFY(!exportToFile(source, ExportSelection::all(), ExportFormat::JsonLines, path, control)
                 .error.isError());

    Run run(m_folder->path());
    run.desk->open(path);
    run.desk->open(path);
    QTRY_COMPARE(run.desk->windows().size(), 2);
    SessionWindow *window = run.desk->windows().first();
    auto *model = window->findChild<LogModel *>();
    QTRY_COMPARE(model->rowCount(), 2);
    QCOMPARE(model->log().at(2)->payload, QByteArray("again"));
    QVERIFY(window->windowTitle().contains(u"mine.jsonl"_s));
    const QString said = window->findChild<InlineMessage *>(u"sessionMessage"_s)->text();
    QVERIFY2(said.contains(u"Imported from mine.jsonl: 2 rows"_s), qPrintable(said));
}

void tst_SessionDesk::whatCannotBeOpenedIsSaid()
{
    QFile diary(m_folder->filePath(u"diary.swbs"_s));
    QVERIFY(diary.open(QFile::WriteOnly));
    diary.write("dear diary");
    diary.close();
    Run run(m_folder->path());
    run.desk->open(diary.fileName());
    QTRY_VERIFY2(run.said().contains(u"is not a readable log"), qPrintable(run.said()));
    run.desk->saveAs(diary.fileName());
    QTRY_VERIFY2(run.said().contains(u"Could not write"), qPrintable(run.said()));
    QVERIFY(run.desk->windows().isEmpty());
    QCOMPARE(diary.size(), 10);
}

void tst_SessionDesk::marksGoBackIntoTheFile()
{
    const QString path = killedRun(12);
    QVERIFY(!Autosave::finish(path).isError());
    Run run(m_folder->path());
    run.desk->open(path);
    QTRY_COMPARE(run.desk->windows().size(), 1);
    SessionWindow *window = run.desk->windows().first();
    auto *model = window->findChild<LogModel *>();
    QTRY_COMPARE(model->rowCount(), 12);
    model->log().annotations().set(3, {true, u"mine"_s});
    QTRY_COMPARE(SessionReader::open(path).value()->annotations(),
                 (Annotations::Map{{3, {true, u"mine"_s}}}));

    // Another program is writing it: refused with a clear message, and the window keeps working.
    QLockFile other(path + u".lock"_s);
    QVERIFY(other.tryLock());
    model->log().annotations().set(4, {true, {}});
    auto *message = window->findChild<InlineMessage *>(u"sessionMessage"_s);
    QTRY_VERIFY2(message->text().contains(u"Could not write the marks"), qPrintable(message->text()));
    QCOMPARE(SessionReader::open(path).value()->annotations().size(), 1U);
}

void tst_SessionDesk::anUnwritableFolderIsSaidAndWorkGoesOn()
{
    QFile inTheWay(m_folder->filePath(u"sessions"_s)); // in place of the folder
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    Run run(m_folder->path());
    QTRY_VERIFY2(run.said().contains(u"Could not use the folder"), qPrintable(run.said()));
    QTRY_COMPARE(run.desk->button()->text(), u"Recording ended"_s);
    run.logSome(5);
    QCOMPARE(run.log.endId(), 7U); // plus the error itself
}

QTEST_MAIN(tst_SessionDesk)
#include "tst_sessiondesk.moc"

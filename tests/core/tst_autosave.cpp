// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/autosave.h"

#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/session/sessioncopy.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "support/sessionevents.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_Autosave : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesAreTimesAndNeverTaken();
    void noLinkIsFollowed();
    void onlyTheLastFewStay_data();
    void onlyTheLastFewStay();
    void whatWasNotClosedIsOffered();
    void anotherInstancesFileIsLeftAlone();
    void anEmptyRestIsTakenAway();
    void aFinishedOneIsOfferedNoMore();
    void aCopyHasEverything();
    void aCopyReplacesASessionOnly();
    void aCopyMayBeGivenUp();
    void aRecordingUnderWayIsNotReplaced();

private:
    QString make(int minute, bool close, quint64 events = 10);
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }
    [[nodiscard]] Autosave autosave() const { return Autosave(m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::unique_ptr<SessionWriter>> m_open;
};

namespace {

QDateTime timeAt(int minute)
{
    return {QDate(2026, 11, 21), QTime(8, minute, 0)};
}

} // namespace

void tst_Autosave::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_open.clear();
    m_folder = std::make_unique<QTemporaryDir>();
}

/// A recording that began at this time; one that is not closed stays in progress until m_open is cleared, as
/// by a kill.
QString tst_Autosave::make(int minute, bool close, quint64 events)
{
    const QString path = autosave().newFile(timeAt(minute)).value();
    auto writer = SessionWriter::create(path, SessionHeader::here(timeAt(minute)));
    for (quint64 id = 1; id <= events; ++id)
        writer.value()->append(sampleEvent(id));
    if (close ? writer.value()->close().isError() : writer.value()->commit().isError())
        return {};
    if (!close)
        m_open.push_back(std::move(writer.value()));
    return path;
}

void tst_Autosave::namesAreTimesAndNeverTaken()
{
    const QString first = make(5, true);
    QCOMPARE(first, m_folder->filePath(u"2026-11-21 08-05-00.swbs"_s));
    QCOMPARE(make(5, false), m_folder->filePath(u"2026-11-21 08-05-00 (2).swbs"_s));
    QCOMPARE(autosave().newFile(timeAt(5)).value(), m_folder->filePath(u"2026-11-21 08-05-00 (3).swbs"_s));
    QCOMPARE(QFileInfo(m_folder->path()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void tst_Autosave::noLinkIsFollowed()
{
    const QString elsewhere = make(1, false);
    const QString link = m_folder->filePath(u"link"_s);
    QVERIFY(QFile::link(m_folder->path(), link));
    QCOMPARE(Autosave(link).newFile(timeAt(2)).error().code, ErrorCode::FileUnwritable);

    const QTemporaryDir other;
    m_open.clear();
    QVERIFY(QFile::link(elsewhere, other.filePath(u"2026-11-21 08-05-00.swbs"_s)));
    QVERIFY(QFile::link(u"nowhere"_s, other.filePath(u"2026-11-21 08-06-00.swbs"_s)));
    QVERIFY(Autosave(other.path()).unfinished().isEmpty());
    QCOMPARE(Autosave(other.path()).newFile(timeAt(6)).value(),
             other.filePath(u"2026-11-21 08-06-00 (2).swbs"_s));
}

void tst_Autosave::onlyTheLastFewStay_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<qsizetype>("after");
    QTest::newRow("one below") << 4 << qsizetype(4);
    QTest::newRow("as many as stay") << 5 << qsizetype(5);
    QTest::newRow("one above") << 6 << qsizetype(5);
    QTest::newRow("many") << 9 << qsizetype(5);
}

void tst_Autosave::onlyTheLastFewStay()
{
    QFETCH(int, before);
    QFETCH(qsizetype, after);
    QStringList paths;
    for (int i = 0; i < before; ++i)
        paths.append(QFileInfo(make(i, true)).fileName());
    autosave().prune();
    QCOMPARE(files(), paths.mid(before - after));
}

void tst_Autosave::whatWasNotClosedIsOffered()
{
    make(1, true);
    const QString second = make(2, false, 7);
    make(3, true);
    const QString fourth = make(4, false, 9);
    QVERIFY(autosave().unfinished().isEmpty()); // still in progress
    m_open.clear();
    QCOMPARE(autosave().unfinished(),
             (QList<UnfinishedSession>{{fourth, timeAt(4), 9}, {second, timeAt(2), 7}}));
    QVERIFY(!Autosave::remove(fourth).isError());
    QCOMPARE(autosave().unfinished().size(), 1);
    QCOMPARE(files().filter(u"08-04"_s), QStringList());
}

void tst_Autosave::anotherInstancesFileIsLeftAlone()
{
    const QString alive = make(1, false);
    for (int i = 2; i < 12; ++i)
        make(i, true);
    autosave().prune();
    QVERIFY(QFile::exists(alive));
    QCOMPARE(files().filter(QRegularExpression(u"swbs$"_s)).size(), Autosave::kept + 1);
    QCOMPARE(Autosave::remove(alive).code, ErrorCode::SessionInUse);
    QCOMPARE(Autosave::finish(alive).code, ErrorCode::SessionInUse);
    m_open.front()->append(sampleEvent(11));
    QVERIFY(!m_open.front()->close().isError());
    QCOMPARE(SessionReader::open(alive).value()->endId(), 12U);
}

void tst_Autosave::anEmptyRestIsTakenAway()
{
    make(1, false, 0);
    QVERIFY(autosave().unfinished().isEmpty());
    QVERIFY(!files().isEmpty());
    m_open.clear();
    QVERIFY(autosave().unfinished().isEmpty());
    QCOMPARE(files(), QStringList());
}

void tst_Autosave::aFinishedOneIsOfferedNoMore()
{
    const QString path = make(1, false);
    m_open.clear();
    QVERIFY(!Autosave::finish(path).isError());
    QVERIFY(autosave().unfinished().isEmpty());
    QCOMPARE(files(), QStringList{QFileInfo(path).fileName()});
    const auto reader = SessionReader::open(path).value();
    QVERIFY(reader->header().closedInOrder);
    QCOMPARE(reader->endId(), 11U);
}

void tst_Autosave::aCopyHasEverything()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    for (int i = 0; i < 20'000; ++i)
        writer->data({EndpointId(1), ConversationId(2), Transport::Udp}, Direction::In,
                     QByteArray::number(i));
    log.collect();
    log.annotations().set(7, {true, u"here"_s});
    QList<quint64> done;
    const QString path = m_folder->filePath(u"copy.swbs"_s);
    const Error error = copySession(log, {{u"endpoints"_s, "[]"}}, path, [&](quint64 now, quint64 total) {
        done.append(now);
        return total == 20'000;
    });
    QVERIFY2(!error.isError(), qPrintable(error.toString()));
    QVERIFY(done.size() > 1);
    QCOMPARE(done.last(), 20'000U);
    QCOMPARE(files(), QStringList{u"copy.swbs"_s});
    const auto reader = SessionReader::open(path).value();
    quint64 right = 0;
    reader->forEach(1, 20'001, [&right](const Event &event) {
        right += event.payload == QByteArray::number(event.id - 1) ? 1 : 0;
        return true;
    });
    QCOMPARE(right, 20'000U);
    QCOMPARE(reader->annotations(), log.annotations().all());
    QCOMPARE(reader->documents().value(u"endpoints"_s), QByteArray("[]"));
    QCOMPARE(reader->conversations().size(), 1);
    QVERIFY(qAbs(reader->header().began.msecsTo(log.wallTime(0))) <= 1);
}

void tst_Autosave::aCopyReplacesASessionOnly()
{
    const MessageLog log;
    const auto goOn = [](quint64, quint64) { return true; };
    const QString session = make(1, true);
    QVERIFY(!copySession(log, {}, session, goOn).isError());
    QCOMPARE(SessionReader::open(session).value()->endId(), 1U);
    QFile diary(m_folder->filePath(u"diary.txt"_s));
    QVERIFY(diary.open(QFile::WriteOnly));
    diary.write("dear diary");
    diary.close();
    QCOMPARE(copySession(log, {}, diary.fileName(), goOn).code, ErrorCode::SessionForeign);
    QCOMPARE(diary.size(), 10);
    QCOMPARE(copySession(log, {}, m_folder->filePath(u"no/a.swbs"_s), goOn).code, ErrorCode::FileUnwritable);
    QCOMPARE(files().size(), 2);
}

void tst_Autosave::aCopyMayBeGivenUp()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    for (int i = 0; i < 20'000; ++i)
        writer->data({}, Direction::In, "x");
    log.collect();
    const QString path = make(1, true);
    const Error error = copySession(log, {}, path, [](quint64 done, quint64) { return done < 10'000; });
    QVERIFY(!error.isError());
    QCOMPARE(files(), QStringList{QFileInfo(path).fileName()});
    QCOMPARE(SessionReader::open(path).value()->endId(), 11U); // which was there before
}

void tst_Autosave::aRecordingUnderWayIsNotReplaced()
{
    const MessageLog log;
    const QString path = make(1, false);
    QCOMPARE(copySession(log, {}, path, [](quint64, quint64) { return true; }).code, ErrorCode::SessionInUse);
    m_open.clear();
    QCOMPARE(autosave().unfinished().size(), 1);
}

QTEST_APPLESS_MAIN(tst_Autosave)
#include "tst_autosave.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statejson.h"
#include "support/patience.h"
#include "widgets/settings/workbenchsettings.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <optional>

using namespace swb;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder.emplace();
    }

    void everythingComesBackAtTheNextStart()
    {
        {
            WorkbenchSettings settings(m_folder->path());
            settings.setServers({});
            settings.setDraft({DraftFormat::Hex, u"ff"_s, LineEnding::Lf});
            settings.setHistory({{DraftFormat::Text, u"sent"_s, LineEnding::None}});
            settings.setSavedMessages({{u"name"_s, u"note"_s, {}}});
            settings.addRecentHost(u"example.org"_s);
            settings.setTheme(ThemeChoice::Dark);
            settings.setZoom(200);
            settings.setLayout(u"window"_s, "geometry"_ba);
        }
        const WorkbenchSettings again(m_folder->path());
        QVERIFY(!again.startProblem().isError());
        QVERIFY(again.state().servers.isEmpty());
        QCOMPARE(again.state().draft.text, u"ff"_s);
        QCOMPARE(again.state().history.size(), 1);
        QCOMPARE(again.state().saved.first().note, u"note"_s);
        QCOMPARE(again.state().recentHosts, QStringList{u"example.org"_s});
        QCOMPARE(again.state().theme, ThemeChoice::Dark);
        QCOMPARE(again.state().zoomPercent, 200);
        QCOMPARE(again.layout(u"window"_s), "geometry"_ba);
    }

    void firstStartWritesNothingUntilSomethingIsSet()
    {
        {
            const WorkbenchSettings settings(m_folder->path());
            QVERIFY(!settings.startProblem().isError());
        }
        QVERIFY(!QFile::exists(m_folder->filePath(u"settings.json"_s)));
    }

    void manyChangesAreWrittenOnce()
    {
        WorkbenchSettings settings(m_folder->path());
        for (int zoom = 100; zoom < 200; ++zoom)
            settings.setZoom(zoom);
        QVERIFY(!QFile::exists(settings.filePath()));
        QTRY_VERIFY(QFile::exists(settings.filePath()));
        QCOMPARE(stateFromJson(content(), {}).value().state.zoomPercent, 199);
    }

    void onlyTheOwnerMayReadTheFile()
    {
        WorkbenchSettings settings(m_folder->path());
        settings.setZoom(150);
        settings.flush();
        const QFile::Permissions others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(settings.filePath()) & others));
    }

    void aDamagedFileIsSetAsideWholeAndReported()
    {
        write("{ \"version\": 1, \"servers\": [");
        {
            WorkbenchSettings settings(m_folder->path());
            QCOMPARE(settings.startProblem().code, ErrorCode::SettingsDamaged);
            QCOMPARE(settings.state().servers.size(), 2);
            QVERIFY(!QFile::exists(settings.filePath()));
            settings.setZoom(150);
        }
        const QStringList aside = QDir(m_folder->path()).entryList({u"settings-damaged-*.json"_s});
        QCOMPARE(aside.size(), 1);
        QFile kept(m_folder->filePath(aside.first()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), "{ \"version\": 1, \"servers\": ["_ba);
        QVERIFY(!WorkbenchSettings(m_folder->path()).startProblem().isError());
    }

    void aNewerFileIsLeftUntouchedAndReported()
    {
        const QByteArray newer = "{\"version\": 99, \"treasure\": true}"_ba;
        write(newer);
        {
            WorkbenchSettings settings(m_folder->path());
            QVERIFY(settings.startProblem().isError());
            QVERIFY(settings.startProblem().what.contains(u"newer"));
            settings.setZoom(150);
            settings.flush();
        }
        QCOMPARE(content(), newer);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }

    void aFolderThatCannotBeWrittenIsReportedOnce()
    {
        write({}); // a file where the folder should be: not even root can make a folder there
        WorkbenchSettings settings(m_folder->filePath(u"settings.json/below"_s));
        QSignalSpy failed(&settings, &WorkbenchSettings::writeFailed);
        settings.setZoom(150);
        settings.flush();
        settings.setZoom(160);
        settings.flush();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::FileUnwritable);
        QVERIFY(QFile::remove(m_folder->filePath(u"settings.json"_s)));
        settings.flush();
        QVERIFY(QFile::exists(settings.filePath()));
    }

    void aFailureBesideTheWindowIsReportedAndMended()
    {
        write({}); // as above
        WorkbenchSettings settings(m_folder->filePath(u"settings.json/below"_s));
        QSignalSpy failed(&settings, &WorkbenchSettings::writeFailed);
        settings.setZoom(150);
        QTRY_COMPARE(failed.size(), 1); // by itself, half a second later
        QVERIFY(QFile::remove(m_folder->filePath(u"settings.json"_s)));
        settings.setZoom(160);
        QTRY_VERIFY(QFile::exists(settings.filePath()));
        QCOMPARE(failed.size(), 1);
    }

    void zoomStaysInItsRange_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("set");
        QTest::newRow("one below the least") << 99 << 100;
        QTest::newRow("the least") << 100 << 100;
        QTest::newRow("the most") << 300 << 300;
        QTest::newRow("one above the most") << 301 << 300;
    }
    void zoomStaysInItsRange()
    {
        QFETCH(int, asked);
        WorkbenchSettings settings(m_folder->path());
        settings.setZoom(asked);
        QTEST(settings.state().zoomPercent, "set");
    }

    void aHostUsedAgainMovesToTheFront()
    {
        WorkbenchSettings settings(m_folder->path());
        for (qsizetype i = 0; i <= WorkbenchState::maxRecentHosts; ++i)
            settings.addRecentHost(u"host%1"_s.arg(i));
        settings.addRecentHost(u"host5"_s);
        QCOMPARE(settings.state().recentHosts.size(), WorkbenchState::maxRecentHosts);
        QCOMPARE(settings.state().recentHosts.first(), u"host5"_s);
        QCOMPARE(settings.state().recentHosts.count(u"host5"_s), 1);
        QVERIFY(!settings.state().recentHosts.contains(u"host0"_s));
    }

private:
    void write(const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_folder->filePath(u"settings.json"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::optional<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

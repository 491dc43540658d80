// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/errorcatalog.h"
#include "models/settings/statejson.h"
#include "support/patience.h"
#include "support/tinydisk.h"
#include "widgets/settings/workbenchsettings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <climits>
#include <cstdio>
#include <cstring>
#include <optional>

using namespace swb;
using namespace swb::test;
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

    void whatIsNoFileOfOursIsLeftAndReported_data()
    {
        QTest::addColumn<QString>("make");
        QTest::addColumn<QString>("why");
        QTest::newRow("a pipe") << u"mkfifo settings.json"_s << u"pipe"_s;
        QTest::newRow("six gigabytes") << u"truncate -s 6G settings.json"_s << u"larger than 64 MB"_s;
        QTest::newRow("a link") << u"echo {} > other; ln -s other settings.json"_s << u"symbolic link"_s;
        QTest::newRow("a device") << u"ln -s /dev/zero settings.json"_s << u"symbolic link"_s;
    }
    void whatIsNoFileOfOursIsLeftAndReported()
    {
        QFETCH(QString, make);
        QFETCH(QString, why);
        QProcess shell;
        shell.setWorkingDirectory(m_folder->path());
        shell.start(u"sh"_s, {u"-c"_s, make});
        QVERIFY(shell.waitForFinished());
        const QStringList before = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::System);
        {
            const test::Watchdog watchdog; // a pipe would block
            WorkbenchSettings settings(m_folder->path());
            QCOMPARE(settings.startProblem().code, ErrorCode::FileUnreadable);
            QVERIFY2(settings.startProblem().why.contains(why), qPrintable(settings.startProblem().why));
            settings.setZoom(150);
            settings.flush();
        }
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::System), before);
    }

    void aCopyIsPromisedOnlyWhereThereIsOne()
    {
        // The longest path that the system accepts has space for the settings, but not for the longer name of
        // the copy.
        QString deep = m_folder->path();
        while (deep.size() < PATH_MAX - 30)
            deep += u'/' + QString(qMin(qsizetype(200), PATH_MAX - 30 - deep.size()), u'd');
        QVERIFY(QDir().mkpath(deep));
        for (const QString &folder : {m_folder->path(), deep}) {
            QFile file(QDir(folder).filePath(u"settings.json"_s));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{ \"version\": 1, \"servers\": [") > 0);
            file.close();
            const WorkbenchSettings settings(folder);
            const QString said = settings.startProblem().toString();
            const bool copied = QDir(folder).entryList({u"settings-damaged-*"_s}).size() == 1;
            QCOMPARE(copied, folder != deep);
            QCOMPARE(said.contains(u"was kept as"), copied);
            QCOMPARE(said.contains(u"could not be renamed"), !copied);
            QVERIFY2(!said.contains(u"aside") && !said.contains(u"beside"), qPrintable(said));
        }
    }

    void aFullDiskLeavesTheOldSettingsAndIsReported()
    {
        const TinyDisk disk(64 << 10);
        SWB_NEED_TINY_DISK(disk);
        const QString script
            = u"cd '%1' && echo '{\"version\": 1}' > settings.json && cat /dev/zero > fill 2>&-; "
              "\"$0\" --write . ; echo exit $?; cat settings.json; ls"_s.arg(disk.path({}));
        const Outcome outcome
            = run(u"unshare"_s,
                  disk.arguments(u"sh"_s, {u"-c"_s, script, QCoreApplication::applicationFilePath()}));
        QCOMPARE(outcome.out, QByteArray("disk-full\nexit 0\n{\"version\": 1}\nfill\nsettings.json\n"));
    }

    void aFolderThatCannotBeWrittenIsReportedOnce()
    {
        write({}); // a file in place of the folder: not even root can create a folder there
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
        QTRY_COMPARE(failed.size(), 1); // automatically, half a second later
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

namespace {

/// Changes a setting in this folder and prints the name of the error, if any.
int write(const QString &folder)
{
    WorkbenchSettings settings(folder);
    QObject::connect(&settings, &WorkbenchSettings::writeFailed, &settings,
                     [](const Error &error) { std::puts(qPrintable(errorName(error.code))); });
    settings.setZoom(150);
    settings.flush();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--write") == 0)
        return write(QString::fromLocal8Bit(argv[2]));
    TestSettings test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_settings.moc"

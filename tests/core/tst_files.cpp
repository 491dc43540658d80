// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filelock.h"
#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/filewriter.h"
#include "core/files/ordinaryfile.h"
#include "core/files/privateappender.h"
#include "core/files/privatefolder.h"
#include "core/files/takenfile.h"
#include "core/payload/bytetext.h"
#include "support/patience.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions ownerOnly
    = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

bool put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

constexpr const char *needsPosix = "SKIPPED: Qt's classes alone do not promise this";

} // namespace

/// How the project writes, reads and locks its files, on a real file system.
class TstFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void oldFileStandsUntilTheNewOneIsWhole()
    {
        QVERIFY(put(path(u"a"_s), "old"));
        FileWriter writer(path(u"a"_s));
        QVERIFY(writer.start());
        QCOMPARE(writer.write("new"), 3);
        QCOMPARE(contentOf(path(u"a"_s)), QByteArray("old"));
        QVERIFY(!writer.commit().isError());
        QCOMPARE(contentOf(path(u"a"_s)), QByteArray("new"));
        QCOMPARE(names(), QStringList{u"a"_s});
    }

    void withoutACommitNothingHasHappened()
    {
        QVERIFY(put(path(u"a"_s), "old"));
        {
            FileWriter writer(path(u"a"_s));
            QVERIFY(writer.start());
            QCOMPARE(writer.write("new"), 3);
        }
        QCOMPARE(contentOf(path(u"a"_s)), QByteArray("old"));
        QCOMPARE(names(), QStringList{u"a"_s});
    }

    void fullDeviceIsSaid()
    {
        if (!hasPosixFiles())
            QSKIP(needsPosix);
        QCOMPARE(writeFile(u"/dev/full"_s, "bytes").code, ErrorCode::DiskFull);
        QVERIFY(!writeFile(u"/dev/null"_s, "bytes").isError());
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile()); // nothing replaced it
    }

    void whatCannotBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        QTest::newRow("no such folder") << u"no/a"_s << u"No such file"_s;
        QTest::newRow("a folder") << u"folder"_s << u"a folder"_s;
        QTest::newRow("links in a circle") << u"circle"_s << u"link"_s;
    }
    void whatCannotBeWrittenIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(QString, why);
        QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
        QVERIFY(QFile::link(u"circle"_s, path(u"circle"_s)));
        const Error error = writeFile(path(name), "bytes");
        QCOMPARE(error.code, ErrorCode::FileUnwritable);
        QVERIFY2(error.what.contains(name), qPrintable(error.what));
        QVERIFY2(error.why.contains(why), qPrintable(error.why));
    }

    void longestNameCanBeWritten()
    {
        if (!hasPosixFiles())
            QSKIP(needsPosix);
        for (const int length : {254, 255}) {
            const QString name(length, u'n');
            QVERIFY(!writeFile(path(name), "bytes").isError());
            QCOMPARE(contentOf(path(name)), QByteArray("bytes"));
        }
        QVERIFY(writeFile(path(QString(256, u'n')), "bytes").isError());
    }

    void linkThatTheUserNamedIsKeptAndFollowed()
    {
        QVERIFY(put(path(u"target"_s), "old"));
        QVERIFY(QFile::link(u"target"_s, path(u"link"_s)));
        QVERIFY(QFile::link(u"nowhere"_s, path(u"dangling"_s)));
        QVERIFY(!writeFile(path(u"link"_s), "new").isError());
        QVERIFY(!writeFile(path(u"dangling"_s), "more").isError());
        QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
        QVERIFY(QFileInfo(path(u"dangling"_s)).isSymLink());
        QCOMPARE(contentOf(path(u"target"_s)), QByteArray("new"));
        QCOMPARE(contentOf(path(u"nowhere"_s)), QByteArray("more"));
    }

    void rightsOfAnOlderFileStay()
    {
        QVERIFY(put(path(u"a"_s), "old"));
        QVERIFY(QFile::setPermissions(path(u"a"_s), ownerOnly | QFile::ReadGroup));
        QVERIFY(!writeFile(path(u"a"_s), "new").isError());
        QCOMPARE(QFile::permissions(path(u"a"_s)), ownerOnly | QFile::ReadGroup);
    }

    void whatIsOursIsForItsOwnerAlone()
    {
        QVERIFY(!writeFile(path(u"a"_s), "secret", FileUse::Private).isError());
        QCOMPARE(QFile::permissions(path(u"a"_s)), ownerOnly);
        QVERIFY(!writeFile(path(u"b"_s), "open", FileUse::Published).isError());
        QCOMPARE(QFile::permissions(path(u"b"_s)), ownerOnly | QFile::ReadGroup | QFile::ReadOther);
    }

    void whatIsOursIsNeverWrittenThroughALink()
    {
        QVERIFY(put(path(u"target"_s), "somebody's"));
        QVERIFY(QFile::link(u"target"_s, path(u"link"_s)));
        for (const FileUse use : {FileUse::Private, FileUse::Published})
            QCOMPARE(writeFile(path(u"link"_s), "ours", use).code, ErrorCode::FileUnwritable);
        QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
        QCOMPARE(contentOf(path(u"target"_s)), QByteArray("somebody's"));
    }

    void pipeIsWrittenAtOnce()
    {
        QCOMPARE(::mkfifo(qPrintable(path(u"pipe"_s)), 0600), 0);
        QByteArray read;
        std::jthread reader([&read, name = path(u"pipe"_s)] {
            QFile pipe(name);
            read = pipe.open(QIODevice::ReadOnly) ? pipe.readAll() : QByteArray();
        });
        QVERIFY(!writeFile(path(u"pipe"_s), "through").isError());
        reader.join();
        QCOMPARE(read, QByteArray("through"));
        QCOMPARE(names(), QStringList()); // a pipe is not an ordinary file, and nothing else was created
    }

    /// As >> and { ...; } > in a shell expect: existing content stays.
    void descriptorIsWrittenWhereItStands()
    {
        if (!hasPosixFiles())
            QSKIP(needsPosix);
        QFile file(path(u"a"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QCOMPARE(file.write("head "), 5);
        QVERIFY(!writeFile(u"/dev/fd/%1"_s.arg(file.handle()), "body").isError());
        QCOMPARE(file.write(" foot"), 5);
        QCOMPARE(contentOf(path(u"a"_s)), QByteArray("head body foot"));
        QVERIFY(writeFile(u"/dev/fd/987"_s, "body").isError());
    }

    void bytesOfANameAreKept()
    {
        if (!hasPosixFiles())
            QSKIP(needsPosix);
        const QString name = textFromBytes("caf\xe9");
        const QString full = path(name);
        QVERIFY(!writeFile(full, "bytes").isError());
        QVERIFY(isNameTaken(full) && isOrdinaryFile(full));
        QCOMPARE(fileSize(full), 5);
        QString problem;
        QCOMPARE(readOrdinaryFile(full, 10, problem), QByteArray("bytes"));
        QCOMPARE(renameOver(full, full + u'2'), QString());
        QVERIFY(removeFile(full + u'2'));
        QVERIFY(!isNameTaken(full + u'2'));
        QVERIFY(shownName(full).endsWith(u"caf\\xe9"));
    }

    void readingStopsAtTheLimit_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<bool>("read");
        const qint64 most = 1'000'000;
        QTest::newRow("empty") << qint64(0) << true;
        QTest::newRow("one below") << most - 1 << true;
        QTest::newRow("at the limit") << most << true;
        QTest::newRow("one above") << most + 1 << false;
        QTest::newRow("six gigabytes with nothing in them") << (qint64(6) << 30) << false;
    }
    void readingStopsAtTheLimit()
    {
        QFETCH(qint64, bytes);
        QFETCH(bool, read);
        QVERIFY(put(path(u"a"_s), {}));
        QVERIFY(QFile::resize(path(u"a"_s), bytes));
        QString problem;
        const QByteArray content = readOrdinaryFile(path(u"a"_s), 1'000'000, problem);
        QCOMPARE(problem.isEmpty(), read);
        QCOMPARE(content.size(), read ? bytes : 0);
        QVERIFY(read || problem.contains(u"larger than 1 MB"));
    }

    void onlyOrdinaryFilesAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        QTest::newRow("a pipe that nobody writes into") << path(u"pipe"_s) << u"pipe"_s;
        QTest::newRow("a device") << u"/dev/zero"_s << u"device"_s;
        QTest::newRow("a folder") << u"/tmp"_s << u"folder"_s;
    }
    void onlyOrdinaryFilesAreRead()
    {
        QFETCH(QString, name);
        QFETCH(QString, why);
        if (!name.startsWith(u'/') || !QFileInfo::exists(name)) {
            name = path(u"pipe"_s);
            QCOMPARE(::mkfifo(qPrintable(name), 0600), 0);
        }
        const test::Watchdog watchdog; // a pipe would block
        for (const FileOwner owner : {FileOwner::Anyone, FileOwner::Ourselves}) {
            const OrdinaryFile file = OrdinaryFile::open(name, owner);
            QVERIFY(!file.isOpen());
            QVERIFY2(file.problem.contains(why), qPrintable(file.problem));
        }
    }

    void filesOfOursAreReadThroughNoLink()
    {
        QVERIFY(put(path(u"target"_s), "bytes"));
        QVERIFY(QFile::link(u"target"_s, path(u"link"_s)));
        QVERIFY(OrdinaryFile::open(path(u"link"_s), FileOwner::Anyone).isOpen());
        const OrdinaryFile file = OrdinaryFile::open(path(u"link"_s), FileOwner::Ourselves);
        QVERIFY(!file.isOpen());
        QVERIFY2(file.problem.contains(u"symbolic link"), qPrintable(file.problem));
    }

    void filesOfAnotherUserAreNotOurs()
    {
        if (!hasPosixFiles())
            QSKIP(needsPosix);
        if (::geteuid() != 0)
            QSKIP("SKIPPED: only root can give a file away");
        QVERIFY(put(path(u"a"_s), "bytes"));
        QCOMPARE(::chown(qPrintable(path(u"a"_s)), 12345, 12345), 0);
        QVERIFY(OrdinaryFile::open(path(u"a"_s), FileOwner::Anyone).isOpen());
        const OrdinaryFile file = OrdinaryFile::open(path(u"a"_s), FileOwner::Ourselves);
        QVERIFY2(file.problem.contains(u"another user"), qPrintable(file.problem));
        QCOMPARE(writeFile(path(u"a"_s), "ours", FileUse::Private).code, ErrorCode::FileUnwritable);
        FileLock lock(path(u"a"_s));
        QVERIFY(!lock.tryLock());
        QVERIFY(!lock.isTaken());
    }

    void fileIsClosedToOthersByItsDescriptor()
    {
        QVERIFY(put(path(u"a"_s), "bytes"));
        QVERIFY(QFile::setPermissions(path(u"a"_s), ownerOnly | QFile::ReadOther));
        const OrdinaryFile file = OrdinaryFile::open(path(u"a"_s), FileOwner::Ourselves);
        QVERIFY(file.isReadableByOthers());
        QVERIFY(file.closeToOthers());
        QVERIFY(!file.isReadableByOthers());
        QCOMPARE(QFile::permissions(path(u"a"_s)), ownerOnly);
    }

    void linesAreAddedToWhatIsThere()
    {
        QVERIFY(put(path(u"a"_s), "head\n"));
        QVERIFY(QFile::setPermissions(path(u"a"_s), ownerOnly | QFile::ReadOther));
        PrivateAppender appender;
        QVERIFY(!appender.isInPlace());
        QVERIFY(!appender.open(path(u"a"_s)).isError());
        QCOMPARE(QFile::permissions(path(u"a"_s)), ownerOnly);
        QVERIFY(!appender.append("one").isError());
        QVERIFY(!appender.append("two").isError());
        QCOMPARE(contentOf(path(u"a"_s)), QByteArray("head\none\ntwo\n"));
    }

    void linesGoToAFileForItsOwnerAlone()
    {
        PrivateAppender appender;
        QVERIFY(!appender.open(path(u"a"_s)).isError());
        QCOMPARE(QFile::permissions(path(u"a"_s)), ownerOnly);
    }

    void fileOfLinesThatWasReplacedIsNoLongerInPlace()
    {
        PrivateAppender appender;
        QVERIFY(!appender.open(path(u"a"_s)).isError());
        QVERIFY(!appender.append("one").isError());
        QVERIFY(appender.isInPlace());
        QVERIFY(QFile::remove(path(u"a"_s)));
        QVERIFY(!appender.isInPlace());
        QVERIFY(put(path(u"a"_s), "another"));
        QVERIFY(!appender.isInPlace());
    }

    void linesGoThroughNoLink()
    {
        QVERIFY(put(path(u"target"_s), "bytes"));
        QVERIFY(QFile::link(u"target"_s, path(u"link"_s)));
        PrivateAppender appender;
        const Error error = appender.open(path(u"link"_s));
        QCOMPARE(error.code, ErrorCode::FileUnwritable);
        QVERIFY2(error.why.contains(u"symbolic link"), qPrintable(error.why));
        QCOMPARE(contentOf(path(u"target"_s)), QByteArray("bytes"));
    }

    void whatGoesToAStreamIsTakenAsItComes()
    {
        TakenFile taken;
        QVERIFY(taken.stream());
        QByteArray bytes("before ");
        taken.takeInto(bytes);
        std::fputs("a long piece, ", taken.stream());
        taken.takeInto(bytes);
        std::fputs("a short one", taken.stream());
        taken.takeInto(bytes);
        taken.takeInto(bytes);
        QCOMPARE(bytes, QByteArray("before a long piece, a short one"));
        std::fclose(taken.stream());
    }

    void lockIsHeldByOneAtATime()
    {
        FileLock one(path(u"lock"_s));
        FileLock other(path(u"lock"_s));
        QVERIFY(one.tryLock());
        QVERIFY(!other.tryLock());
        QVERIFY(other.isTaken());
        one.release();
        QVERIFY(!isNameTaken(path(u"lock"_s)));
        QVERIFY(other.tryLock());
        QVERIFY(!other.isTaken());
    }

    void lockIsWaitedFor()
    {
        FileLock one(path(u"lock"_s));
        QVERIFY(one.tryLock());
        std::jthread later([&one] {
            QTest::qSleep(50);
            one.release();
        });
        FileLock other(path(u"lock"_s));
        QVERIFY(other.tryLock(std::chrono::minutes(1)));
    }

    void manyTakersHoldItInTurn()
    {
        std::atomic_int inside = 0; // the sanitizers do not know that the lock orders these accesses
        std::atomic_int held = 0;
        std::atomic_bool together = false;
        std::vector<std::jthread> takers;
        for (int i = 0; i < 4; ++i) {
            takers.emplace_back([&, name = path(u"lock"_s)] {
                for (int turn = 0; turn < 100; ++turn) {
                    FileLock lock(name);
                    if (!lock.tryLock(std::chrono::minutes(1)))
                        return;
                    if (++inside != 1)
                        together = true;
                    ++held;
                    --inside;
                }
            });
        }
        takers.clear();
        QVERIFY(!together.load());
        QCOMPARE(held.load(), 400);
    }

    void lockIsTakenOverFromAProgramThatIsGone()
    {
        const QByteArray gone = "99999999\nswb\n"; // no system has such a high process id
        QVERIFY(put(path(u"lock"_s), gone + QSysInfo::machineHostName().toLocal8Bit() + '\n'));
        FileLock lock(path(u"lock"_s));
        QVERIFY(lock.tryLock());
    }

    void nothingButAFileIsALock()
    {
        QVERIFY(put(path(u"target"_s), "bytes"));
        QVERIFY(QFile::link(u"target"_s, path(u"link"_s)));
        QCOMPARE(::mkfifo(qPrintable(path(u"pipe"_s)), 0600), 0);
        const test::Watchdog watchdog; // a lock that never matches the file of its name would be retried
                                       // forever
        for (const QString &name : {u"link"_s, u"pipe"_s, u"no/lock"_s}) {
            FileLock lock(path(name));
            QVERIFY(!lock.tryLock(std::chrono::minutes(1)));
            QVERIFY(!lock.isTaken());
            QVERIFY(!lock.problem().isEmpty());
        }
        QCOMPARE(contentOf(path(u"target"_s)), QByteArray("bytes"));
    }

    void privateFolderIsClosed()
    {
        QVERIFY(!makePrivateFolder(path(u"deep/down"_s)).isError());
        const auto closed = ownerOnly | QFile::ExeOwner | QFile::ExeUser;
        QCOMPARE(QFile::permissions(path(u"deep/down"_s)), closed);
        QVERIFY(QFile::setPermissions(path(u"deep/down"_s), closed | QFile::ReadOther | QFile::ExeOther));
        QVERIFY(!makePrivateFolder(path(u"deep/down"_s)).isError());
        QCOMPARE(QFile::permissions(path(u"deep/down"_s)), closed);
    }

    void rightsOfWhatALinkLeadsToStay()
    {
        const auto open = ownerOnly | QFile::ExeOwner | QFile::ExeUser | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QDir(m_folder->path()).mkdir(u"target"_s));
        QVERIFY(QFile::setPermissions(path(u"target"_s), open));
        QVERIFY(QFile::link(u"target"_s, path(u"link"_s)));
        QCOMPARE(makePrivateFolder(path(u"link"_s)).code, ErrorCode::FileUnwritable);
        QCOMPARE(QFile::permissions(path(u"target"_s)), open);
    }

private:
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_folder ? m_folder->filePath(name) : name;
    }
    [[nodiscard]] QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TstFiles)
#include "tst_files.moc"

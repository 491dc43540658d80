// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/filesaver.h"

#include "support/patience.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "no file"_ba;
}

FileSaver::Source pieces(const QByteArrayList &all)
{
    return [all](FileSaver::Sink &sink) {
        for (const QByteArray &piece : all) {
            if (!sink.write(piece))
                return;
        }
    };
}

} // namespace

class tst_FileSaver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bytesArriveAsTheyWere();
    void nothingIsAFileToo();
    void aFailureLeavesTheOldFile();
    void aFolderThatIsNotThereIsExplained();
    void cancelLeavesTheOldFile();
    void goingAwayWhileSavingIsSafe();
    void progressIsTold();
    void secondWaitsForTheFirst();
    void cancelGivesUpWhatWaits();
};

void tst_FileSaver::bytesArriveAsTheyWere()
{
    QTemporaryDir folder;
    FileSaver saver;
    QSignalSpy saved(&saver, &FileSaver::saved);
    const QString path = folder.filePath(u"bytes"_s);
    saver.save(path, pieces({QByteArray("a\0\r\n", 4), "\xff\xfe"}));
    QVERIFY(saver.isSaving());
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!saver.isSaving());
    QCOMPARE(contentOf(path), QByteArray("a\0\r\n\xff\xfe", 6));
    QCOMPARE(saved[0][1].toLongLong(), 6);
    QVERIFY(!saved[0][2].value<Error>().isError());
    saver.save(path, pieces({"again"}));
    QTRY_COMPARE(saved.size(), 2);
    QCOMPARE(contentOf(path), "again"_ba);
}

void tst_FileSaver::nothingIsAFileToo()
{
    QTemporaryDir folder;
    FileSaver saver;
    QSignalSpy saved(&saver, &FileSaver::saved);
    saver.save(folder.filePath(u"empty"_s), pieces({}));
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(contentOf(folder.filePath(u"empty"_s)), QByteArray());
}

void tst_FileSaver::aFailureLeavesTheOldFile()
{
    QTemporaryDir folder;
    QFile old(folder.filePath(u"old"_s));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    FileSaver saver;
    QSignalSpy saved(&saver, &FileSaver::saved);
    saver.save(old.fileName() + u"/below"_s, pieces({"new"})); // a file is not a folder
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved[0][2].value<Error>().code, ErrorCode::FileUnwritable);
    QCOMPARE(contentOf(old.fileName()), "old"_ba);
}

void tst_FileSaver::aFolderThatIsNotThereIsExplained()
{
    FileSaver saver;
    QSignalSpy saved(&saver, &FileSaver::saved);
    saver.save(u"/no/such/folder/file"_s, pieces({"x"}));
    QTRY_COMPARE(saved.size(), 1);
    const Error error = saved[0][2].value<Error>();
    QCOMPARE(error.code, ErrorCode::FileUnwritable);
    QVERIFY(error.what.contains(u"/no/such/folder/file"_s));
}

void tst_FileSaver::cancelLeavesTheOldFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    FileSaver saver;
    QSignalSpy saved(&saver, &FileSaver::saved);
    QSignalSpy cancelled(&saver, &FileSaver::cancelled);
    saver.save(path, pieces({"old"}));
    QTRY_COMPARE(saved.size(), 1);
    saver.save(path, [](FileSaver::Sink &sink) {
        while (sink.write(QByteArray(1000, 'x'))) { }
    });
    saver.cancel();
    QTRY_COMPARE(cancelled.size(), 1);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(contentOf(path), "old"_ba);
}

void tst_FileSaver::goingAwayWhileSavingIsSafe()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    auto begun = std::make_shared<std::binary_semaphore>(0);
    {
        FileSaver saver;
        saver.save(path, [begun](FileSaver::Sink &sink) {
            begun->release();
            while (!sink.isStopped())
                sink.write("x");
        });
        begun->acquire();
    }
    QVERIFY(!QFile::exists(path));
}

void tst_FileSaver::progressIsTold()
{
    QTemporaryDir folder;
    FileSaver saver;
    QSignalSpy progressed(&saver, &FileSaver::progressed);
    QSignalSpy saved(&saver, &FileSaver::saved);
    saver.save(folder.filePath(u"file"_s), pieces(QByteArrayList(8, QByteArray(1 << 19, 'x'))));
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(progressed.size(), 4);
    QCOMPARE(progressed.last()[0].toLongLong(), 4 << 20);
}

void tst_FileSaver::secondWaitsForTheFirst()
{
    QTemporaryDir folder;
    auto goOn = std::make_shared<std::binary_semaphore>(0);
    FileSaver saver;
    QSignalSpy saved(&saver, &FileSaver::saved);
    saver.save(folder.filePath(u"first"_s), [goOn](FileSaver::Sink &sink) {
        goOn->acquire();
        sink.write("1");
    });
    saver.save(folder.filePath(u"second"_s), pieces({"2"}));
    saver.save(folder.filePath(u"third"_s), pieces({"3"}));
    QVERIFY(saver.isSaving());
    goOn->release();
    QTRY_COMPARE(saved.size(), 3);
    QCOMPARE(saved[1][0].toString(), folder.filePath(u"second"_s));
    QCOMPARE(contentOf(folder.filePath(u"first"_s)), QByteArray("1"));
    QCOMPARE(contentOf(folder.filePath(u"second"_s)), QByteArray("2"));
    QCOMPARE(contentOf(folder.filePath(u"third"_s)), QByteArray("3"));
    QVERIFY(!saver.isSaving());
}

void tst_FileSaver::cancelGivesUpWhatWaits()
{
    QTemporaryDir folder;
    FileSaver saver;
    QSignalSpy cancelled(&saver, &FileSaver::cancelled);
    saver.save(folder.filePath(u"first"_s), [](FileSaver::Sink &sink) {
        while (!sink.isStopped())
            sink.write("x");
    });
    saver.save(folder.filePath(u"second"_s), pieces({"2"}));
    saver.cancel();
    QTRY_COMPARE(cancelled.size(), 2);
    QVERIFY(!saver.isSaving());
    QVERIFY(!QFile::exists(folder.filePath(u"first"_s)));
    QVERIFY(!QFile::exists(folder.filePath(u"second"_s)));
}

QTEST_GUILESS_MAIN(tst_FileSaver)
#include "tst_filesaver.moc"

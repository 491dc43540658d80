// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesystem.h"
#include "core/log/event.h"
#include "core/log/messagelog.h"
#include "core/session/sessionwriter.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

std::atomic<int> syncs = 0; ///< how often somebody waited for the disk

}

// Replaces the C library's function, for SQLite as well: fdatasync(2)
extern "C" int fdatasync(int) // NOLINT(readability-inconsistent-declaration-parameter-name)
{
    ++syncs;
    return 0;
}

class tst_SessionSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theFirstEventsDoNotWaitForTheDisk();
};

void tst_SessionSync::theFirstEventsDoNotWaitForTheDisk()
{
    const QTemporaryDir folder;
    syncs = 0;
    auto made = SessionWriter::create(folder.filePath(u"a.swbs"_s), {}, SessionWriter::Existing::Refuse);
    QVERIFY(made);
    SessionWriter &writer = *made.value();
    Event event;
    event.id = 1;
    event.payload = "HELLO";
    writer.append(event);
    QVERIFY(!writer.commit().isError());
    QCOMPARE(writer.recorded(), 1U);
    QCOMPARE(syncs.load(), hasPosixFiles() ? 0 : 1); // Qt syncs its lock file once
    QVERIFY(!writer.close().isError());
    QVERIFY(syncs > 0); // what is closed properly is safe, and SQLite calls the function above
}

QTEST_GUILESS_MAIN(tst_SessionSync)
#include "tst_sessionsync.moc"

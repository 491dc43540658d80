// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/processes.h"
#include "support/tinydisk.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// "swb demo" and "swb ca", the two commands without options.
class TstSwbDemo : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void demoGetsFourRightAnswers()
    {
        const Outcome outcome = runSwb({u"demo"_s});
        QVERIFY2(outcome.exitCode == 0, both(outcome.out, outcome.err));
        QCOMPARE(outcome.err, QByteArray());
        const QString text = QString::fromUtf8(outcome.out);
        for (const QString &scheme : {u"tcp"_s, u"tls"_s, u"udp"_s, u"dtls"_s}) {
            QVERIFY2(text.contains(u"listening on "_s + scheme), outcome.out);
            QVERIFY2(text.contains(u"HELLO OVER "_s + scheme.toUpper()), outcome.out);
            const QRegularExpression row(
                u"^%1 +%2 +[\\d.]+ ms +(\\d+) B +(\\d+) B +right$"_s.arg(
                    scheme.toUpper(), scheme == u"udp"_s ? u"none"_s : u"[\\d.]+ ms"_s),
                QRegularExpression::MultilineOption);
            const auto match = row.match(text);
            QVERIFY2(match.hasMatch(), outcome.out);
            QCOMPARE(match.captured(1).toInt(), u"hello over "_s.size() + scheme.size());
            QCOMPARE(match.captured(2), match.captured(1));
        }
    }

    void authorityIsMadeOnceAndItsKeyIsPrivate()
    {
        const Outcome first = runSwb({u"ca"_s});
        QCOMPARE(first.exitCode, 0);
        const QFileInfo certificate(QString::fromUtf8(first.out.trimmed()));
        QVERIFY2(certificate.isAbsolute() && certificate.isFile(), first.out);
        QVERIFY(certificate.filePath().startsWith(m_data.path()));
        for (const QFileInfo &file : certificate.dir().entryInfoList({u"*private*"_s}, QDir::Files))
            QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                     QFile::Permissions());
        QFile file(certificate.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        QVERIFY(before.startsWith("-----BEGIN CERTIFICATE-----"));

        QCOMPARE(runSwb({u"ca"_s}).out, first.out);
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), before);
    }

    void folderThatCannotBeWrittenIsAFailure()
    {
        qputenv("SWB_DATA_DIR", "/dev/null/nowhere");
        const Outcome outcome = runSwb({u"ca"_s});
        qputenv("SWB_DATA_DIR", QFile::encodeName(m_data.path()));
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.contains("/dev/null/nowhere"), outcome.err);
    }

    void fullDiskIsSaidToBeFull()
    {
        const TinyDisk disk(64 << 10);
        SWB_NEED_TINY_DISK(disk);
        const QString fillAndRun
            = u"head -c 100000 /dev/zero > \"$0/fill\" 2> /dev/null; SWB_DATA_DIR=\"$0/data\" exec \"$1\" ca"_s;
        const Outcome outcome
            = run(u"unshare"_s, disk.arguments(u"sh"_s, {u"-c"_s, fillAndRun, disk.path({}), swbProgram()}));
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.contains("disk is full"), outcome.err);
        QVERIFY2(!outcome.err.contains("nother program"), outcome.err);
    }
};

QTEST_GUILESS_MAIN(TstSwbDemo)
#include "tst_swbdemo.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportformat.h"
#include "core/files/filesystem.h"
#include "support/packets.h"
#include "support/processes.h"
#include "support/tinydisk.h"

#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// For a process without a sanitizer, whose own memory is far larger.
#ifdef __SANITIZE_ADDRESS__
constexpr QLatin1StringView memoryLimit = "true"_L1;
#else
constexpr QLatin1StringView memoryLimit = "ulimit -v 2000000"_L1;
#endif

constexpr const char *needsPosix = "SKIPPED: Qt's classes alone do not promise this";

/// What "swb" writes and reads: files on a full disk, standard output that accepts nothing, and names and
/// texts of any bytes. A shell passes the bytes, since QProcess only handles text.
class TstSwbFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("SWB_DATA_DIR", QFile::encodeName(m_folder->filePath(u"data"_s)));
    }

    void fullDiskLeavesTheOldFile_data()
    {
        QTest::addColumn<QString>("command");
        for (const swb::ExportFormat format : swb::exportFormats) {
            const QString name = nameOf(format);
            if (whyAbsent(format).isEmpty())
                QTest::newRow(qPrintable(u"log as "_s + name))
                    << QString(u"log '%1' --export "_s + name + u" -o old"_s);
        }
        QTest::newRow("report of a comparison") << u"compare --count 10 --html old"_s;
    }
    void fullDiskLeavesTheOldFile()
    {
        QFETCH(QString, command);
        const TinyDisk disk(256 << 10);
        SWB_NEED_TINY_DISK(disk);
        const QString script = u"cd '%1' && echo before > old && cat /dev/zero > fill 2>&-; \"$0\" %2 >&2; "
                               "echo exit $?; cat old; ls"_s.arg(disk.path({}), command);
        const Outcome outcome = run(
            u"unshare"_s,
            disk.arguments(u"sh"_s,
                           {u"-c"_s, script.contains(u"%1") ? script.arg(capture()) : script, swbProgram()}));
        QVERIFY2(outcome.err.contains("disk is full"), outcome.err);
        QCOMPARE(outcome.out, QByteArray("exit 1\nbefore\nfill\nold\n"));
    }

    void fullStandardOutputIsAFailure_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *const command :
             {"--version", "--help", "serve --help", "send --help", "relay --help", "compare --help",
              "log --help", "demo --help", "ca --help", "ca", "demo", "compare --count 10",
              "compare --count 10 --json", "serve tcp://127.0.0.1:0", "serve --quiet tcp://127.0.0.1:0",
              "relay tcp://127.0.0.1:0 tcp://127.0.0.1:1"})
            QTest::newRow(command) << QString::fromLatin1(command);
        QTest::newRow("log") << QString(u"log "_s + u"%1");
    }
    void fullStandardOutputIsAFailure()
    {
        QFETCH(QString, command);
        if (command.contains(u'%'))
            command = command.arg(capture());
        const Outcome outcome = shell(u"exec \"$0\" %1 > /dev/full"_s.arg(command));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.startsWith("swb: "), outcome.err);
        QVERIFY2(outcome.err.contains("No space left"), outcome.err);
    }

    void bytesOfATextAreSentAsGiven_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("Latin-1") << u"\"$(printf 'caf\\351')\""_s << QByteArray("caf\xe9");
        QTest::newRow("raw") << u"--raw \"$(printf 'caf\\351\\\\n')\""_s << QByteArray("caf\xe9\\n");
        QTest::newRow("with escapes") << u"\"$(printf '\\351\\\\n\\377')\""_s << QByteArray("\xe9\n\xff");
        QTest::newRow("half a character") << u"\"$(printf '\\303')\" x"_s << QByteArray("\xc3 x");
        QTest::newRow("UTF-8") << u"gr\u00fc\u00dfe"_s
                               << QByteArray("gr\xc3\xbc\xc3\x9f"
                                             "e");
    }
    void bytesOfATextAreSentAsGiven()
    {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, bytes);
        const SwbServer echo({u"tcp://127.0.0.1:0"_s});
        const Outcome sent = shell(u"exec \"$0\" send %1 %2"_s.arg(echo.url(), arguments));
        QCOMPARE(sent.out, bytes);
        QCOMPARE(sent.exitCode, 0);
    }

    void bytesOfAReplyAreSentAsGiven()
    {
        Program shell;
        shell.launch(u"sh"_s,
                     {u"-c"_s,
                      u"exec \"$0\" serve tcp://127.0.0.1:0 --reply \"$(printf 'fixed:caf\\351')\""_s,
                      swbProgram()});
        QVERIFY(shell.waitForOut("listening on tcp://"));
        QTRY_VERIFY(shell.out().contains('\n'));
        const QString url = QString::fromUtf8(shell.out().mid(13, shell.out().indexOf('\n') - 13));
        QCOMPARE(runSwb({u"send"_s, url, u"x"_s}).out, QByteArray("caf\xe9"));
    }

    void filesAreFoundByTheirBytes()
    {
        if (!swb::hasPosixFiles())
            QSKIP(needsPosix);
        const SwbServer echo({u"tcp://127.0.0.1:0"_s});
        const Outcome outcome = shell(
            u"cd '%1' && name=$(printf 'caf\\351') && echo content > $name && cp '%3' $name.pcap || exit\n"
            "\"$0\" send %2 --file $name --record $name.swbs || exit\n"
            "\"$0\" log $name.pcap > /dev/null || exit\n"
            "\"$0\" log $name.swbs -o $name.txt || exit\n"
            "\"$0\" log $name.swbs --export jsonl -o $name.jsonl && \"$0\" log $name.jsonl > /dev/null || "
            "exit\n"
            "grep -c content $name.txt; \"$0\" log $name.swbs -o $name.swbs; "
            "\"$0\" compare --count 2 --html $name.html > /dev/null || exit\n"
            "LC_ALL=C ls -b; rm -f $name*"_s.arg(m_folder->path(), echo.url(), capture()));
        QVERIFY2(outcome.out.startsWith("content\n2\n"), both(outcome.out, outcome.err));
        QVERIFY2(outcome.err.contains("-o names the input log"), outcome.err);
        for (const char *const name : {"", ".html", ".jsonl", ".pcap", ".swbs", ".txt"})
            QVERIFY2(outcome.out.contains(QByteArray(QByteArray("\ncaf\\351") + name + "\n")), outcome.out);
        QVERIFY2(!outcome.out.contains(".lock") && !outcome.out.contains(".part"), outcome.out);
    }

    void missingFileIsShownByItsBytes()
    {
        const Outcome outcome
            = shell(u"exec \"$0\" send tcp://127.0.0.1:1 --record \"$(printf '/no/caf\\351')\" x"_s);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("/no/caf\\xe9"), outcome.err);
    }

    void keyThatIsNoOrdinaryFileIsRefusedAtOnce_data()
    {
        QTest::addColumn<QString>("make");
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("a pipe") << u"mkfifo key"_s << QByteArray("pipe");
        QTest::newRow("six gigabytes") << u"truncate -s 6G key"_s << QByteArray("larger than 1 MB");
        QTest::newRow("a device") << u"ln -s /dev/zero key"_s << QByteArray("device");
    }
    void keyThatIsNoOrdinaryFileIsRefusedAtOnce()
    {
        QFETCH(QString, make);
        QFETCH(QByteArray, why);
        const Outcome outcome
            = shell(u"cd '%1' && %2 && %3; exec \"$0\" serve tls://127.0.0.1:0 --cert key --key key"_s.arg(
                m_folder->path(), make, memoryLimit));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains(why), outcome.err);
    }

    /// As described in the issue: the link's target keeps its permissions and its content.
    void keyOfOursIsReadThroughNoLink()
    {
        QCOMPARE(runSwb({u"ca"_s}).exitCode, 0);
        const Outcome outcome
            = shell(u"cd '%1' && echo secret > other && chmod 644 other && rm data/tls/ca-private.pem && "
                    "ln -s ../../other data/tls/ca-private.pem && \"$0\" ca; echo exit $?; "
                    "stat -c %a other; cat other"_s.arg(m_folder->path()));
        QVERIFY2(outcome.err.contains("symbolic link"), outcome.err);
        QCOMPARE(outcome.out, QByteArray("exit 1\n644\nsecret\n"));
    }

    void lockThatIsAPipeHangsNobody()
    {
        const Outcome outcome
            = shell(u"cd '%1' && mkfifo a.swbs.lock && "
                    "exec \"$0\" serve tcp://127.0.0.1:0 --record a.swbs"_s.arg(m_folder->path()));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("could not be written"), outcome.err);
    }

    void exportsGoToPipesAndStandardOutput_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("a dash") << u"\"$0\" log '%1' -o -"_s;
        QTest::newRow("the name of standard output") << u"\"$0\" log '%1' -o /dev/stdout"_s;
        QTest::newRow("standard output in a pipe") << u"\"$0\" log '%1' -o /dev/stdout | cat"_s;
        QTest::newRow("a descriptor of the shell") << u"\"$0\" log '%1' -o /dev/fd/5 5>&1"_s;
        QTest::newRow("a pipe with a name") << u"mkfifo p; cat p & \"$0\" log '%1' -o p; wait"_s;
        QTest::newRow("a link") << u"touch f; ln -s f l; \"$0\" log '%1' -o l; test -L l && cat f"_s;
        QTest::newRow("behind what stands in the file already")
            << u"{ echo head; \"$0\" log '%1' -o /dev/stdout; } > f; cat f | tail -n +2"_s;
    }
    void exportsGoToPipesAndStandardOutput()
    {
        QFETCH(QString, command);
        if (command.contains(u"echo head") && !swb::hasPosixFiles())
            QSKIP(needsPosix);
        const Outcome outcome = shell(u"cd '%1'\n"_s.arg(m_folder->path()) + command.arg(capture()));
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.out, runSwb({u"log"_s, capture()}).out);
    }

private:
    /// A capture with one datagram.
    QString capture()
    {
        const QString path = m_folder->filePath(u"capture"_s);
        PcapFile file(101);
        QFile out(path);
        if (out.open(QIODevice::WriteOnly))
            out.write(file.packet(1000, ipv4(17, 1, 2, udp(1, 2, "one"))).bytes());
        return path;
    }
    static Outcome shell(const QString &script) { return run(u"sh"_s, {u"-c"_s, script, swbProgram()}); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstSwbFiles)
#include "tst_swbfiles.moc"

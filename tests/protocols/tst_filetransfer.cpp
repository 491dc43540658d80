// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filename.h"
#include "core/files/filewriter.h"
#include "protocols/files/fileclient.h"
#include "protocols/files/filelimits.h"
#include "protocols/files/fileserver.h"
#include "protocols/files/rawfileserver.h"
#include "support/patience.h"
#include "support/recordedactions.h"

#include <QDir>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray headerOf(const QByteArray &content, const QString &name = u"a.txt"_s)
{
    return FileHeader{name, content.size(), sha256(content)}.toBytes();
}

/// Runs the pending disk jobs.
void lookOnce(RecordedActions &end)
{
    QTest::qWait(1);
    end.wake();
}

} // namespace

class TstFileTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void headerIsReadHoweverItIsCut()
    {
        const QByteArray stream = headerOf("hello", u"Ωmega.txt"_s).replace("\n", "\r\n") + "hello";
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            FileHeaderReader reader;
            QByteArray rest;
            int complete = 0;
            for (const QByteArray &part : {stream.first(cut), stream.sliced(cut)}) {
                reader.append(part);
                if (complete == 0 && reader.next() == FileHeaderReader::Status::Complete)
                    ++complete;
            }
            QCOMPARE(complete, 1);
            QCOMPARE(reader.header().name, u"Ωmega.txt"_s);
            QCOMPARE(reader.header().length, 5);
            QCOMPARE(reader.header().sha256, sha256("hello"));
            QCOMPARE(reader.takeRest(), QByteArray("hello"));
        }
    }

    void headerThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray sum = sha256("x").toHex();
        QTest::newRow("another word") << "GET / HTTP/1.1\r\n"_ba;
        QTest::newRow("its first byte") << "G"_ba;
        QTest::newRow("a newer version") << "SWB-FILE 2\n"_ba;
        QTest::newRow("no name") << QByteArray("SWB-FILE 1\nlength: 1\nsha256: " + sum + "\n\n");
        QTest::newRow("no length") << QByteArray("SWB-FILE 1\nname: a\nsha256: " + sum + "\n\n");
        QTest::newRow("no sum") << "SWB-FILE 1\nname: a\nlength: 1\n\n"_ba;
        QTest::newRow("a length below 0") << QByteArray("SWB-FILE 1\nname: a\nlength: -1\n");
        QTest::newRow("a length of 20 digits") << QByteArray("SWB-FILE 1\nlength: 99999999999999999999\n");
        QTest::newRow("a short sum") << QByteArray("SWB-FILE 1\nsha256: " + sum.first(62) + "\n");
        QTest::newRow("a sum of other letters")
            << QByteArray("SWB-FILE 1\nsha256: " + QByteArray(64, 'g') + "\n");
        QTest::newRow("no field") << "SWB-FILE 1\nhello\n"_ba;
    }
    void headerThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, text);
        FileHeaderReader reader;
        reader.append(text);
        QCOMPARE(reader.next(), FileHeaderReader::Status::Malformed);
        RecordedActions end = server();
        end.receive(text);
        QCOMPARE(end.written(), QByteArray("refused header\n"));
        QCOMPARE(end.breaks.size(), 1);
    }

    void headerIsAsLongAsItMayBe_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<FileHeaderReader::Status>("status");
        const auto most = int(filelimits::headerBytes);
        QTest::newRow("one below") << most - 1 << FileHeaderReader::Status::Complete;
        QTest::newRow("at the limit") << most << FileHeaderReader::Status::Complete;
        QTest::newRow("one above") << most + 1 << FileHeaderReader::Status::Malformed;
    }
    void headerIsAsLongAsItMayBe()
    {
        QFETCH(int, bytes);
        QFETCH(FileHeaderReader::Status, status);
        QByteArray text = headerOf("x");
        text.insert(11, "filler: " + QByteArray(bytes - text.size() - 9, '-') + '\n');
        QCOMPARE(text.size(), bytes);
        FileHeaderReader whole;
        whole.append(text);
        QCOMPARE(whole.next(), status);
        FileHeaderReader inPieces;
        FileHeaderReader::Status last{};
        for (const char byte : text) {
            inPieces.append(QByteArray(1, byte));
            last = inPieces.next();
            if (last == FileHeaderReader::Status::Malformed)
                break;
        }
        QCOMPARE(last, status);
    }

    void fileIsStored()
    {
        RecordedActions end = server();
        end.open();
        end.receive(headerOf("hello\n"));
        waitForAnswer(end, "from 0\n");
        end.receive("hel");
        QCOMPARE(names(), QStringList{asideOf("hello\n")});
        end.receive("lo\n");
        waitForAnswer(end, "stored " + sha256("hello\n").toHex() + '\n');
        QCOMPARE(names(), QStringList{u"a.txt"_s});
        QCOMPARE(contentOf(u"a.txt"_s), QByteArray("hello\n"));
        QCOMPARE(end.told.first().fields[0], (ProtocolField{u"name"_s, u"a.txt"_s}));
        end.finishPeer();
        QVERIFY(end.closed);
        QVERIFY(end.errors.isEmpty());
    }

    /// One that waits for no answer, and sends two files as well.
    void filesAreTheSameHoweverTheyAreCut()
    {
        const QByteArray stream
            = headerOf("one") + "one" + headerOf("", u"empty"_s) + headerOf("two", u"b"_s) + "two";
        for (qsizetype piece = 1; piece <= stream.size(); piece += piece < 20 ? 1 : 37) {
            m_folder = std::make_unique<QTemporaryDir>();
            RecordedActions end = server();
            end.open();
            for (qsizetype at = 0; at < stream.size(); at += piece) {
                end.receive(stream.sliced(at, qMin(piece, stream.size() - at)));
                while (end.protocol->isFull())
                    lookOnce(end);
            }
            end.finishPeer();
            QTRY_VERIFY_WITH_TIMEOUT((lookOnce(end), end.closed), test::patienceMs);
            QCOMPARE(names(), (QStringList{u"a.txt"_s, u"b"_s, u"empty"_s}));
            QCOMPARE(contentOf(u"b"_s), QByteArray("two"));
            QCOMPARE(end.written().count("stored "), 3);
        }
    }

    void whatWasCutOffIsGoneOnWith()
    {
        {
            RecordedActions end = server();
            end.receive(headerOf("hello world"));
            waitForAnswer(end, "from 0\n");
            end.receive("hello");
            end.run([&](Protocol &it) { it.ended(end); });
            QCOMPARE(end.errors.first().code, ErrorCode::IncompleteMessage);
        }
        FileIntake::disks().waitForDone();
        QCOMPARE(names(), QStringList{asideOf("hello world")});
        RecordedActions end = server();
        end.receive(headerOf("hello world"));
        waitForAnswer(end, "from 5\n");
        end.receive(" world");
        waitForAnswer(end, "stored " + sha256("hello world").toHex() + '\n');
        QCOMPARE(contentOf(u"a.txt"_s), QByteArray("hello world"));
    }

    void anotherFileOfThatNameIsNotGoneOnWith()
    {
        {
            RecordedActions end = server();
            end.receive(headerOf("hello world"));
            waitForAnswer(end, "from 0\n");
            end.receive("hello");
            end.run([&](Protocol &it) { it.ended(end); });
        }
        FileIntake::disks().waitForDone();
        RecordedActions end = server();
        end.receive(headerOf("another"));
        waitForAnswer(end, "from 0\n");
    }

    void wrongBytesAreThrownAway()
    {
        RecordedActions end = server();
        end.receive(headerOf("hello"));
        waitForAnswer(end, "from 0\n");
        end.receive("hallo");
        waitForAnswer(end, "failed checksum\n");
        QCOMPARE(end.breaks.first().code, ErrorCode::ChecksumDiffers);
        QCOMPARE(names(), QStringList());
    }

    void nothingIsWrittenOver()
    {
        QVERIFY(!writeFile(m_folder->filePath(u"a.txt"_s), "mine").isError());
        RecordedActions end = server();
        end.receive(headerOf("hello"));
        waitForAnswer(end, "refused exists\n");
        QCOMPARE(contentOf(u"a.txt"_s), QByteArray("mine"));
        QCOMPARE(names(), QStringList{u"a.txt"_s});
    }

    void nothingIsWrittenOverThatCameMeanwhile()
    {
        RecordedActions end = server();
        end.receive(headerOf("hello"));
        waitForAnswer(end, "from 0\n");
        QVERIFY(!writeFile(m_folder->filePath(u"a.txt"_s), "mine").isError());
        end.receive("hello");
        waitForAnswer(end, "failed exists\n");
        QCOMPARE(contentOf(u"a.txt"_s), QByteArray("mine"));
    }

    void linkIsNeitherFollowedNorReplaced()
    {
        const QString target = m_folder->filePath(u"target"_s);
        QVERIFY(QFile::link(target, m_folder->filePath(u"a.txt"_s)));
        RecordedActions end = server();
        end.receive(headerOf("hello"));
        waitForAnswer(end, "refused exists\n");
        QVERIFY(QFile::link(target, m_folder->filePath(asideOf("other", u"b"_s))));
        RecordedActions second = server();
        second.receive(headerOf("other", u"b"_s));
        waitForAnswer(second, "refused disk\n");
        QVERIFY(!isNameTaken(target));
    }

    void twoDoNotWriteTheSameFile()
    {
        RecordedActions one = server();
        one.receive(headerOf("hello"));
        waitForAnswer(one, "from 0\n");
        RecordedActions other = server();
        other.receive(headerOf("hello"));
        waitForAnswer(other, "refused busy\n");
        one.receive("hello");
        waitForAnswer(one, "stored " + sha256("hello").toHex() + '\n');
    }

    void nameLeadsNowhereElse_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("taken");
        for (const char *bad : {"../a", "/etc/passwd", "a/b", "..", ".", ".hidden", "a\\b", "C:a",
                                "a\x1b[2Jb", "con", "NUL.txt", "a.", "\xff", "a\u202eb", "a*b", "a\tb"})
            QTest::newRow(bad) << QByteArray(bad) << false;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
        for (const char *good : {"a", "notes.tar.gz", "two words", "Ωmega", "100%", "a..b", "-rf"})
            QTest::newRow(good) << QByteArray(good) << true;
        QTest::newRow("one below the limit") << QByteArray(199, 'x') << true;
        QTest::newRow("at the limit") << QByteArray(200, 'x') << true;
        QTest::newRow("one above") << QByteArray(201, 'x') << false;
    }
    void nameLeadsNowhereElse()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, taken);
        RecordedActions end = server();
        end.receive(QByteArray("SWB-FILE 1\nname: " + name + "\nlength: 1\nsha256: " + sha256("x").toHex()
                               + "\n\nx"));
        waitForAnswer(end, taken ? "from 0\n" : "refused name\n");
        FileIntake::disks().waitForDone();
        QCOMPARE(names().size(), taken ? 1 : 0);
    }

    void fileIsAsLargeAsItMayBe()
    {
        for (const qint64 more : {-1, 0, 1}) {
            RecordedActions end = server();
            end.receive(
                FileHeader{u"large%1"_s.arg(more), filelimits::fileBytes + more, sha256("x")}.toBytes());
            waitForAnswer(end, more > 0 ? "refused too-large\n" : "from 0\n");
        }
    }

    /// The data that a slow disk has not accepted is bounded, and the peer waits.
    void slowDiskHoldsThePeerBack()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QSemaphore disk;
        const auto folder = std::make_shared<FileFolder>(m_folder->path(), Transport::Tcp, 0, pool);
        RecordedActions end(std::make_unique<FileServer>(folder));
        const QByteArray content(2 * FileIntake::waitingBytes, 'x');
        end.receive(headerOf(content));
        waitForAnswer(end, "from 0\n");
        pool.waitForDone();
        pool.start([&disk] { disk.acquire(); }); // the disk is blocked
        constexpr qsizetype piece = 64 << 10;
        qsizetype sent = 0;
        while (!end.protocol->isFull()) {
            end.receive(QByteArrayView(content).sliced(sent, piece));
            sent += piece;
        }
        QCOMPARE(sent, FileIntake::waitingBytes);
        QVERIFY(end.wake());
        QVERIFY(end.protocol->isFull());
        disk.release();
        QTRY_VERIFY_WITH_TIMEOUT((lookOnce(end), !end.protocol->isFull()), test::patienceMs);
        for (; sent < content.size(); sent += piece) {
            QTRY_VERIFY_WITH_TIMEOUT((lookOnce(end), !end.protocol->isFull()), test::patienceMs);
            end.receive(QByteArrayView(content).sliced(sent, piece));
        }
        waitForAnswer(end, "stored " + sha256(content).toHex() + '\n');
        pool.waitForDone();
    }

    void whoSaysNothingIsNotWaitedFor()
    {
        RecordedActions end = server();
        end.open();
        QVERIFY(end.wake());
        QCOMPARE(end.now, std::chrono::nanoseconds(filelimits::headerTime).count());
        QVERIFY(end.closed);
        RecordedActions slow = server();
        slow.open();
        slow.receive("SWB");
        QVERIFY(slow.wake());
        QCOMPARE(slow.breaks.first().code, ErrorCode::IdleTimeout);
    }

    void rawBytesAreAFileUntilTheirEnd()
    {
        RecordedActions end = rawServer();
        end.open();
        end.receive("some ");
        end.receive("bytes");
        end.finishPeer();
        QTRY_VERIFY_WITH_TIMEOUT((lookOnce(end), end.closed), test::patienceMs);
        QCOMPARE(names(), QStringList{u"received-19700101-000000-1"_s});
        QCOMPARE(contentOf(names().first()), QByteArray("some bytes"));
        QVERIFY(end.writes.isEmpty());
    }

    void rawNameThatIsTakenIsPassedOver()
    {
        QVERIFY(!writeFile(m_folder->filePath(u"received-19700101-000000-1"_s), "mine").isError());
        RecordedActions end = rawServer();
        end.receive("bytes");
        end.finishPeer();
        QTRY_VERIFY_WITH_TIMEOUT((lookOnce(end), end.closed), test::patienceMs);
        QCOMPARE(names(), (QStringList{u"received-19700101-000000-1"_s, u"received-19700101-000000-2"_s}));
        QCOMPARE(contentOf(names().last()), QByteArray("bytes"));
    }

    void rawBytesThatWereCutOffStayAside()
    {
        RecordedActions end = rawServer();
        end.receive("bytes");
        QTRY_VERIFY_WITH_TIMEOUT((lookOnce(end), !end.protocol->isFull()), test::patienceMs);
        end.run([&](Protocol &it) { it.ended(end); });
        FileIntake::disks().waitForDone();
        QCOMPARE(names(), QStringList{u".received-19700101-000000-1.raw.part"_s});
        QCOMPARE(end.errors.first().code, ErrorCode::IncompleteMessage);
    }

    void emptyConnectionMakesNoFile()
    {
        RecordedActions end = rawServer();
        end.open();
        end.finishPeer();
        QVERIFY(end.closed);
        QCOMPARE(names(), QStringList());
    }

    void folderHasToBeThere()
    {
        ServerSettings settings;
        settings.reply = u"save:"_s + m_folder->filePath(u"missing"_s);
        QCOMPARE(fileServers(settings).error().code, ErrorCode::BadReply);
        QCOMPARE(protocolsOf(settings).error().code, ErrorCode::BadReply);
        settings.reply = u"save:"_s + m_folder->path();
        QVERIFY(protocolsOf(settings).ok());
        settings.url.transport = Transport::Udp;
        QCOMPARE(protocolsOf(settings).error().code, ErrorCode::BadReply);
    }

    void clientSendsWhatTheServerTakes()
    {
        const QByteArray content(3 * filelimits::pieceBytes + 7, 'y');
        RecordedActions client = offering(content);
        QCOMPARE(client.written(), headerOf(content, u"f.bin"_s));
        client.writes.clear();
        client.receive("from 10\n");
        while (client.wake())
            ;
        QCOMPARE(client.written(), content.sliced(10));
        client.receive(QByteArray("stored " + sha256(content).toHex()));
        QCOMPARE(client.delivered, QList<QByteArray>{"from 10\n"});
        client.receive("\n");
        QCOMPARE(client.delivered.last(), QByteArray("stored " + sha256(content).toHex() + '\n'));
        QVERIFY(client.refusals.isEmpty());
    }

    void clientWaitsForItsPeer()
    {
        const QByteArray content(2 * filelimits::pieceBytes, 'y');
        RecordedActions client = offering(content);
        client.writes.clear();
        client.waiting = true;
        client.receive("from 0\n");
        QVERIFY(!client.wake());
        QCOMPARE(client.written().size(), filelimits::pieceBytes);
        client.goOn();
        QCOMPARE(client.written(), content);
    }

    void clientTellsWhatWentWrong_data()
    {
        QTest::addColumn<QByteArray>("answers");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("exists") << "refused exists\n"_ba << ErrorCode::FileExists;
        QTest::newRow("name") << "refused name\n"_ba << ErrorCode::PeerRefused;
        QTest::newRow("checksum") << "from 0\nfailed checksum\n"_ba << ErrorCode::ChecksumDiffers;
        QTest::newRow("another checksum")
            << QByteArray("from 0\nstored " + sha256("other").toHex() + '\n') << ErrorCode::ChecksumDiffers;
        QTest::newRow("beyond its end") << "from 6\n"_ba << ErrorCode::PeerRefused;
        QTest::newRow("before its beginning") << "from -1\n"_ba << ErrorCode::PeerRefused;
        QTest::newRow("another protocol") << "HTTP/1.1 400 Bad Request\r\n"_ba << ErrorCode::PeerRefused;
        QTest::newRow("stored at once")
            << QByteArray("stored " + sha256("hello").toHex() + '\n') << ErrorCode::PeerRefused;
        QTest::newRow("no end of a line") << QByteArray(1001, 'x') << ErrorCode::PeerRefused;
    }
    void clientTellsWhatWentWrong()
    {
        QFETCH(QByteArray, answers);
        QFETCH(ErrorCode, code);
        RecordedActions client = offering("hello");
        client.receive(answers);
        QCOMPARE(client.refusals.size(), 1);
        QCOMPARE(client.refusals.first().code, code);
    }

    void clientTellsAnEarlyEnd()
    {
        RecordedActions client = offering("hello");
        client.finishPeer();
        QCOMPARE(client.refusals.first().code, ErrorCode::ClosedEarly);
        RecordedActions none(fileClients({}).value()->make({}));
        none.send(m_folder->filePath(u"missing"_s).toUtf8());
        QCOMPARE(none.refusals.first().code, ErrorCode::FileUnreadable);
    }

private:
    [[nodiscard]] RecordedActions server() const
    {
        ServerSettings settings;
        settings.reply = u"save:"_s + m_folder->path();
        return RecordedActions(fileServers(settings).value()->make({}));
    }
    [[nodiscard]] RecordedActions rawServer() const
    {
        ServerSettings settings;
        settings.reply = u"save:"_s + m_folder->path();
        return RecordedActions(rawFileServers(settings).value()->make({}));
    }
    /// A client that has announced what it sends.
    [[nodiscard]] RecordedActions offering(const QByteArray &content) const
    {
        const QString path = m_folder->filePath(u"f.bin"_s);
        [&] { QVERIFY(!writeFile(path, content).isError()); }();
        RecordedActions client(fileClients({}).value()->make({}));
        client.send(path.toUtf8());
        while (client.wake())
            ;
        return client;
    }
    static void waitForAnswer(RecordedActions &end, const QByteArray &answer)
    {
        QTRY_VERIFY2_WITH_TIMEOUT((lookOnce(end), end.written().contains(answer)), end.written().constData(),
                                  test::patienceMs);
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all
            = QDir(m_folder->path())
                  .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        all.removeIf([](const QString &name) { return name.endsWith(u".part.lock"); }); // without POSIX
        return all;
    }
    [[nodiscard]] QByteArray contentOf(const QString &name) const
    {
        QString problem;
        return readOrdinaryFile(m_folder->filePath(name), 1 << 30, problem);
    }
    [[nodiscard]] static QString asideOf(const QByteArray &content, const QString &name = u"a.txt"_s)
    {
        return IncomingFile::asideName(name, QString::fromLatin1(sha256(content).toHex().first(16)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstFileTransfer)
#include "tst_filetransfer.moc"

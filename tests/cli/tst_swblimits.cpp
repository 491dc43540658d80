// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/socketfamily.h"
#include "support/fewdescriptors.h"
#include "support/processes.h"
#include "support/rawsocket.h"

#include <QTemporaryDir>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace swb::test;

namespace {

RawSocket listening()
{
    RawSocket socket = RawSocket::boundTo(u"127.0.0.1"_s, SOCK_STREAM);
    socket.listen(64);
    return socket;
}

QString urlOf(const RawSocket &socket)
{
    return u"tcp://"_s + socket.local().toString();
}

/// Sends until nothing more is accepted for a second, or everything is sent.
qint64 sendUntilBlocked(RawSocket &socket, qint64 most)
{
    const timeval moment{1, 0};
    ::setsockopt(socket.descriptor(), SOL_SOCKET, SO_SNDTIMEO, &moment, sizeof moment);
    const QByteArray bytes(1 << 20, 'x');
    qint64 sent = 0;
    for (qsizetype taken = bytes.size(); taken == bytes.size() && sent < most; sent += taken)
        taken = socket.send(bytes);
    return sent;
}

} // namespace

/// "swb" at the limits that the system imposes.
class TstSwbLimits : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    /// With every limit of open files: either the bytes are sent, or a sentence says why not.
    void withoutDescriptorsNothingIsSentInSilence()
    {
        SKIP_WHERE_UBSAN_NEEDS_DESCRIPTORS();
        if (!swb::isBuilt(swb::SocketFamily::Native))
            QSKIP("Qt's own event loop ends the program where it cannot have a pipe.");
        RawSocket server = listening();
        const QString command = u"ulimit -n %1; exec \"$0\" send --replies 0 --timeout 5 %2 hello"_s;
        bool worked = false;
        for (int limit = 3; limit < 64 && !worked; ++limit) {
            const Outcome outcome
                = run(u"sh"_s, {u"-c"_s, command.arg(QString::number(limit), urlOf(server)), swbProgram()});
            const QByteArray words = "limit " + QByteArray::number(limit) + ", exit code "
                + QByteArray::number(outcome.exitCode) + ": " + outcome.err;
            worked = outcome.exitCode == 0;
            if (worked) {
                QByteArray received; // earlier attempts may have got as far as a connection
                while (received.isEmpty())
                    received = server.accept().receive();
                QCOMPARE(received, QByteArray("hello"));
                continue;
            }
            QVERIFY2(outcome.exitCode > 0, words); // it exited normally
            // with very few, the loader is the one that reports it
            QVERIFY2(outcome.err.contains("EMFILE") || outcome.err.contains("Error 24"), words);
        }
        QVERIFY(worked);
    }

    void unreadOutputMakesThePeerWait()
    {
        RawSocket server = listening();
        QTemporaryDir folder;
        const QString path = folder.filePath(u"replies"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        const int reader = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        Program swb;
        const QString command = u"exec \"$0\" send --replies all --timeout 60 %1 hello > \"$1\""_s;
        swb.launch(u"sh"_s, {u"-c"_s, command.arg(urlOf(server)), swbProgram(), path});
        RawSocket peer = server.accept();
        QCOMPARE(peer.receiveExactly(5), QByteArray("hello"));
        constexpr qint64 most = qint64(300) << 20;
        const qint64 sent = sendUntilBlocked(peer, most);
        QVERIFY2(sent < most / 2, QByteArray::number(sent).constData());
        peer.finish();
        qint64 read = 0; // and once it is read, everything arrives
        QByteArray bytes(1 << 20, '\0');
        const auto readSome = [&] {
            ssize_t got = 0;
            while ((got = ::read(reader, bytes.data(), size_t(bytes.size()))) > 0)
                read += got;
            return read == sent;
        };
        QTRY_VERIFY(readSome());
        ::close(reader);
        QCOMPARE(swb.finish().exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TstSwbLimits)
#include "tst_swblimits.moc"

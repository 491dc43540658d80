// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/filesender.h"
#include "models/follow/fileslices.h"
#include "support/fakeengine.h"
#include "support/patience.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TestFileSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyByteArrivesInOrder_data()
    {
        QTest::addColumn<qint64>("size");
        const qint64 slice = FileSlices::sliceBytes;
        QTest::newRow("empty") << qint64(0);
        QTest::newRow("one byte") << qint64(1);
        QTest::newRow("one below a slice") << slice - 1;
        QTest::newRow("a slice") << slice;
        QTest::newRow("one above a slice") << slice + 1;
        QTest::newRow("many slices") << 10 * slice + 17;
    }
    void everyByteArrivesInOrder()
    {
        QFETCH(qint64, size);
        const QByteArray content = contentOf(size);
        FileSender sender(&m_engine, connected(), written(content));
        QSignalSpy finished(&sender, &FileSender::finished);
        QSignalSpy failed(&sender, &FileSender::failed);
        m_engine.sent.clear();
        sender.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_engine.sent.join(), content);
        QCOMPARE(sender.sentBytes(), size);
        QVERIFY(failed.isEmpty());
        for (const QByteArray &piece : m_engine.sent)
            QVERIFY(piece.size() <= FileSlices::sliceBytes);
    }

    void theNextSliceWaitsUntilTheLastHasLeft()
    {
        const EndpointId client = connected();
        FileSender sender(&m_engine, client, written(contentOf(3 * FileSlices::sliceBytes)));
        qsizetype waiting = 0;
        qsizetype most = 0;
        connect(&sender, &FileSender::progressed, this, [&] { most = std::max(most, ++waiting); });
        connect(&m_engine, &Engine::sendQueueEmpty, this, [&] { --waiting; });
        QSignalSpy finished(&sender, &FileSender::finished);
        sender.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(most, 1);
        disconnect(&m_engine, nullptr, this, nullptr);
    }

    void aFileThatCannotBeReadFailsOnce_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << m_folder.filePath(u"missing"_s);
        QTest::newRow("a folder") << m_folder.path();
        QTest::newRow("a device without end") << u"/dev/zero"_s;
    }
    void aFileThatCannotBeReadFailsOnce()
    {
        QFETCH(QString, path);
        FileSender sender(&m_engine, connected(), path);
        QSignalSpy failed(&sender, &FileSender::failed);
        m_engine.sent.clear();
        sender.start();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::FileUnreadable);
        QVERIFY(m_engine.sent.isEmpty());
    }

    void aConnectionThatEndsStopsTheFile()
    {
        const EndpointId client = connected();
        FileSender sender(&m_engine, client, written(contentOf(100 * FileSlices::sliceBytes)));
        QSignalSpy failed(&sender, &FileSender::failed);
        sender.start();
        QTRY_VERIFY(sender.sentBytes() > 0);
        m_engine.abortClient(client);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(sender.sentBytes() < 100 * FileSlices::sliceBytes);
    }

private:
    EndpointId connected()
    {
        if (!m_serving) {
            ServerSettings server;
            server.url.port = 12000;
            m_engine.startServer(server);
            m_serving = true;
        }
        ClientSettings settings;
        settings.url = {Transport::Tcp, u"127.0.0.1"_s, 12000};
        QSignalSpy changes(&m_engine, &Engine::clientChanged);
        const EndpointId client = m_engine.openClient(settings);
        const bool reached = QTest::qWaitFor([&] {
            return !changes.isEmpty()
                && changes.last().first().value<ClientStatus>().state == LinkState::Connected;
        });
        return reached ? client : EndpointId::None;
    }

    QString written(const QByteArray &content)
    {
        QFile file(m_folder.filePath(u"file-%1"_s.arg(++m_files)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test's own file could not be written");
        return file.fileName();
    }

    static QByteArray contentOf(qint64 size)
    {
        QByteArray content(size, Qt::Uninitialized);
        for (qsizetype i = 0; i < size; ++i)
            content[i] = char(i * 31 + i / 251);
        return content;
    }

    FakeEngine m_engine;
    QTemporaryDir m_folder;
    bool m_serving = false;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestFileSender)
#include "tst_filesender.moc"

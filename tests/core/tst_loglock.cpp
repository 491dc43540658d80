// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/loglock.h"

#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "support/patience.h"

#include <QTest>

#include <thread>

using namespace swb;

class tst_LogLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReaderThatComesBackLetsTheWriterIn()
    {
        LogLock lock;
        bool written = false;
        lock.lock_shared();
        std::thread writer([&] {
            const std::unique_lock guard(lock);
            written = true;
        });
        QTRY_VERIFY(lock.isWriterWaiting());
        lock.unlock_shared();
        lock.letWritersIn();
        lock.lock_shared();
        QVERIFY(written);
        lock.unlock_shared();
        writer.join();
    }

    void whatAVisitorReadsDoesNotWaitForTheWriter()
    {
        MessageLog log;
        const std::unique_ptr<LogWriter> writer = log.makeWriter();
        const ConversationId conversation = log.addConversation({});
        writer->data({EndpointId(1), conversation, Transport::Tcp}, Direction::In, "x");
        log.collect();
        std::thread other;
        std::atomic<bool> started = false;
        int read = 0;
        log.forEach(1, 2, [&](const Event &event) {
            other = std::thread([&] {
                started = true;
                log.addConversation({});
            });
            while (!started)
                std::this_thread::yield();
            read += int(log.conversation(event.conversation).id == conversation);
            read += int(log.at(event.id).has_value());
            return true;
        });
        other.join();
        QCOMPARE(read, 2);
    }
};

QTEST_GUILESS_MAIN(tst_LogLock)
#include "tst_loglock.moc"

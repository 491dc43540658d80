// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/handover.h"
#include "net/loop/notifierwatcher.h"

#ifdef Q_OS_LINUX
#include "net/linux/epolldispatcher.h"
#endif

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <fcntl.h>
#include <functional>
#include <sys/socket.h>
#include <unistd.h>

using namespace swb;

namespace {

/// Two connected stream sockets.
struct SocketPair
{
    SocketPair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends); }
    ~SocketPair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(SocketPair)

    void feed(char byte = 'x') const { QCOMPARE(::write(ends[1], &byte, 1), 1); }
    char take() const
    {
        char byte = 0;
        return ::read(ends[0], &byte, 1) == 1 ? byte : '\0';
    }

    int ends[2] = {-1, -1};
};

class Handler final : public DescriptorHandler
{
public:
    explicit Handler(std::function<void(Ready)> call)
        : m_call(std::move(call))
    { }
    void descriptorReady(Ready ready) override { m_call(ready); }

private:
    std::function<void(Ready)> m_call;
};

/// Runs the function in a thread with this kind of network thread's event loop, until it has called quit.
void inLoop(const QByteArray &kind, const std::function<void(DescriptorWatcher &, QEventLoop &)> &function)
{
    QThread thread;
    std::unique_ptr<DescriptorWatcher> own;
    DescriptorWatcher *watcher = nullptr;
#ifdef Q_OS_LINUX
    if (kind == "epoll") {
        auto *const dispatcher = new EpollDispatcher;
        thread.setEventDispatcher(dispatcher);
        watcher = dispatcher;
    }
#endif
    if (!watcher) {
        own = std::make_unique<NotifierWatcher>();
        watcher = own.get();
    }
    QObject *const inside = new QObject;
    inside->moveToThread(&thread);
    thread.start();
    bool done = false;
    handOverAndWait(inside, [&] {
        QEventLoop loop;
        QTimer::singleShot(30'000, &loop, [&loop] { loop.exit(1); });
        function(*watcher, loop);
        done = loop.exec() == 0;
        delete inside;
        thread.quit();
    });
    thread.wait();
    QVERIFY2(done, "the loop had to be ended by its deadline");
}

} // namespace

/// What both event loops of network threads guarantee.
class tst_Loop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readinessIsToldUntilItIsTaken_data() { addKinds(); }
    void readinessIsToldUntilItIsTaken();
    void interestCanChange_data() { addKinds(); }
    void interestCanChange();
    void nothingIsToldAfterUnwatch_data() { addKinds(); }
    void nothingIsToldAfterUnwatch();
    void anotherHandlerMayBeUnwatchedInACallback_data() { addKinds(); }
    void anotherHandlerMayBeUnwatchedInACallback();
    void aDescriptorNumberMayBeUsedAnew_data() { addKinds(); }
    void aDescriptorNumberMayBeUsedAnew();
    void timersFireInOrderOfTheirTime_data() { addKinds(); }
    void timersFireInOrderOfTheirTime();
    void aRepeatingTimerMayStopItself_data() { addKinds(); }
    void aRepeatingTimerMayStopItself();
    void qtsOwnNotifiersWorkToo_data() { addKinds(); }
    void qtsOwnNotifiersWorkToo();
    void postedEventsWakeTheLoop_data() { addKinds(); }
    void postedEventsWakeTheLoop();

private:
    static void addKinds()
    {
        QTest::addColumn<QByteArray>("kind");
#ifdef Q_OS_LINUX
        QTest::newRow("epoll dispatcher") << QByteArray("epoll");
#endif
        QTest::newRow("Qt's notifiers") << QByteArray("notifiers");
    }
};

void tst_Loop::readinessIsToldUntilItIsTaken()
{
    QFETCH(QByteArray, kind);
    const SocketPair pair;
    int told = 0;
    std::unique_ptr<Handler> handler;
    inLoop(kind, [&](DescriptorWatcher &watcher, QEventLoop &loop) {
        handler = std::make_unique<Handler>([&](DescriptorHandler::Ready ready) {
            QVERIFY(ready.read);
            if (++told < 3)
                return; // level-triggered: it is notified again
            QCOMPARE(pair.take(), 'x');
            watcher.unwatch(pair.ends[0]);
            loop.quit();
        });
        watcher.watch(pair.ends[0], handler.get(), true, false);
        pair.feed();
    });
    QCOMPARE(told, 3);
}

void tst_Loop::interestCanChange()
{
    QFETCH(QByteArray, kind);
    const SocketPair pair;
    QByteArray seen;
    std::unique_ptr<Handler> handler;
    inLoop(kind, [&](DescriptorWatcher &watcher, QEventLoop &loop) {
        handler = std::make_unique<Handler>([&](DescriptorHandler::Ready ready) {
            seen += ready.write ? 'w' : 'r';
            if (ready.write) {
                watcher.watch(pair.ends[0], handler.get(), true, false);
                pair.feed();
            } else {
                watcher.unwatch(pair.ends[0]);
                loop.quit();
            }
        });
        watcher.watch(pair.ends[0], handler.get(), false, true);
    });
    QCOMPARE(seen, QByteArray("wr"));
}

void tst_Loop::nothingIsToldAfterUnwatch()
{
    QFETCH(QByteArray, kind);
    const SocketPair pair;
    int told = 0;
    std::unique_ptr<Handler> handler;
    inLoop(kind, [&](DescriptorWatcher &watcher, QEventLoop &loop) {
        handler = std::make_unique<Handler>([&](DescriptorHandler::Ready) { ++told; });
        watcher.watch(pair.ends[0], handler.get(), true, false);
        pair.feed();
        watcher.unwatch(pair.ends[0]);
        QTimer::singleShot(50, &loop, &QEventLoop::quit);
    });
    QCOMPARE(told, 0);
}

void tst_Loop::anotherHandlerMayBeUnwatchedInACallback()
{
    QFETCH(QByteArray, kind);
    const SocketPair first;
    const SocketPair second;
    int told = 0;
    std::unique_ptr<Handler> handler;
    inLoop(kind, [&](DescriptorWatcher &watcher, QEventLoop &loop) {
        // Both are ready in the same turn; whichever is called first silences both.
        handler = std::make_unique<Handler>([&](DescriptorHandler::Ready) {
            ++told;
            watcher.unwatch(first.ends[0]);
            watcher.unwatch(second.ends[0]);
        });
        first.feed();
        second.feed();
        watcher.watch(first.ends[0], handler.get(), true, false);
        watcher.watch(second.ends[0], handler.get(), true, false);
        QTimer::singleShot(50, &loop, &QEventLoop::quit);
    });
    QCOMPARE(told, 1);
}

void tst_Loop::aDescriptorNumberMayBeUsedAnew()
{
    QFETCH(QByteArray, kind);
    int oldTold = 0;
    int newTold = 0;
    std::unique_ptr<Handler> oldHandler;
    std::unique_ptr<Handler> newHandler;
    const SocketPair fresh;
    int number = -1;
    inLoop(kind, [&](DescriptorWatcher &watcher, QEventLoop &loop) {
        oldHandler = std::make_unique<Handler>([&](DescriptorHandler::Ready) { ++oldTold; });
        newHandler = std::make_unique<Handler>([&](DescriptorHandler::Ready) {
            ++newTold;
            watcher.unwatch(number);
            loop.quit();
        });
        {
            const SocketPair gone;
            gone.feed();
            number = gone.ends[0];
            watcher.watch(number, oldHandler.get(), true, false);
            watcher.unwatch(number);
        }
        QCOMPARE(::dup2(fresh.ends[0], number), number);
        watcher.watch(number, newHandler.get(), true, false);
        fresh.feed();
    });
    ::close(number);
    QCOMPARE(oldTold, 0);
    QCOMPARE(newTold, 1);
}

void tst_Loop::timersFireInOrderOfTheirTime()
{
    QFETCH(QByteArray, kind);
    QByteArray order;
    inLoop(kind, [&](DescriptorWatcher &, QEventLoop &loop) {
        // Far apart, since this thread may be delayed between these lines.
        QTimer::singleShot(1'000, &loop, [&] {
            order += 'c';
            loop.quit();
        });
        QTimer::singleShot(0, &loop, [&] { order += 'a'; });
        QTimer::singleShot(300, &loop, [&] { order += 'b'; });
    });
    QCOMPARE(order, QByteArray("abc"));
}

void tst_Loop::aRepeatingTimerMayStopItself()
{
    QFETCH(QByteArray, kind);
    int fired = 0;
    inLoop(kind, [&](DescriptorWatcher &, QEventLoop &loop) {
        auto *const timer = new QTimer(&loop);
        QObject::connect(timer, &QTimer::timeout, timer, [&fired, &loop, timer] {
            if (++fired < 3)
                return;
            timer->stop();
            QTimer::singleShot(40, &loop, &QEventLoop::quit);
        });
        timer->start(5);
    });
    QCOMPARE(fired, 3);
}

void tst_Loop::qtsOwnNotifiersWorkToo()
{
    QFETCH(QByteArray, kind);
    const SocketPair pair;
    QByteArray seen;
    inLoop(kind, [&](DescriptorWatcher &, QEventLoop &loop) {
        auto *const write = new QSocketNotifier(pair.ends[0], QSocketNotifier::Write, &loop);
        auto *const read = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &loop);
        QObject::connect(write, &QSocketNotifier::activated, &loop, [&, write] {
            seen += 'w';
            write->setEnabled(false);
            pair.feed();
        });
        QObject::connect(read, &QSocketNotifier::activated, &loop, [&] {
            seen += pair.take();
            loop.quit();
        });
    });
    QCOMPARE(seen, QByteArray("wx"));
}

void tst_Loop::postedEventsWakeTheLoop()
{
    QFETCH(QByteArray, kind);
    int told = 0;
    QThread poster; // from outside, while the loop waits with no timer due
    inLoop(kind, [&](DescriptorWatcher &, QEventLoop &loop) {
        QObject::connect(&poster, &QThread::started, &loop, [&told, &loop] {
            ++told;
            loop.quit();
        });
        poster.start();
    });
    poster.quit();
    poster.wait();
    QCOMPARE(told, 1);
}

QTEST_GUILESS_MAIN(tst_Loop)
#include "tst_loop.moc"

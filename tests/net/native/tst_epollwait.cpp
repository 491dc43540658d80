// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#ifdef Q_OS_LINUX
#include "net/linux/epollwait.h"

#include <sys/eventfd.h>
#include <unistd.h>
#endif

using namespace swb;

class tst_EpollWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readinessIsFoundHoweverOftenItWasMissing();
};

/// Whether it polls or sleeps is an internal matter; its results must not depend on that.
void tst_EpollWait::readinessIsFoundHoweverOftenItWasMissing()
{
#ifdef Q_OS_LINUX
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    const int bell = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    epoll_event wanted{};
    wanted.events = EPOLLIN;
    QCOMPARE(::epoll_ctl(epoll, EPOLL_CTL_ADD, bell, &wanted), 0);
    EpollWait wait;
    epoll_event found[2];
    for (const int misses : {0, 1, 2, 600, 0, 3}) {
        for (int i = 0; i < misses; ++i) {
            QCOMPARE(wait.wait(epoll, found, 2, 0), 0);
            QCOMPARE(wait.wait(epoll, found, 2, 1), 0);
        }
        const quint64 one = 1;
        QCOMPARE(::write(bell, &one, sizeof one), ssize_t(sizeof one));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(wait.wait(epoll, found, 2, -1), 1);
        QCOMPARE(wait.wait(epoll, found, 2, 0), 1);
        quint64 count = 0;
        QCOMPARE(::read(bell, &count, sizeof count), ssize_t(sizeof count));
    }
    QCOMPARE(wait.wait(-1, found, 2, 1), -1);
    ::close(bell);
    ::close(epoll);
#else
    QSKIP("there is no epoll here");
#endif
}

QTEST_GUILESS_MAIN(tst_EpollWait)
#include "tst_epollwait.moc"

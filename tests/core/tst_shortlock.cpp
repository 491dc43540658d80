// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/shortlock.h"

#include <QTest>

#include <thread>

using namespace swb;

class tst_ShortLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theThreadThatHoldsOneIsKnown()
    {
        ShortLock outer;
        ShortLock inner;
        QVERIFY(!ShortLock::isHeldByThisThread());
        outer.lock();
        inner.lock();
        QVERIFY(ShortLock::isHeldByThisThread());
        bool elsewhere = true;
        std::thread([&elsewhere] { elsewhere = ShortLock::isHeldByThisThread(); }).join();
        QVERIFY(!elsewhere);
        inner.unlock();
        QVERIFY(ShortLock::isHeldByThisThread());
        outer.unlock();
        QVERIFY(!ShortLock::isHeldByThisThread());
    }

    void oneThatIsTakenIsNotTakenByAnother()
    {
        ShortLock lock;
        lock.lock();
        bool taken = true;
        bool counted = true;
        std::thread([&] {
            taken = lock.try_lock();
            counted = ShortLock::isHeldByThisThread();
        }).join();
        QVERIFY(!taken);
        QVERIFY(!counted);
        lock.unlock();
        QVERIFY(lock.try_lock());
        lock.unlock();
    }
};

QTEST_GUILESS_MAIN(tst_ShortLock)
#include "tst_shortlock.moc"

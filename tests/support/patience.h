// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTest>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace swb::test {

/// For anything that should happen immediately, on a busy machine.
#ifdef __SANITIZE_THREAD__
inline constexpr int patienceMs = 120'000; // where everything takes several times as long
#else
inline constexpr int patienceMs = 30'000;
#endif

/// Once a test has waited in vain it has failed, and later waits are limited to this: otherwise a program
/// that fails in each of its many rows would count as hung.
inline constexpr int patienceOnceFailedMs = 1'000;

inline std::atomic<bool> hasWaitedInVain{false};

/// How long to wait now for something that should happen immediately.
[[nodiscard]] inline int patienceLeftMs()
{
    return hasWaitedInVain ? patienceOnceFailedMs : patienceMs;
}

/// Events are processed between two checks of a condition: for (Wait wait; !condition && wait.goesOn();) { }
class Wait
{
public:
    Wait() { m_clock.start(); }
    /// Whether to check again; false once the time is up.
    [[nodiscard]] bool goesOn()
    {
        const bool failed = QTest::currentTestFailed();
        if (failed || m_clock.elapsed() >= m_mostMs) {
            hasWaitedInVain = hasWaitedInVain || !failed;
            return false;
        }
        QTest::qWait(std::exchange(m_stepMs, 50));
        return true;
    }

private:
    const int m_mostMs = patienceLeftMs();
    int m_stepMs = 0;
    QElapsedTimer m_clock;
};

/// For a call that a fault would block forever: ends the program with a message once the time is up.
class Watchdog
{
public:
    Watchdog()
        : m_thread([this] {
            std::unique_lock lock(m_lock);
            if (!m_changed.wait_for(lock, std::chrono::milliseconds(patienceMs), [this] { return m_isOver; }))
                qFatal("It waits for what does not come");
        })
    { }
    ~Watchdog()
    {
        {
            const std::lock_guard guard(m_lock);
            m_isOver = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Watchdog)

private:
    std::mutex m_lock;
    std::condition_variable m_changed;
    bool m_isOver = false;
    std::thread m_thread; // last, because it uses the others
};

} // namespace swb::test

// Qt's default timeout is five seconds, which a busy machine may use up before its first check. A passing
// test waits no longer because of this, and a failing one does not wait twice as long again, as with Qt's
// macros, which determine what would have been enough.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define SWB_TRY(condition)                                                                                   \
    for (swb::test::Wait swbWait; !(condition) && swbWait.goesOn();) { }
#define QTRY_VERIFY(condition)                                                                               \
    do {                                                                                                     \
        SWB_TRY(condition)                                                                                   \
        QVERIFY(condition);                                                                                  \
    } while (false)
#define QTRY_VERIFY2(condition, words)                                                                       \
    do {                                                                                                     \
        SWB_TRY(condition)                                                                                   \
        QVERIFY2(condition, words);                                                                          \
    } while (false)
#define QTRY_COMPARE(actual, expected)                                                                       \
    do {                                                                                                     \
        SWB_TRY((actual) == (expected))                                                                      \
        QCOMPARE(actual, expected);                                                                          \
    } while (false)

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/ordering.h"

#include <QObject>
#include <QRunnable>
#include <QThreadPool>
#include <future>
#include <utility>

namespace swb {

/// A call on its way to another thread: everything done before it was posted is visible to what it runs.
template <typename Function>
class HandedOver
{
public:
    explicit HandedOver(Function &&function)
        : m_function(std::move(function))
    {
        orderedBefore(this);
    }
    HandedOver(HandedOver &&other) noexcept
        : m_function(std::move(other.m_function))
    {
        orderedBefore(this);
    }
    HandedOver(const HandedOver &) = delete;
    HandedOver &operator=(const HandedOver &) = delete;
    HandedOver &operator=(HandedOver &&) = delete;
    ~HandedOver() { orderedAfter(this); } // in whichever thread releases it last

    void operator()()
    {
        orderedAfter(this);
        m_function();
        orderedBefore(this);
    }

private:
    Function m_function;
};

/// Runs the function in the thread of `context`, after this call returns to the event loop and in the order
/// of such calls, unless `context` is destroyed first. From any thread.
template <typename Function>
void handOver(QObject *context, Function function)
{
    QMetaObject::invokeMethod(context, HandedOver<Function>(std::move(function)), Qt::QueuedConnection);
}

/// Runs the function in one of the pool's threads.
template <typename Function>
void handOver(QThreadPool &pool, Function function)
{
    struct Job final : QRunnable
    {
        explicit Job(Function &&function)
            : call(std::move(function))
        { }
        void run() override { call(); }
        HandedOver<Function> call;
    };
    pool.start(new Job(std::move(function))); // which deletes it
}

/// As above, and waits until it has run: for shutdown, never for the GUI during normal work.
template <typename Function>
void handOverAndWait(QObject *context, Function function)
{
    std::promise<void> done;
    const std::future<void> end = done.get_future();
    handOver(context, [&function, done = std::move(done)]() mutable {
        function();
        done.set_value();
    });
    end.wait();
}

} // namespace swb

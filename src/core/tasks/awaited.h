// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/handover.h"

#include <functional>
#include <memory>
#include <mutex>

namespace swb {

/// The answer to a question that takes a file, a lock or much time: one of a pool's threads finds it, and the
/// thread that asked, which needs an event loop, is told. Nothing is told once this has ended, which may be
/// within the telling.
template <typename Answer>
class Awaited
{
public:
    Awaited(QThreadPool &pool, std::function<Answer()> find, std::function<void(const Answer &)> tell)
        : m_asker(std::make_shared<Asker>())
    {
        handOver(pool, [asker = m_asker, find = std::move(find), tell = std::move(tell)] {
            auto answer = std::make_shared<const Answer>(find());
            const std::lock_guard guard(asker->lock);
            if (asker->context)
                handOver(asker->context, [asker, tell, answer = std::move(answer)] {
                    if (asker->context) // which only this thread sets
                        tell(*answer);
                });
        });
    }
    ~Awaited()
    {
        const std::lock_guard guard(m_asker->lock);
        std::exchange(m_asker->context, nullptr)->deleteLater(); // it may be its own call that ends this
    }
    Q_DISABLE_COPY_MOVE(Awaited)

private:
    struct Asker
    {
        std::mutex lock;
        QObject *context = new QObject; ///< null once nobody waits; of the thread that asked
    };
    std::shared_ptr<Asker> m_asker;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/handover.h"

#include <functional>
#include <memory>
#include <mutex>

namespace swb {

/// The answer to a question that needs a file, a lock or much time: a thread of a pool finds it and tells the
/// thread that asked, which needs an event loop. Once this object is destroyed, which the callback itself may
/// do, nothing more is reported.
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
                    if (asker->context) // set by this thread only
                        tell(*answer);
                });
        });
    }
    ~Awaited()
    {
        const std::lock_guard guard(m_asker->lock);
        std::exchange(m_asker->context, nullptr)->deleteLater(); // the callback itself may destroy this
    }
    Q_DISABLE_COPY_MOVE(Awaited)

private:
    struct Asker
    {
        std::mutex lock;
        QObject *context = new QObject; ///< null once nobody waits; belongs to the thread that asked
    };
    std::shared_ptr<Asker> m_asker;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/followreader.h"

#include "core/tasks/handover.h"

#include <QElapsedTimer>

namespace swb {
namespace {

constexpr quint64 eventsPerStep = 8192; ///< between two checks for a newer request
constexpr qint64 tellEveryMs = 50; ///< reports the progress while there is nothing to show

} // namespace

/// Reads step by step, each posted by the one before, so that a newer request can get in between.
class FollowWorker : public QObject
{
public:
    using Answer
        = std::function<void(quint64 request, const std::vector<FollowedUnit> &, const FollowState &)>;

    FollowWorker(const MessageLog &log, std::shared_ptr<std::atomic<quint64>> newest, Answer answer)
        : m_log(log)
        , m_newest(std::move(newest))
        , m_answer(std::move(answer))
    { }

    void begin(quint64 number, const FollowRequest &request)
    {
        m_number = number;
        m_conversation = std::make_unique<FollowedConversation>(m_log, request);
        m_told.start();
        step();
    }

    void step()
    {
        if (m_number != m_newest->load(std::memory_order_relaxed))
            return;
        const std::vector<FollowedUnit> units = m_conversation->read(eventsPerStep);
        const FollowState state = m_conversation->state();
        if (!units.empty() || state.complete || m_told.elapsed() >= tellEveryMs) {
            m_told.start();
            m_answer(m_number, units, state);
        }
        if (!state.complete)
            handOver(this, [this] { step(); });
    }

private:
    const MessageLog &m_log;
    std::shared_ptr<std::atomic<quint64>> m_newest;
    Answer m_answer;
    quint64 m_number = 0;
    std::unique_ptr<FollowedConversation> m_conversation;
    QElapsedTimer m_told;
};

FollowReader::FollowReader(const MessageLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_newest(std::make_shared<std::atomic<quint64>>(0))
{
    // Queued: what was read is shown in the thread of this object.
    m_worker = std::make_unique<FollowWorker>(
        log, m_newest,
        [this](quint64 request, const std::vector<FollowedUnit> &units, const FollowState &state) {
            handOver(this, [this, request, units, state] { take(request, units, state); });
        });
    m_worker->moveToThread(&m_thread);
    m_thread.launch();
}

/// Waits for one step at most, some milliseconds.
FollowReader::~FollowReader()
{
    m_newest->fetch_add(1);
    m_thread.join();
}

void FollowReader::start(const FollowRequest &request)
{
    const quint64 number = m_newest->fetch_add(1) + 1;
    m_state = {};
    m_reading = true;
    handOver(m_worker.get(), [worker = m_worker.get(), number, request] { worker->begin(number, request); });
}

void FollowReader::readOn()
{
    if (m_reading || m_newest->load() == 0 || m_log.endId() <= m_state.nextEvent)
        return;
    m_reading = true;
    handOver(m_worker.get(), [worker = m_worker.get()] { worker->step(); });
}

void FollowReader::take(quint64 request, const std::vector<FollowedUnit> &units, const FollowState &state)
{
    if (request != m_newest->load())
        return;
    m_state = state;
    m_reading = !state.complete;
    if (!units.empty())
        Q_EMIT unitsRead(units);
    Q_EMIT stateChanged();
}

} // namespace swb

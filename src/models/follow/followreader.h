// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/workerthread.h"
#include "models/follow/followedconversation.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace swb {

class FollowWorker;

/// Follows a conversation in its own thread, since finding its bytes means reading the whole log. The newest
/// request wins. Results come in batches while it reads; readOn() reads what has come since. The log must
/// outlive it.
class FollowReader : public QObject
{
    Q_OBJECT

public:
    explicit FollowReader(const MessageLog &log, QObject *parent = nullptr);
    ~FollowReader() override;

    void start(const FollowRequest &request);
    /// Reads what the log has received since; nothing while it is still reading.
    void readOn();
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] const FollowState &state() const { return m_state; }

Q_SIGNALS:
    void unitsRead(const std::vector<swb::FollowedUnit> &units);
    void stateChanged();

private:
    void take(quint64 request, const std::vector<FollowedUnit> &units, const FollowState &state);

    const MessageLog &m_log;
    WorkerThread m_thread{QStringLiteral("swb.follow")};
    std::unique_ptr<FollowWorker> m_worker; ///< lives in the thread
    std::shared_ptr<std::atomic<quint64>> m_newest; ///< number of the current request
    FollowState m_state;
    bool m_reading = false;
};

} // namespace swb

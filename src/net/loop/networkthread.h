// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "core/tasks/workerthread.h"
#include "net/loop/descriptorwatcher.h"

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

namespace swb {

class MessageLog;

/// Anything that lives on a network thread and may end from within its own callback.
class ThreadObject
{
public:
    virtual ~ThreadObject() = default;
};

/// A thread with an event loop for sockets, with its writer into the log. Created and destroyed in the
/// owner's thread; everything except post() is for the thread itself.
class NetworkThread
{
public:
    /// Which event dispatcher it runs; a system without one of ours always uses Qt's.
    enum class Loop : quint8 { Own, Qt };

    NetworkThread(MessageLog &log, int number, Loop loop = Loop::Own);
    /// Runs what is still posted, then ends the thread.
    ~NetworkThread();
    Q_DISABLE_COPY_MOVE(NetworkThread)

    /// Runs the function in the thread, in the order of posting. From any thread.
    void post(std::function<void()> function);

    [[nodiscard]] LogWriter &writer() { return *m_writer; }
    [[nodiscard]] MessageLog &log() { return m_log; }
    [[nodiscard]] DescriptorWatcher &watcher() { return *m_watcher; }
    /// Parent and context for QObjects of this thread; lives in it.
    [[nodiscard]] QObject *context() { return m_context; }
    /// Destroys the object once the current callback has returned.
    void deleteLater(std::unique_ptr<ThreadObject> object);

private:
    MessageLog &m_log;
    WorkerThread m_thread;
    QObject *m_context = nullptr; ///< created and destroyed in the thread
    std::unique_ptr<LogWriter> m_writer;
    DescriptorWatcher *m_watcher = nullptr; ///< the dispatcher itself, or m_ownWatcher
    std::unique_ptr<DescriptorWatcher> m_ownWatcher;
    std::vector<std::unique_ptr<ThreadObject>> m_toDelete;
};

} // namespace swb

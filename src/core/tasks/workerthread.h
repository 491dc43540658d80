// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <functional>

namespace swb {

/// A thread of ours: for one piece of work, or with an event loop for the objects that live on it. To be
/// launched and joined by its owner's thread, and joined before it is destroyed.
class WorkerThread : public QThread
{
public:
    /// Without work it runs an event loop until it is joined.
    explicit WorkerThread(const QString &name, std::function<void()> work = {});

    void launch(Priority priority = InheritPriority);
    /// Ends the event loop, if there is one, and waits.
    void join();

protected:
    void run() override;

private:
    const std::function<void()> m_work;
};

} // namespace swb

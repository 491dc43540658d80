// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <functional>

namespace swb {

/// One of our threads: it runs one piece of work, or an event loop for the objects that live on it. Its
/// owner's thread launches and joins it, and must join it before destroying it.
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

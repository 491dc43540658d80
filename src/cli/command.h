// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "cli/posix/console.h"

#include <QObject>

namespace swb {

/// One run of one of the program's commands, in the main thread's event loop.
class Command : public QObject
{
    Q_OBJECT

public:
    explicit Command(Console &console)
        : m_console(console)
    { }

    /// Begins the work; finished() reports its end, never before this has returned.
    virtual void start() = 0;

Q_SIGNALS:
    void finished(int exitCode); ///< once; output may still be in progress

protected:
    [[nodiscard]] Console &console() { return m_console; }

private:
    Console &m_console;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/taskcontrol.h"

#include <QIODevice>

namespace swb {

/// Standard output for a separate thread with nothing else to do: a write waits until the reader has taken
/// it, or the task is cancelled.
class BlockingOutput : public QIODevice
{
    Q_OBJECT

public:
    BlockingOutput(int descriptor, const TaskControl &control);

    [[nodiscard]] bool isSequential() const override { return true; }
    /// Whether nobody reads any more (EPIPE).
    [[nodiscard]] bool hasNoReader() const { return m_noReader; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    [[nodiscard]] bool waitUntilWritable() const;

    int m_descriptor;
    const TaskControl &m_control;
    bool m_noReader = false;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/taskcontrol.h"

#include <QIODevice>

namespace swb {

/// A pipe or standard input for a separate thread with nothing else to do: a read waits until there are
/// bytes, the writer has gone, or the task is cancelled.
class BlockingInput : public QIODevice
{
    Q_OBJECT

public:
    /// "-" is standard input; any other name must be a pipe's, which nobody may have opened for writing yet.
    BlockingInput(const QString &file, const TaskControl &control);
    ~BlockingInput() override;

    /// Whether a log of this name is read this way: standard input, a pipe or a device.
    [[nodiscard]] static bool isWanted(const QString &file);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_ended; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    [[nodiscard]] bool waitUntilReadable() const;

    int m_descriptor;
    bool m_owned;
    const TaskControl &m_control;
    bool m_ended = false;
};

} // namespace swb

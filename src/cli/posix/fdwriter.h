// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/posix/descriptor.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace swb {

/// Writes to standard output or standard error without ever blocking the event loop: what a slow pipe does
/// not accept yet waits here, in order. Used from the main thread. After a failure everything is discarded.
class FdWriter : public QObject
{
    Q_OBJECT

public:
    explicit FdWriter(int descriptor, QObject *parent = nullptr);

    void write(const QByteArray &bytes);
    [[nodiscard]] qsizetype pendingBytes() const { return m_queue.size() - m_start; }
    [[nodiscard]] bool hasFailed() const { return m_failed; }

Q_SIGNALS:
    void drained(); ///< nothing is waiting; never from within write()
    void failed(int errnoValue); ///< once, perhaps from within write(); EPIPE if the reader has gone

private:
    void writeWhatFits();
    [[nodiscard]] bool takesMore() const;
    void fail(int errnoValue);

    Descriptor m_pipe; ///< if the descriptor is a pipe: the same one, but non-blocking
    int m_descriptor;
    bool m_canBlock; ///< a terminal or a socket; a file or m_pipe never blocks
    bool m_failed = false;
    QByteArray m_queue;
    qsizetype m_start = 0; ///< first byte of m_queue still to be written
    QSocketNotifier m_notifier;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"

#include <QProcess>

namespace swb::bench {

/// The load in a separate process, as a peer would be.
class LoadProcess
{
public:
    /// The role is the process's role, see roles.h.
    explicit LoadProcess(const LoadSpec &spec, const QString &role = QStringLiteral("load"));
    ~LoadProcess();
    Q_DISABLE_COPY_MOVE(LoadProcess)

    /// Work::Hold only: true once every connection is held, false on failure.
    [[nodiscard]] bool waitUntilHeld();
    /// Lets the held connections be used once more and closed.
    void release();
    [[nodiscard]] LoadResult result();

private:
    [[nodiscard]] QByteArray readLine(int milliseconds);

    int m_patience = 0;
    QProcess m_process;
    QByteArray m_unexpected; ///< the result, if it came instead of "held"
};

} // namespace swb::bench

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/posix/console.h"

#include <QElapsedTimer>

namespace swb {

/// A progress line on standard error, rewritten about five times a second, only if that is a terminal. The
/// console must outlive it.
class ProgressLine
{
public:
    explicit ProgressLine(Console &console);

    /// Whether it is visible.
    [[nodiscard]] bool isShown() const { return m_shown; }
    void show(const QString &text);
    /// Clears the line for what is written next.
    void clear();

private:
    void write(const QString &text);

    Console &m_console;
    const bool m_shown;
    QElapsedTimer m_sinceLast;
    qsizetype m_width = 0; ///< of the current text
};

} // namespace swb

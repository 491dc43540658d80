// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace swb {

/// What a session file says about itself.
struct SessionHeader
{
    QDateTime began; ///< wall time of the log's moment 0
    QString program; ///< "Socket Workbench 0.1.0"
    QString qt; ///< "6.4.2"
    QString kernel; ///< "Linux 6.1.0"
    QString machine; ///< host name
    bool closedInOrder = false; ///< set by the reader: false if its writer was killed, or is still writing

    /// The header of what this program records on this machine.
    [[nodiscard]] static SessionHeader here(const QDateTime &began);
};

} // namespace swb

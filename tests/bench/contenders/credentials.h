// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb::bench {

/// A certificate for localhost that every TLS contender uses alike, so that the work is the same for all.
struct Credentials
{
    QString certificateFile; ///< PEM
    QString keyFile; ///< PEM

    /// Makes an EC P-256 key and a self-signed certificate in this folder; std::runtime_error where that
    /// fails.
    [[nodiscard]] static Credentials makeIn(const QString &folder);
};

} // namespace swb::bench

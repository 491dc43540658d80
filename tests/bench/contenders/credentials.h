// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb::bench {

/// A certificate for localhost that all TLS contenders use, so that they all do the same work.
struct Credentials
{
    QString certificateFile; ///< PEM
    QString keyFile; ///< PEM

    /// Creates an EC P-256 key and a self-signed certificate in this folder; throws std::runtime_error on
    /// failure.
    [[nodiscard]] static Credentials makeIn(const QString &folder);
};

} // namespace swb::bench

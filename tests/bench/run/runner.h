// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/run/result.h"

#include <QTemporaryDir>

namespace swb::bench {

/// Runs rows: every contender in turn, round after round, so that other activity on the machine affects all
/// of them equally. Reports its progress on standard error.
class Runner
{
public:
    explicit Runner(const Settings &settings);

    [[nodiscard]] RowResult run(const Row &row);
    [[nodiscard]] const QList<Contender> &contenders() const { return m_contenders; }

private:
    [[nodiscard]] QList<Series> serverSeries(const Row &row) const;
    void runTraffic(RowResult &result);
    void runHeld(RowResult &result);
    void runOwn(RowResult &result);

    const Settings m_settings;
    QTemporaryDir m_folder;
    Credentials m_credentials;
    QList<Contender> m_contenders;
};

} // namespace swb::bench

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QProgressBar>

namespace swb {

/// The progress of some long work, and about how long the rest will take at the speed so far.
class TimedBar : public QProgressBar
{
    Q_OBJECT

public:
    explicit TimedBar(QWidget *parent = nullptr);

    /// The work begins now.
    void begin();
    /// In any unit; a total of 0 is not known yet.
    void showDone(qint64 done, qint64 total);

private:
    QElapsedTimer m_since;
};

} // namespace swb

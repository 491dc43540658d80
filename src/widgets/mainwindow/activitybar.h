// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;

namespace swb {

class ActivityMeter;
class ElidedLabel;

/// One line at the bottom of the window: what listens where, how many connections there are, and the current
/// throughput. Uses a warning's colour and words if a server is open to the network. The meter must outlive
/// it.
class ActivityBar : public QStatusBar
{
    Q_OBJECT

public:
    explicit ActivityBar(const ActivityMeter *meter, QWidget *parent = nullptr);

    [[nodiscard]] QString listeningText() const;
    /// A reminder beside the figures; empty for none.
    void setHint(const QString &hint);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showActivity();
    void showListening();
    [[nodiscard]] QString openText() const;
    void applyMetrics();
    void applyColours();

    const ActivityMeter *m_meter;
    QLabel *m_icon;
    ElidedLabel *m_listening;
    QLabel *m_hint;
    QLabel *m_connections;
    QLabel *m_rate;
    bool m_open = false;
};

} // namespace swb

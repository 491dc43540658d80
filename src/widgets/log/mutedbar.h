// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/mutedpeers.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace swb {

class ElidedLabel;

/// A line that names the peers whose rows are hidden, says how many rows that is, and shows them again: all
/// with one click, a single peer by the menu beside it. Hidden while nobody is muted.
class MutedBar : public QWidget
{
    Q_OBJECT

public:
    explicit MutedBar(QWidget *parent = nullptr);

    void showPeers(const QList<LogPeer> &peers, qint64 rows);

Q_SIGNALS:
    void allWanted();
    void wanted(const swb::LogPeer &peer);

private:
    void fillMenu();

    ElidedLabel *m_label;
    QToolButton *m_button;
    QMenu *m_menu;
    QList<LogPeer> m_peers;
};

} // namespace swb

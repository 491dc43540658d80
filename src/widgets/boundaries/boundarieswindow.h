// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundaries/boundaryreader.h"
#include "widgets/common/taborder.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <memory>

namespace swb {

class BackgroundTask;

namespace Ui {
class BoundariesWindow;
}

/// Where the writes and the reads of a recorded conversation ended, one direction at a time; updates while
/// more arrives. A separate window that deletes itself when closed. The log must outlive it.
class BoundariesWindow : public TabOrdered<QWidget>
{
    Q_OBJECT

public:
    BoundariesWindow(const MessageLog &log, ConversationId side, QWidget *parent = nullptr);
    ~BoundariesWindow() override;

    [[nodiscard]] ConversationId side() const { return m_side.id; }
    /// What the log has of the chosen direction, as far as it has been read.
    [[nodiscard]] const RecordedDirection &shown() const;

private:
    /// What the reading thread reads, joins and puts into words.
    struct Reading;

    void showTitle();
    void setUpControls();
    void readOn();
    void take(const std::shared_ptr<const Reading> &reading);
    void showDirection();
    void preferWhatPassed();

    std::unique_ptr<Ui::BoundariesWindow> m_ui;
    const MessageLog &m_log;
    const Conversation m_side;
    std::shared_ptr<BoundaryReader> m_reader; ///< the task's while it runs
    std::shared_ptr<Reading> m_next; ///< likewise
    std::shared_ptr<const Reading> m_reading; ///< what is shown; never null
    BackgroundTask *m_task;
    QTimer m_more; ///< checks whether the log has received more
    bool m_chosen = false; ///< the user chose a direction, or there was something to see
};

} // namespace swb

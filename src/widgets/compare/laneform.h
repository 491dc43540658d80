// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class LaneForm;
}

/// Sets up one lane of a comparison: whether it takes part, whether it is encrypted, and which server it
/// uses. Its bar has the colour of its protocol.
class LaneForm : public QWidget
{
    Q_OBJECT

public:
    explicit LaneForm(QWidget *parent = nullptr);
    ~LaneForm() override;

    /// Which lane it is; called once, before it is shown.
    void setLane(Lane lane);
    /// The lane without its impairment.
    [[nodiscard]] LaneWork laneWork() const;
    /// Puts the cursor where a server's host is missing or its port is invalid; false if both are fine.
    bool focusProblem();
    /// What is wrong with the port of an external server.
    [[nodiscard]] Error portProblem() const;
    void setLaneWork(const LaneWork &work);

Q_SIGNALS:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void adapt();
    [[nodiscard]] Transport transport() const;

    std::unique_ptr<Ui::LaneForm> m_ui;
    Lane m_lane = Lane::Tcp;
};

} // namespace swb

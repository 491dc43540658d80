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

/// Sets one lane of a comparison up: whether it takes part, whether it is encrypted, and whose server it
/// talks to. Its bar is in the colour of its protocol.
class LaneForm : public QWidget
{
    Q_OBJECT

public:
    explicit LaneForm(QWidget *parent = nullptr);
    ~LaneForm() override;

    /// Which one it is; once, before it is shown.
    void setLane(Lane lane);
    /// The lane without its impairment.
    [[nodiscard]] LaneWork laneWork() const;
    /// Puts the cursor where the host of a server is missing or its port is none; false where neither is.
    bool focusProblem();
    /// What is wrong with the port of a server elsewhere.
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

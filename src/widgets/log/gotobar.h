// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/rowtarget.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class GoToBar;
}

/// Asks for a position in the log, by number or by time. Enter goes there, Escape closes the bar.
class GoToBar : public QWidget
{
    Q_OBJECT

public:
    explicit GoToBar(QWidget *parent = nullptr);
    ~GoToBar() override;

    void open();

Q_SIGNALS:
    void asked(const swb::RowTarget &target);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void go();

    std::unique_ptr<Ui::GoToBar> m_ui;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/boundaries/boundarieslab.h"

#include <QTimer>
#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class BoundariesPane;
}

/// The page that shows what happens to message boundaries: the same messages over TCP and over UDP, and every
/// write and read that the log has of them. Every change is tried at once. The engine must outlive it.
class BoundariesPane : public QWidget
{
    Q_OBJECT

public:
    explicit BoundariesPane(Engine *engine, QWidget *parent = nullptr);
    ~BoundariesPane() override;

    [[nodiscard]] const BoundariesLab &lab() const { return *m_lab; }
    /// Off: only the drawing and its two sentences; Enter still runs.
    void setEditingVisible(bool visible);

public Q_SLOTS:
    void run();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectControls();
    void runSoon();
    void showLab();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] BoundariesSetup setup() const;

    std::unique_ptr<Ui::BoundariesPane> m_ui;
    BoundariesLab *m_lab;
    QTimer m_soon;
    bool m_ran = false;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"

#include <QWidget>
#include <memory>

namespace swb {

class ImpairmentModel;
struct ImpairmentPreset;
namespace Ui {
class ImpairmentPane;
}

/// The simulated network of a comparison: one master switch, presets, a seed, and, collapsed, a table of what
/// the relay does to each lane and direction.
class ImpairmentPane : public QWidget
{
    Q_OBJECT

public:
    explicit ImpairmentPane(QWidget *parent = nullptr);
    ~ImpairmentPane() override;

    /// Puts the settings into the lanes; if the switch is off, none.
    void fill(Work &work) const;
    /// Puts everything shown here into the lanes, so that show() restores it; the switch becomes that of each
    /// relay.
    void keep(Work &work) const;
    void show(const Work &work);
    [[nodiscard]] ImpairmentModel *model() const { return m_model; }
    [[nodiscard]] bool isUnfolded() const;
    void setUnfolded(bool unfolded);

Q_SIGNALS:
    void changed(); ///< anything, including the expansion

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillPresets();
    void setUpTable();
    void takePreset();
    void showPreset();
    [[nodiscard]] bool isPreset(const ImpairmentPreset &preset) const;
    void noteOwnAmounts();
    void explainCurrent();

    std::unique_ptr<Ui::ImpairmentPane> m_ui;
    ImpairmentModel *m_model;
    bool m_taking = false; ///< a preset is being put into the table
};

} // namespace swb

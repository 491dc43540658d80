// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/impairment/impairmentform.h"

#include <memory>

class QBoxLayout;

namespace swb {

namespace Ui {
class ImpairmentControls;
}

/// What a relay does in both directions: the master switch, the presets, the seed, and one form for each
/// direction with what was measured beside what was set.
class ImpairmentControls : public QWidget
{
    Q_OBJECT

public:
    explicit ImpairmentControls(QWidget *parent = nullptr);
    ~ImpairmentControls() override;

    void setKinds(ImpairedKinds kinds);
    /// What is set and possible, always valid: an error is shown for what cannot be read, and the last valid
    /// value is used.
    [[nodiscard]] RelayImpairment impairment() const;
    void setImpairment(const RelayImpairment &impairment);
    /// Sets the master switch as the user would.
    void setOn(bool on);
    /// The seed of a running relay does not change.
    void setSeedFixed(bool fixed);
    void showMeasured(const RelayCounters &counters);
    void clearMeasured();
    /// As wide as one direction needs: if there is not enough space for both, they are one below the other.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed(); ///< by the user

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillPresets();
    void takePreset(int index);
    void showPreset();
    void takeSeed();
    void copy(const ImpairmentForm &from, ImpairmentForm &to);

    std::unique_ptr<Ui::ImpairmentControls> m_ui;
    ImpairedKinds m_kinds;
    ImpairmentForm *m_toServer;
    ImpairmentForm *m_toClient;
    QBoxLayout *m_forms;
    quint64 m_seed = 1;
};

} // namespace swb

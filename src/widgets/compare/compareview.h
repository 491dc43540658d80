// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/experiments.h"

#include <QWidget>
#include <memory>

namespace swb {

class ResultPane;
class WorkbenchSettings;
namespace Ui {
class CompareView;
}

/// The tab that sends the same work through a TCP and a UDP lane: at the top what to do, below what was
/// measured. Its forms are restored at the next start. The experiments and the settings must outlive it.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    CompareView(Experiments *experiments, WorkbenchSettings *settings, QWidget *parent = nullptr);
    ~CompareView() override;

    [[nodiscard]] bool isRunning() const { return m_comparison != EndpointId::None; }
    [[nodiscard]] ResultPane *results() const;
    /// The progress in words: "45%".
    [[nodiscard]] QString progressText() const;
    /// The current setup.
    [[nodiscard]] Work work() const;
    /// Hides the controls for a projector; the results stay.
    void setEditingVisible(bool visible);

public Q_SLOTS:
    void run();
    void stop();
    void startOrStop();
    void focusResults();

Q_SIGNALS:
    void runningChanged(bool running);
    void progressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectExperiments();
    void restore();
    void connectForms();
    void keepForms();
    void setPaused(bool paused);
    void showProgress(const ComparisonProgress &progress);
    void finish(const Scorecard &scorecard, const Error &error);
    void showState();

    std::unique_ptr<Ui::CompareView> m_ui;
    Experiments *m_experiments;
    WorkbenchSettings *m_settings;
    EndpointId m_comparison = EndpointId::None; ///< the running one
    Work m_running;
};

} // namespace swb

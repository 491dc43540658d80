// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QWidget>
#include <memory>

namespace swb {

class ResultPane;
namespace Ui {
class CompareView;
}

/// The tab that sends the same work down a TCP and a UDP lane: on top what is to be done, below what was
/// measured. The engine must outlive it.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    explicit CompareView(Engine *engine, QWidget *parent = nullptr);
    ~CompareView() override;

    [[nodiscard]] bool isRunning() const { return m_comparison != EndpointId::None; }
    [[nodiscard]] ResultPane *results() const;
    /// What is set up now.
    [[nodiscard]] Work work() const;
    /// Takes the controls away for a projector; the results stay.
    void setEditingVisible(bool visible);

public Q_SLOTS:
    void run();
    void stop();
    void startOrStop();
    void focusResults();

Q_SIGNALS:
    void runningChanged(bool running);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectEngine();
    void setPaused(bool paused);
    void showProgress(const ComparisonProgress &progress);
    void finish(const Scorecard &scorecard, const Error &error);
    void showState();

    std::unique_ptr<Ui::CompareView> m_ui;
    Engine *m_engine;
    EndpointId m_comparison = EndpointId::None; ///< the one that is running
};

} // namespace swb

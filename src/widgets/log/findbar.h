// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class FindBar;
}

/// Asks what to find in the log: a text, or an expression of the filter language. Enter searches down,
/// Shift+Enter up, Escape closes the bar.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);
    ~FindBar() override;

    /// Everything if nothing was entered, or if it is invalid.
    [[nodiscard]] Filter wanted() const;
    [[nodiscard]] bool isBlank() const;
    void open();
    /// The result, shown beside the buttons.
    void say(const QString &words, Severity severity = Severity::Chat);

Q_SIGNALS:
    void wantedChanged();
    void downRequested();
    void upRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void check();

    std::unique_ptr<Ui::FindBar> m_ui;
};

} // namespace swb

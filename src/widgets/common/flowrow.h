// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace swb {

/// A row of a form that breaks into lines where it gets narrow. Designer knows no such layout: it lays the
/// row out as a QHBoxLayout, whose items the row takes over before it is first seen.
class FlowRow : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    bool event(QEvent *event) override;

private:
    void takeItemsOver();
};

} // namespace swb

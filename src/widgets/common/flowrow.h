// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace swb {

/// A row of a form that breaks into lines when it gets narrow. Designer has no such layout: the row is a
/// QHBoxLayout there, whose items this widget takes over before it is first shown.
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

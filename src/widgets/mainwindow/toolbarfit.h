// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QToolBar;

namespace swb {

/// Takes the words off a tool bar's commands where they do not fit beside all the rest; their icons and tips
/// stay. Belongs to the bar.
class ToolBarFit : public QObject
{
    Q_OBJECT

public:
    explicit ToolBarFit(QToolBar *bar);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    QToolBar *m_bar;
};

} // namespace swb

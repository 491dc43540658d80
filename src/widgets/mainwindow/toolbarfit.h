// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QToolBar;

namespace swb {

/// Hides the text of a tool bar's commands if it does not fit beside the rest; their icons and tips stay.
/// Belongs to the bar.
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

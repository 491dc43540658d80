// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace swb {

/// The base of a panel. It requests all the height that its content needs, so that the page around it scrolls
/// as one and nothing scrolls within it. It requests half a screen of width at most, and scrolls sideways if
/// larger text needs more, instead of making the window wider than the screen.
class PanelArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit PanelArea(QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace swb

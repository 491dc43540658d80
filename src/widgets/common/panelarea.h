// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace swb {

/// The ground of a panel. It asks for all the room that its content needs, as long as half a screen has that
/// much; with larger text than that it scrolls instead of pushing the window off the screen.
class PanelArea : public QScrollArea
{
    Q_OBJECT

public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace swb

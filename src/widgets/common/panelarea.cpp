// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/panelarea.h"

#include <QEvent>
#include <QScreen>

namespace swb {

namespace {

constexpr QSize smallestScreen{1024, 768}; ///< on which all of it is seen at 100 %

} // namespace

QSize PanelArea::minimumSizeHint() const
{
    const QSize room = screen()->availableSize().expandedTo(smallestScreen);
    const QSize most(room.width() / 2 - 16, room.height() * 45 / 100);
    return widget() ? widget()->minimumSizeHint().boundedTo(most) : QScrollArea::minimumSizeHint();
}

QSize PanelArea::sizeHint() const
{
    return widget() ? widget()->sizeHint() : QScrollArea::sizeHint();
}

bool PanelArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace swb

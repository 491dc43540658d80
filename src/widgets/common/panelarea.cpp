// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/panelarea.h"

#include <QEvent>
#include <QScreen>
#include <QScrollBar>
#include <algorithm>

namespace swb {

namespace {

constexpr int narrowestScreen = 1024; ///< on which all of it is visible at 100 %

} // namespace

PanelArea::PanelArea(QWidget *parent)
    : QScrollArea(parent)
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QSize PanelArea::minimumSizeHint() const
{
    if (!widget())
        return QScrollArea::minimumSizeHint();
    const QSize wanted = widget()->minimumSizeHint();
    const int most = std::max(screen()->availableSize().width(), narrowestScreen) / 2 - 16;
    const int bar = wanted.width() > most ? horizontalScrollBar()->sizeHint().height() : 0;
    return {std::min(wanted.width(), most), wanted.height() + bar};
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

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/overlay.h"

#include <QEvent>
#include <QLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

namespace swb {
namespace {

/// A widget that scrolls or is hidden as a whole.
bool isPage(const QWidget &widget)
{
    const QWidget *around = widget.parentWidget();
    if (!around || widget.isWindow() || qobject_cast<const QStackedWidget *>(around))
        return true;
    const auto *area = qobject_cast<const QScrollArea *>(around->parentWidget());
    return area && area->widget() == &widget;
}

QWidget *pageOf(QWidget *widget)
{
    QWidget *page = widget;
    while (!isPage(*page))
        page = page->parentWidget();
    return page;
}

int heightAt(const QWidget &widget, int width)
{
    return widget.hasHeightForWidth() ? widget.heightForWidth(width) : widget.sizeHint().height();
}

} // namespace

Overlay::Overlay(QWidget *widget, QWidget *anchor)
    : QObject(widget)
    , m_widget(widget)
    , m_anchor(anchor)
{
    m_room = pageOf(anchor);
    widget->setParent(m_room);
    widget->installEventFilter(this);
    follow();
}

/// Everything that moves the anchor within the page moves the widget with it.
void Overlay::follow()
{
    for (QWidget *each = m_anchor; each; each = each == m_room ? nullptr : each->parentWidget())
        each->installEventFilter(this);
}

void Overlay::place()
{
    if (!m_anchor || !m_room || m_widget->isHidden())
        return;
    const QRect anchor(m_anchor->mapTo(m_room, QPoint()), m_anchor->size());
    const int height = heightAt(*m_widget, anchor.width());
    const bool fitsBelow = anchor.bottom() + 1 + height <= m_room->height();
    const int top = fitsBelow ? anchor.bottom() + 1 : std::max(0, anchor.top() - height);
    m_widget->setGeometry(anchor.left(), top, anchor.width(), height);
    m_widget->raise();
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    const bool own = watched == m_widget;
    if (own ? event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest
            : event->type() == QEvent::Move || event->type() == QEvent::Resize
                || event->type() == QEvent::Show)
        place();
    return QObject::eventFilter(watched, event);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/taborder.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <algorithm>

namespace swb::taborder {
namespace {

constexpr auto laidOver = "swbLaidOver";
constexpr auto overlayOf = "swbOverlay";

bool isBefore(const QWidget *one, const QWidget *other)
{
    const QRect a = one->geometry();
    const QRect b = other->geometry();
    if (a.left() == b.left())
        return a.top() < b.top();
    return one->layoutDirection() == Qt::RightToLeft ? a.right() > b.right() : a.left() < b.left();
}

/// Two controls are in one row if they overlap by half of the lower one's height.
bool sharesRow(const QWidget *one, const QWidget *other)
{
    const QRect a = one->geometry();
    const QRect b = other->geometry();
    const int shared = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    return 2 * shared >= std::min(a.height(), b.height());
}

QWidgetList inOrder(const QWidget *parent)
{
    QWidgetList children;
    for (QObject *child : parent->children()) {
        auto *widget = qobject_cast<QWidget *>(child);
        if (widget && !widget->isWindow() && widget->isVisible() && !widget->property(laidOver).toBool())
            children.append(widget);
    }
    const auto top = [](const QWidget *widget) { return widget->geometry().top(); };
    std::ranges::stable_sort(children, {}, top);
    for (auto row = children.begin(); row != children.end();) {
        const auto end = std::find_if_not(row + 1, children.end(),
                                          [row](const QWidget *each) { return sharesRow(*row, each); });
        std::stable_sort(row, end, isBefore);
        row = end;
    }
    return children;
}

/// A control that passes the focus to one of its parts is reached through that part.
bool isStop(const QWidget *widget)
{
    const QWidget *proxy = widget->focusProxy();
    return (widget->focusPolicy() & Qt::TabFocus) && (!proxy || !widget->isAncestorOf(proxy));
}

bool isWhole(const QWidget *widget)
{
    return qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget);
}

void addStops(QWidgetList &stops, const QWidget *parent)
{
    for (QWidget *child : inOrder(parent)) {
        if (isStop(child))
            stops.append(child);
        if (!isWhole(child))
            addStops(stops, child);
        if (const auto *overlay = child->property(overlayOf).value<QWidget *>();
            overlay && overlay->isVisible())
            addStops(stops, overlay);
    }
}

} // namespace

QWidgetList stopsBelow(const QWidget *root)
{
    QWidgetList stops;
    addStops(stops, root);
    return stops;
}

void visitAfter(QWidget *owner, QWidget *overlay)
{
    owner->setProperty(overlayOf, QVariant::fromValue(overlay));
    overlay->setProperty(laidOver, true);
}

bool move(QWidget *window, bool next)
{
    QWidget *const here = window->focusWidget();
    QWidgetList stops = stopsBelow(window);
    stops.removeIf([here](const QWidget *stop) { return !stop->isEnabled() && stop != here; });
    if (stops.isEmpty())
        return false;
    qsizetype at = stops.indexOf(here);
    if (at < 0 && next && here) { // a whole page: go to the first of its controls
        const auto inside
            = std::ranges::find_if(stops, [here](const QWidget *stop) { return here->isAncestorOf(stop); });
        at = inside == stops.end() ? -1 : inside - stops.begin() - 1;
    }
    const qsizetype to = next ? at + 1 : std::max(at, qsizetype(0)) - 1;
    stops.at((to + stops.size()) % stops.size())
        ->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace swb::taborder

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/dividers.h"

#include <QKeyEvent>
#include <QSplitter>
#include <algorithm>

namespace swb {
namespace {

/// The parts on both sides. A hidden part has neither size nor a visible handle.
std::pair<int, int> partsOf(const QSplitterHandle *handle)
{
    const QSplitter *splitter = handle->splitter();
    int after = 0;
    while (after + 1 < splitter->count() && splitter->handle(after) != handle)
        ++after;
    int before = after - 1;
    while (before > 0 && splitter->widget(before)->isHidden())
        --before;
    return {std::max(before, 0), after};
}

QList<QSplitterHandle *> inSight(const QWidget *window)
{
    QList<QSplitterHandle *> handles;
    for (QSplitterHandle *handle : window->findChildren<QSplitterHandle *>()) {
        if (handle->isVisible() && handle->window() == window)
            handles.append(handle);
    }
    std::ranges::sort(handles, {}, [window](const QSplitterHandle *handle) {
        const QPoint place = handle->mapTo(window, QPoint());
        return std::pair(place.y(), place.x());
    });
    return handles;
}

void setLit(QSplitterHandle *handle, bool on)
{
    handle->setAutoFillBackground(on);
    handle->setBackgroundRole(on ? QPalette::Highlight : QPalette::NoRole);
}

} // namespace

int dividers::roomBefore(const QSplitterHandle *handle)
{
    return handle->splitter()->sizes().value(partsOf(handle).first);
}

int dividers::roomOfBoth(const QSplitterHandle *handle)
{
    const QList<int> sizes = handle->splitter()->sizes();
    const auto [before, after] = partsOf(handle);
    return sizes.value(before) + sizes.value(after);
}

void dividers::setRoomBefore(QSplitterHandle *handle, int pixels)
{
    QSplitter *splitter = handle->splitter();
    QList<int> sizes = splitter->sizes();
    const auto [before, after] = partsOf(handle);
    const int both = sizes.value(before) + sizes.value(after);
    sizes[before] = std::clamp(pixels, 0, both);
    sizes[after] = both - sizes.at(before);
    splitter->setSizes(sizes);
    Q_EMIT splitter->splitterMoved(splitter->orientation() == Qt::Horizontal ? handle->x() : handle->y(),
                                   after);
}

DividerKeys::DividerKeys(QWidget *window)
    : m_window(window)
{ }

bool DividerKeys::isKey(const QKeyEvent *event)
{
    return event->key() == Qt::Key_F6 && event->modifiers() == Qt::ControlModifier;
}

void DividerKeys::next()
{
    const QList<QSplitterHandle *> handles = inSight(m_window);
    if (handles.isEmpty())
        return;
    QWidget *const here = m_window->focusWidget();
    const qsizetype at = handles.indexOf(qobject_cast<QSplitterHandle *>(here));
    if (at < 0)
        m_from = here;
    QSplitterHandle *const handle = handles.at((at + 1) % handles.size());
    handle->removeEventFilter(this);
    handle->installEventFilter(this);
    handle->setFocus(Qt::OtherFocusReason);
}

bool DividerKeys::eventFilter(QObject *watched, QEvent *event)
{
    auto *const handle = qobject_cast<QSplitterHandle *>(watched);
    if (!handle) // it is being destroyed, and only a widget by now
        return false;
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        setLit(handle, event->type() == QEvent::FocusIn);
    return event->type() == QEvent::KeyPress && press(handle, static_cast<QKeyEvent *>(event));
}

bool DividerKeys::press(QSplitterHandle *handle, const QKeyEvent *event)
{
    const bool isHorizontal = handle->orientation() == Qt::Horizontal;
    const bool isMirrored = isHorizontal && handle->isRightToLeft();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const bool isSideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
        const bool isOn = (event->key() == Qt::Key_Right) != isMirrored || event->key() == Qt::Key_Down;
        if (isSideways == isHorizontal)
            dividers::setRoomBefore(handle, dividers::roomBefore(handle) + (isOn ? step : -step));
        return true;
    }
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        leave();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        leave(); // and continue from there
        return false;
    default:
        return false;
    }
}

void DividerKeys::leave()
{
    if (m_from)
        m_from->setFocus(Qt::OtherFocusReason);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible/divider.h"

#include "widgets/common/dividers.h"

#include <QSplitter>

namespace swb {

AccessibleDivider::AccessibleDivider(QSplitterHandle *handle)
    : QAccessibleWidget(handle, QAccessible::Separator)
{ }

QSplitterHandle *AccessibleDivider::handle() const
{
    return static_cast<QSplitterHandle *>(object());
}

QString AccessibleDivider::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Name)
        return handle()->splitter()->accessibleName();
    return QAccessibleWidget::text(kind);
}

QAccessible::State AccessibleDivider::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.focusable = true; // by DividerKeys, not by Tab
    return state;
}

void *AccessibleDivider::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ValueInterface)
        return static_cast<QAccessibleValueInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QVariant AccessibleDivider::currentValue() const
{
    return dividers::roomBefore(handle());
}

QVariant AccessibleDivider::maximumValue() const
{
    return dividers::roomOfBoth(handle());
}

void AccessibleDivider::setCurrentValue(const QVariant &value)
{
    dividers::setRoomBefore(handle(), value.toInt());
}

AccessibleSplitter::AccessibleSplitter(QSplitter *splitter)
    : QAccessibleWidget(splitter, QAccessible::Splitter)
{ }

QString AccessibleSplitter::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name ? QString() : QAccessibleWidget::text(kind);
}

} // namespace swb

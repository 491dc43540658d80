// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible/divider.h"

#include <QSplitter>
#include <algorithm>

namespace swb {

AccessibleDivider::AccessibleDivider(QSplitterHandle *handle)
    : QAccessibleWidget(handle, QAccessible::Separator)
{ }

QSplitter *AccessibleDivider::splitter() const
{
    return static_cast<QSplitterHandle *>(object())->splitter();
}

qsizetype AccessibleDivider::before() const
{
    const auto *handle = static_cast<QSplitterHandle *>(object());
    int part = 1;
    while (part < splitter()->count() && splitter()->handle(part) != handle)
        ++part;
    return part - 1;
}

QString AccessibleDivider::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Name)
        return splitter()->accessibleName();
    return QAccessibleWidget::text(kind);
}

void *AccessibleDivider::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ValueInterface)
        return static_cast<QAccessibleValueInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QVariant AccessibleDivider::currentValue() const
{
    return splitter()->sizes().value(before());
}

QVariant AccessibleDivider::maximumValue() const
{
    const QList<int> sizes = splitter()->sizes();
    return sizes.value(before()) + sizes.value(before() + 1);
}

void AccessibleDivider::setCurrentValue(const QVariant &value)
{
    QList<int> sizes = splitter()->sizes();
    const qsizetype part = before();
    if (part + 1 >= sizes.size())
        return;
    const int both = sizes[part] + sizes[part + 1];
    sizes[part] = std::clamp(value.toInt(), 0, both);
    sizes[part + 1] = both - sizes[part];
    splitter()->setSizes(sizes);
}

AccessibleSplitter::AccessibleSplitter(QSplitter *splitter)
    : QAccessibleWidget(splitter, QAccessible::Splitter)
{ }

QString AccessibleSplitter::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name ? QString() : QAccessibleWidget::text(kind);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible/combobox.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>

namespace swb {

AccessibleComboBox::AccessibleComboBox(QComboBox *comboBox)
    : QAccessibleWidget(comboBox, QAccessible::ComboBox)
{ }

QComboBox *AccessibleComboBox::comboBox() const
{
    return qobject_cast<QComboBox *>(object());
}

int AccessibleComboBox::childCount() const
{
    return comboBox()->isEditable() ? 2 : 1;
}

QAccessibleInterface *AccessibleComboBox::child(int index) const
{
    if (index == 0)
        return QAccessible::queryAccessibleInterface(comboBox()->view());
    return index == 1 && comboBox()->isEditable()
        ? QAccessible::queryAccessibleInterface(comboBox()->lineEdit())
        : nullptr;
}

int AccessibleComboBox::indexOfChild(const QAccessibleInterface *child) const
{
    if (child->object() == comboBox()->view())
        return 0;
    return comboBox()->isEditable() && child->object() == comboBox()->lineEdit() ? 1 : -1;
}

QAccessibleInterface *AccessibleComboBox::childAt(int x, int y) const
{
    return comboBox()->isEditable() && rect().contains(x, y) ? child(1) : nullptr;
}

QString AccessibleComboBox::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? comboBox()->currentText() : QAccessibleWidget::text(kind);
}

QString AccessibleComboBox::words() const
{
    return comboBox()->currentText();
}

void *AccessibleComboBox::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State AccessibleComboBox::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.hasPopup = true;
    state.expandable = true;
    state.expanded = comboBox()->view()->isVisible();
    state.collapsed = !state.expanded;
    state.editable = comboBox()->isEditable();
    return state;
}

QStringList AccessibleComboBox::actionNames() const
{
    if (!comboBox()->isEnabled())
        return QAccessibleWidget::actionNames();
    return QStringList{showMenuAction(), pressAction()} + QAccessibleWidget::actionNames();
}

void AccessibleComboBox::doAction(const QString &action)
{
    if (action != showMenuAction() && action != pressAction())
        return QAccessibleWidget::doAction(action);
    comboBox()->view()->isVisible() ? comboBox()->hidePopup() : comboBox()->showPopup();
}

} // namespace swb

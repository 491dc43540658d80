// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible/toolbutton.h"

#include <QToolButton>

namespace swb {

AccessibleToolButton::AccessibleToolButton(QToolButton *button)
    : QAccessibleWidget(button, QAccessible::Button)
{ }

QToolButton *AccessibleToolButton::button() const
{
    return qobject_cast<QToolButton *>(object());
}

QAccessible::Role AccessibleToolButton::role() const
{
    if (button()->menu())
        return QAccessible::ButtonMenu;
    if (!button()->isCheckable())
        return QAccessible::Button;
    return button()->autoExclusive() ? QAccessible::RadioButton : QAccessible::CheckBox;
}

QString AccessibleToolButton::text(QAccessible::Text kind) const
{
    QString words = QAccessibleWidget::text(kind);
    if (kind == QAccessible::Name && words.isEmpty() && button()->inherits("QLineEditIconButton"))
        return tr("Clear %1")
            .arg(button()->parentWidget()->accessibleName()); // the only argument that is used here
    if (kind == QAccessible::Name && words.isEmpty())
        return button()->text().remove(u'&');
    if (kind == QAccessible::Accelerator && words.isEmpty())
        return button()->shortcut().toString(QKeySequence::NativeText);
    return words;
}

QAccessible::State AccessibleToolButton::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.checkable = button()->isCheckable();
    state.checked = button()->isChecked();
    state.pressed = button()->isDown();
    state.hasPopup = button()->menu() != nullptr;
    return state;
}

QStringList AccessibleToolButton::actionNames() const
{
    QStringList names = QAccessibleWidget::actionNames();
    if (!button()->isEnabled())
        return names;
    names.prepend(pressAction());
    if (button()->isCheckable())
        names.prepend(toggleAction());
    if (button()->menu())
        names.prepend(showMenuAction());
    return names;
}

QStringList AccessibleToolButton::keyBindingsForAction(const QString &action) const
{
    const QString key = text(QAccessible::Accelerator);
    return action == pressAction() && !key.isEmpty() ? QStringList{key} : QStringList();
}

void AccessibleToolButton::doAction(const QString &action)
{
    // Queued, because the menu runs its own event loop while it is open.
    if (action == showMenuAction())
        QMetaObject::invokeMethod(button(), &QToolButton::showMenu, Qt::QueuedConnection);
    else if (action == toggleAction() || action == pressAction())
        button()->click();
    else
        QAccessibleWidget::doAction(action);
}

} // namespace swb

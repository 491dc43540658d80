// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible/accessible.h"

#include "models/common/endpointtext.h"
#include "widgets/accessible/combobox.h"
#include "widgets/accessible/divider.h"
#include "widgets/accessible/label.h"
#include "widgets/accessible/toolbutton.h"
#include "widgets/detail/elidedlabel.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>

namespace swb::accessible {
namespace {

constexpr char roleProperty[] = "swbAccessibleRole";

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *const widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    if (const QVariant role = widget->property(roleProperty); role.isValid())
        return new QAccessibleWidget(widget, QAccessible::Role(role.toInt()));
    if (auto *comboBox = qobject_cast<QComboBox *>(widget))
        return new AccessibleComboBox(comboBox);
    if (qobject_cast<QLabel *>(widget) || qobject_cast<ElidedLabel *>(widget))
        return new AccessibleLabel(widget);
    if (auto *handle = qobject_cast<QSplitterHandle *>(widget))
        return new AccessibleDivider(handle);
    if (auto *splitter = qobject_cast<QSplitter *>(widget))
        return new AccessibleSplitter(splitter);
    if (qobject_cast<QTabWidget *>(widget)) // otherwise it is a filler that takes the focus
        return new QAccessibleWidget(widget, QAccessible::Grouping);
    if (auto *button = qobject_cast<QToolButton *>(widget))
        return new AccessibleToolButton(button);
    return nullptr; // Qt's default
}

} // namespace

void install()
{
    static const bool installed = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(installed)
}

void setRole(QWidget *widget, QAccessible::Role role)
{
    widget->setProperty(roleProperty, int(role));
}

QMenu *named(QMenu *menu)
{
    const QString title = menu->title().remove(u'&');
    menu->setAccessibleName(title.isEmpty() ? menu->parentWidget()->accessibleName() : title);
    return menu;
}

void setPlainToolTip(QWidget *widget, const QString &plain)
{
    widget->setToolTip(plain.isEmpty() ? plain : EndpointText::tip(plain));
    widget->setAccessibleDescription(plain);
}

} // namespace swb::accessible

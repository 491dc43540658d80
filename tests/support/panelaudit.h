// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QWidget>

namespace swb {

/// Controls below `root` that take the keyboard and that a screen reader could not name, or that have no tip;
/// the inner parts of spin boxes, combo boxes and views count with their owner. Empty where all is well.
[[nodiscard]] inline QStringList unnamedControls(const QWidget *root)
{
    QStringList bare;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        const bool inner = widget->objectName().startsWith(QStringLiteral("qt_"))
            || qobject_cast<const QScrollBar *>(widget) || qobject_cast<const QLabel *>(widget)
            || widget->focusProxy();
        if (inner || !widget->isVisibleTo(root) || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const QVariant text = widget->property("text");
        const bool named = !widget->accessibleName().isEmpty()
            || (text.isValid() && !text.toString().isEmpty() && !qobject_cast<const QLineEdit *>(widget));
        const bool told = !widget->toolTip().isEmpty() || qobject_cast<const QAbstractScrollArea *>(widget);
        if (!named || !told)
            bare.append(QString::fromLatin1(widget->metaObject()->className()) + u" " + widget->objectName());
    }
    return bare;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QWidget>

namespace swb {

/// Controls below `root` that take the keyboard and that a screen reader cannot name, or that have no
/// tooltip; the inner parts of spin boxes, combo boxes and views count with their owner. Empty if there are
/// none.
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

/// "Alt+S: presetLabel, startRelayButton": the mnemonics of visible push buttons and tabs below `root` that
/// another control also uses, so that they press nothing. Empty if there are none. Fields may share one,
/// which then goes from one to the next.
[[nodiscard]] inline QStringList sharedMnemonics(const QWidget *root)
{
    QMap<QString, QStringList> holders;
    QSet<QString> pressing;
    const auto add = [&](const QString &text, const QString &name) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (!key.isEmpty())
            holders[key] << name;
        return key;
    };
    for (const QLabel *label : root->findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            add(label->text(), label->objectName());
    }
    for (const QAbstractButton *button : root->findChildren<QAbstractButton *>()) {
        if (!button->isVisible())
            continue;
        const QString key = add(button->text(), button->objectName());
        if (qobject_cast<const QPushButton *>(button))
            pressing.insert(key);
    }
    for (const QTabBar *bar : root->findChildren<QTabBar *>()) {
        for (int tab = 0; bar->isVisible() && tab < bar->count(); ++tab)
            pressing.insert(add(bar->tabText(tab), bar->tabText(tab)));
    }
    pressing.remove(QString());
    QStringList shared;
    for (auto each = holders.cbegin(); each != holders.cend(); ++each) {
        if (each->size() > 1 && pressing.contains(each.key()))
            shared << each.key() + u": " + each->join(u", ");
    }
    return shared;
}

/// "clientKeepAliveSpinBox: 12, 1": an item in a cell (row, column) of a grid below `root` that is already
/// occupied, so that one is drawn over the other. Empty if there are none.
[[nodiscard]] inline QStringList sharedCells(const QWidget *root)
{
    QStringList shared;
    for (const QGridLayout *grid : root->findChildren<QGridLayout *>()) {
        QSet<std::pair<int, int>> taken;
        for (int index = 0; index < grid->count(); ++index) {
            int row = 0, column = 0, rows = 0, columns = 0;
            grid->getItemPosition(index, &row, &column, &rows, &columns);
            const QWidget *const widget = grid->itemAt(index)->widget();
            for (int cell = 0; cell < rows * columns; ++cell) {
                const std::pair at(row + cell / columns, column + cell % columns);
                if (taken.contains(at) && widget)
                    shared << QStringLiteral("%1: %2, %3")
                                  .arg(widget->objectName())
                                  .arg(at.first)
                                  .arg(at.second);
                taken.insert(at);
            }
        }
    }
    return shared;
}

} // namespace swb

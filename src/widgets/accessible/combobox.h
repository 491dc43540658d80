// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/accessible/readonlytext.h"

#include <QAccessibleWidget>

class QComboBox;

namespace swb {

/// A combo box for assistive tools and scripts, under its own name. Qt's version (6.4, on Unix) reports the
/// chosen text as the name, so that no control can be found by its name; here the name is the name and the
/// choice is the text, since the accessibility bus carries text but no values in words.
class AccessibleComboBox : public QAccessibleWidget, public ReadOnlyText
{
public:
    explicit AccessibleComboBox(QComboBox *comboBox);

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QString text(int start, int end) const override { return ReadOnlyText::text(start, end); }
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &action) override;

protected:
    [[nodiscard]] QString words() const override;
    [[nodiscard]] QRect place() const override { return rect(); }

private:
    [[nodiscard]] QComboBox *comboBox() const;
};

} // namespace swb

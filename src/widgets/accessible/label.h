// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/accessible/readonlytext.h"

#include <QAccessibleWidget>

namespace swb {

/// A label, or a widget of ours that shows text. With Qt's own interface (6.4) the name stands in the place
/// of the text where there is one, so that nobody could read what it shows; here the name is the name and
/// what is shown is the text. A label with a picture alone is a picture.
class AccessibleLabel : public QAccessibleWidget, public ReadOnlyText
{
public:
    explicit AccessibleLabel(QWidget *label);

    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QString text(int start, int end) const override { return ReadOnlyText::text(start, end); }
    [[nodiscard]] QList<std::pair<QAccessibleInterface *, QAccessible::Relation>>
    relations(QAccessible::Relation match) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

protected:
    [[nodiscard]] QString words() const override;
    [[nodiscard]] QRect place() const override { return rect(); }
};

} // namespace swb

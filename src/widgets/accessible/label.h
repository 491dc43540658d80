// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/accessible/readonlytext.h"

#include <QAccessibleWidget>

namespace swb {

/// A label, or a widget of ours that shows text. Qt's own interface (6.4) reports the name instead of the
/// text if there is one, so that nobody can read what the label shows; here the name is the name and the
/// displayed text is the text. A label with only a picture is a picture.
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

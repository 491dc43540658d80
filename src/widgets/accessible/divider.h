// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

class QSplitter;
class QSplitterHandle;

namespace swb {

/// The handle between two parts of a QSplitter, under the splitter's accessible name. Its value is the size
/// of the part before it, in pixels, and can be set.
class AccessibleDivider : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit AccessibleDivider(QSplitterHandle *handle);

    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QVariant currentValue() const override;
    void setCurrentValue(const QVariant &value) override;
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant maximumValue() const override;
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

private:
    [[nodiscard]] QSplitterHandle *handle() const;
};

/// The splitter that contains dividers. It leaves its name to them.
class AccessibleSplitter : public QAccessibleWidget
{
public:
    explicit AccessibleSplitter(QSplitter *splitter);

    [[nodiscard]] QString text(QAccessible::Text kind) const override;
};

} // namespace swb

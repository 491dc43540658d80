// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QCoreApplication>

class QToolButton;

namespace swb {

/// A tool button. Qt (6.4) calls every checkable one a check box, even one of several to choose from.
class AccessibleToolButton : public QAccessibleWidget
{
    Q_DECLARE_TR_FUNCTIONS(AccessibleToolButton)

public:
    explicit AccessibleToolButton(QToolButton *button);

    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QStringList actionNames() const override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &action) const override;
    void doAction(const QString &action) override;

private:
    [[nodiscard]] QToolButton *button() const;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QWidget>

namespace swb {

/// Fields for the messages of one protocol, beside which the same can be typed as text.
class MessageForm : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString text() const = 0;
    virtual void setText(const QString &text) = 0;

Q_SIGNALS:
    void changed();
    void sendRequested(); ///< Enter in a field of one line, Ctrl+Enter in the others
};

/// The form for a protocol of the table of schemes; null where its messages are what is typed.
[[nodiscard]] MessageForm *makeMessageForm(QLatin1StringView protocol, QWidget *parent);
/// What the form holds at first, as text.
[[nodiscard]] QString firstMessage(QLatin1StringView protocol);

} // namespace swb

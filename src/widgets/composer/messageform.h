// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QWidget>

namespace swb {

/// Fields for the messages of one protocol, which can also be typed as text.
class MessageForm : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString text() const = 0;
    virtual void setText(const QString &text) = 0;

Q_SIGNALS:
    void changed();
    void sendRequested(); ///< Enter in a single-line field, Ctrl+Enter in the others
};

/// The form for a protocol of the table of schemes; null if its messages are typed as they are.
[[nodiscard]] MessageForm *makeMessageForm(QLatin1StringView protocol, QWidget *parent);
/// The initial content of the form, as text.
[[nodiscard]] QString firstMessage(QLatin1StringView protocol);

} // namespace swb

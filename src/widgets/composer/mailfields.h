// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/composer/messageform.h"

class QLineEdit;

namespace swb {

class MessageEditor;

/// A mail: sender, recipients, subject and body.
class MailFields final : public MessageForm
{
    Q_OBJECT

public:
    explicit MailFields(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString &text) override;

private:
    QLineEdit *m_from;
    QLineEdit *m_to;
    QLineEdit *m_subject;
    MessageEditor *m_text;
    QString m_others; ///< header lines without a field here
};

} // namespace swb

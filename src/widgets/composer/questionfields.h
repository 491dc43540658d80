// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/composer/messageform.h"

class QComboBox;
class QLineEdit;

namespace swb {

/// A question to a name server: name and type.
class QuestionFields final : public MessageForm
{
    Q_OBJECT

public:
    explicit QuestionFields(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString &text) override;

private:
    QLineEdit *m_name;
    QComboBox *m_type;
};

} // namespace swb

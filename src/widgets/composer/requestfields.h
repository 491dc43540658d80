// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/composer/messageform.h"

class QComboBox;
class QLineEdit;

namespace swb {

class MessageEditor;

/// A request of HTTP: method, path, header lines and body.
class RequestFields final : public MessageForm
{
    Q_OBJECT

public:
    explicit RequestFields(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString &text) override;

private:
    QComboBox *m_method;
    QLineEdit *m_path;
    MessageEditor *m_headers;
    MessageEditor *m_body;
};

} // namespace swb

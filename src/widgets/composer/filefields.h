// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/composer/messageform.h"

namespace swb {

class PathField;

/// The file that is sent as one, with its name and checksum: the message is its path.
class FileFields final : public MessageForm
{
    Q_OBJECT

public:
    explicit FileFields(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString &text) override;

private:
    PathField *m_path;
};

} // namespace swb

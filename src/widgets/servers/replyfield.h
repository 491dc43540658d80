// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/schemes.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QWidget;

namespace swb {

class PathField;

/// What a server answers: the choices of its protocol, and a field for what the chosen one takes, a text or a
/// path. A protocol with nothing to choose has neither.
class ReplyField
{
public:
    struct Parts
    {
        QLabel &label;
        QComboBox &choice;
        QLineEdit &text;
        PathField &path;
    };

    explicit ReplyField(const Parts &parts);

    /// In the notation of ServerSettings::reply.
    [[nodiscard]] QString spec() const;
    void setSpec(const QString &spec);
    /// Offers what this protocol has, and keeps the choice where that has it too.
    void adapt(const Scheme &scheme);
    /// Whether what is chosen takes a file or a folder.
    [[nodiscard]] bool takesPath() const;
    /// Where an error of the reply belongs.
    [[nodiscard]] QWidget *field() const;

private:
    [[nodiscard]] ReplyChoice chosen() const;
    void fill();

    Parts m_parts;
    QLatin1StringView m_protocol;
    ReplyChoices m_choices;
};

} // namespace swb

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

/// What a server answers: the choices of its protocol, and a field for the parameter of the chosen one, a
/// text or a path. A protocol without a choice has neither.
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
    /// Offers the replies of this protocol, and keeps the choice if it has that too.
    void adapt(const Scheme &scheme);
    /// Whether the chosen reply needs a file or a folder.
    [[nodiscard]] bool takesPath() const;
    /// The field that an error of the reply belongs to.
    [[nodiscard]] QWidget *field() const;

private:
    [[nodiscard]] ReplyChoice chosen() const;
    void fill();

    Parts m_parts;
    QLatin1StringView m_protocol;
    ReplyChoices m_choices;
};

} // namespace swb

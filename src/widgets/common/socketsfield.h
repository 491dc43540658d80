// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/capabilities.h"

#include <QCoreApplication>

class QComboBox;
class QLabel;

namespace swb {

/// The choice between the families of sockets in a form, and a note below it that says what the chosen one
/// cannot do. Works on a combo box and a label of the form, which must outlive it. If only one family is
/// built there is no choice, and the box says why.
class SocketsField
{
    Q_DECLARE_TR_FUNCTIONS(SocketsField)

public:
    SocketsField(QComboBox &box, QLabel &note);

    [[nodiscard]] SocketFamily family() const;
    /// A family that is not built leaves the choice unchanged.
    void setFamily(SocketFamily family);
    /// Shows what the chosen family cannot do over this transport.
    void adapt(Transport transport);

private:
    QComboBox &m_box;
    QLabel &m_note;
};

} // namespace swb

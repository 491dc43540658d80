// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/capabilities.h"

#include <QCoreApplication>

class QComboBox;
class QLabel;

namespace swb {

/// The choice between the families of sockets in a form, and the note below it of what the chosen one cannot
/// do. Works on a combo box and a label of the form, which outlive it. Where one family alone is built there
/// is nothing to choose, and the box says why.
class SocketsField
{
    Q_DECLARE_TR_FUNCTIONS(SocketsField)

public:
    SocketsField(QComboBox &box, QLabel &note);

    [[nodiscard]] SocketFamily family() const;
    /// One that is not built leaves the choice as it is.
    void setFamily(SocketFamily family);
    /// Says what the chosen family cannot do over this transport.
    void adapt(Transport transport);

private:
    QComboBox &m_box;
    QLabel &m_note;
};

} // namespace swb

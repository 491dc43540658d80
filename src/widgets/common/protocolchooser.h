// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/schemes.h"

class QCheckBox;
class QComboBox;

namespace swb {

/// The box of a form that chooses the protocol (the table of schemes, raw bytes first), with a check box for
/// encryption if the protocol supports it.
class ProtocolChooser
{
public:
    ProtocolChooser(QComboBox &box, QCheckBox &encrypted);

    [[nodiscard]] const Scheme &scheme() const;
    [[nodiscard]] Transport transport() const { return scheme().transport; }
    [[nodiscard]] EndpointUrl url(const QString &host, quint16 port) const;
    /// For a URL with an unknown scheme, chooses its transport.
    void setUrl(const EndpointUrl &url);
    /// Names and enables the check box according to the choice.
    void adapt();

private:
    [[nodiscard]] const Scheme &plain() const;

    QComboBox &m_box;
    QCheckBox &m_encrypted;
};

} // namespace swb

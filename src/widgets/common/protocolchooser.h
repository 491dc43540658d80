// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/schemes.h"

class QCheckBox;
class QComboBox;

namespace swb {

/// The box of a form that chooses what is spoken (the table of schemes, raw bytes first), with the tick that
/// encrypts it where the protocol can be.
class ProtocolChooser
{
public:
    ProtocolChooser(QComboBox &box, QCheckBox &encrypted);

    [[nodiscard]] const Scheme &scheme() const;
    [[nodiscard]] Transport transport() const { return scheme().transport; }
    [[nodiscard]] EndpointUrl url(const QString &host, quint16 port) const;
    /// Of a URL whose scheme is not known its transport's own.
    void setUrl(const EndpointUrl &url);
    /// Names and allows the tick as the choice asks for.
    void adapt();

private:
    [[nodiscard]] const Scheme &plain() const;

    QComboBox &m_box;
    QCheckBox &m_encrypted;
};

} // namespace swb

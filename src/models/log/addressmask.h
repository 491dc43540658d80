// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace swb {

/// The text with every address of another computer, and every host in a URL, masked: for a projector.
/// Addresses that are only valid on this computer, and ports, stay.
[[nodiscard]] QString withoutAddresses(const QString &text);

/// Whether addresses of other computers may currently be shown: the same for every window, table and
/// sentence. What a peer sent is shown unchanged, whatever it contains. Belongs to the GUI thread.
class AddressMask : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static AddressMask &instance();

    [[nodiscard]] bool isOn() const { return m_on; }
    void setOn(bool on);
    /// The words as they may currently be shown.
    [[nodiscard]] QString shown(const QString &words) const { return m_on ? withoutAddresses(words) : words; }

Q_SIGNALS:
    void changed();

private:
    using QObject::QObject;

    bool m_on = false;
};

} // namespace swb

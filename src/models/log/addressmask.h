// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace swb {

/// The text with every address of another computer, and every host in a URL, blotted out: for a projector.
/// Addresses of this computer alone, and ports, stay.
[[nodiscard]] QString withoutAddresses(const QString &text);

/// Whether addresses of other computers may be seen now: one answer for every window, table and sentence.
/// What a peer sent is shown as it came, with whatever it holds. Belongs to the GUI thread.
class AddressMask : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static AddressMask &instance();

    [[nodiscard]] bool isOn() const { return m_on; }
    void setOn(bool on);
    /// The words as they may be seen now.
    [[nodiscard]] QString shown(const QString &words) const { return m_on ? withoutAddresses(words) : words; }

Q_SIGNALS:
    void changed();

private:
    using QObject::QObject;

    bool m_on = false;
};

} // namespace swb

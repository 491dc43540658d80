// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace swb {

/// By host as peerKey() writes it: what stands in the place of its address.
using PeerNames = QHash<QString, QString>;

/// The text with every address of another computer, and every host in a URL, replaced by its name, or blotted
/// out where it has none: for a projector. Addresses of this computer alone, and ports, stay.
[[nodiscard]] QString withoutAddresses(const QString &text, const PeerNames &names = {});

/// Whether addresses of other computers may be seen now: one answer for every window, table and sentence.
/// Where they may not, peers are told apart by names ("client 1", "server 1"), numbered as they appear, and
/// the same for as long as the program runs. What a peer sent is shown as it came, with whatever it holds.
/// Belongs to the GUI thread.
class AddressMask : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostNames = 10'000; ///< later peers have none

    [[nodiscard]] static AddressMask &instance();

    /// Gives a name to the computer at the other end, unless it has one.
    void meet(const Conversation &conversation);
    /// The same for a server of ours to be: the host that was asked for and its address, which may be empty,
    /// have one name.
    void meetServer(const QString &host, const SocketAddress &address);

    [[nodiscard]] bool isOn() const { return m_on; }
    void setOn(bool on);
    /// The words as they may currently be shown.
    [[nodiscard]] QString shown(const QString &words) const
    {
        return m_on ? withoutAddresses(words, m_names) : words;
    }

Q_SIGNALS:
    void changed();

private:
    using QObject::QObject;

    void meet(const QStringList &hosts, Role theirs);

    PeerNames m_names;
    int m_clients = 0;
    int m_servers = 0;
    bool m_on = false;
};

} // namespace swb

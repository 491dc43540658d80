// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace swb {

/// By host as peerKey() writes it: the name that replaces its address.
using PeerNames = QHash<QString, QString>;

/// The text with every address of another computer, and every host in a URL, replaced by its name, or masked
/// if it has none: for a projector. Addresses that are only valid on this computer, and ports, stay.
[[nodiscard]] QString withoutAddresses(const QString &text, const PeerNames &names = {});

/// Whether addresses of other computers may currently be shown: the same for every window, table and
/// sentence. If not, peers are distinguished by names ("client 1", "server 1"), numbered in order of
/// appearance and constant while the program runs. What a peer sent is shown unchanged, whatever it contains.
/// Belongs to the GUI thread.
class AddressMask : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostNames = 10'000; ///< later peers get no name

    [[nodiscard]] static AddressMask &instance();

    /// Names the computer at the other end, unless it has a name.
    void meet(const Conversation &conversation);
    /// The same for a server that we are about to connect to: the requested host and its address, which may
    /// be empty, get one name.
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

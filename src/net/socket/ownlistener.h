// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"
#include "core/values/transport.h"

#include <QList>
#include <QString>
#include <QtGlobal>

namespace swb {

/// While it exists, this process listens on an address, so that an endpoint that finds the address in use can
/// be told by whom. For all engines of the process, since ports are the process's; thread-safe.
class OwnListener
{
public:
    /// `name` is how it is shown: "udp://127.0.0.1:12000". A listener on all addresses of both families is
    /// bound to [::] and says so. A relay also gives its target.
    OwnListener(const SocketAddress &bound, Transport transport, const QString &name,
                bool bothFamilies = false, const QList<SocketAddress> &passesOnTo = {});
    ~OwnListener();
    Q_DISABLE_COPY_MOVE(OwnListener)

    /// The name of a listener that leaves no space for another on this address; empty if there is none.
    [[nodiscard]] static QString nameAt(const SocketAddress &wanted, Transport transport);
    /// The name of a listener that receives what is sent to this address; empty if there is none. Asks the
    /// system for this computer's addresses if a listener has all of them.
    [[nodiscard]] static QString nameReachedAt(const SocketAddress &address, Transport transport);
    /// Changes whenever a listener has started or stopped: as long as it is the same, so are the answers.
    [[nodiscard]] static quint64 generation();

    /// Whether what is sent to one of these addresses reaches a socket that is bound to `bound`, directly or
    /// through relays of this process.
    [[nodiscard]] static bool leadsTo(const SocketAddress &bound, bool bothFamilies, Transport transport,
                                      QList<SocketAddress> targets);
};

} // namespace swb

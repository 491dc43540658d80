// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"
#include "core/values/transport.h"

#include <QList>
#include <QString>
#include <QtGlobal>

namespace swb {

/// Says, as long as it lives, that this process listens on an address, so that whoever finds it taken can be
/// told by whom. For all engines of the process, since ports are the process's; any thread.
class OwnListener
{
public:
    /// `name` is how it is called: "udp://127.0.0.1:12000". One bound to all addresses of both families is
    /// bound to [::] and says so. A relay says what it passes on to.
    OwnListener(const SocketAddress &bound, Transport transport, const QString &name,
                bool bothFamilies = false, const QList<SocketAddress> &passesOnTo = {});
    ~OwnListener();
    Q_DISABLE_COPY_MOVE(OwnListener)

    /// The name of a listener that leaves no room for another on this address; empty where there is none.
    [[nodiscard]] static QString nameAt(const SocketAddress &wanted, Transport transport);
    /// The name of a listener that gets what is sent to this address; empty where there is none. Asks the
    /// system which addresses are this computer's where a listener has them all.
    [[nodiscard]] static QString nameReachedAt(const SocketAddress &address, Transport transport);
    /// Another number whenever a listener has come or gone: as long as it is the same, so are the answers.
    [[nodiscard]] static quint64 generation();

    /// Whether what is sent to one of these addresses comes to a socket that is bound to `bound`, at once or
    /// through relays of this process.
    [[nodiscard]] static bool leadsTo(const SocketAddress &bound, bool bothFamilies, Transport transport,
                                      QList<SocketAddress> targets);
};

} // namespace swb

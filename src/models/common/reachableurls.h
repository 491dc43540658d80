// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"
#include "core/values/localaddress.h"

#include <QList>
#include <QString>

namespace swb {

/// The URL that others use to reach a server or relay on this computer.
struct ReachableUrl
{
    QString url; ///< with an address of this computer and the real port: "tcp://192.168.1.17:12000"
    QString interface; ///< the one with the address; empty if unknown
    bool operator==(const ReachableUrl &) const = default;
};

/// The URLs at which other computers reach a listener for `url` that is bound to `bound`. A listener bound to
/// every address has one URL for each interface and family, without loopback, and without link-local
/// addresses if there are others; IPv4 comes first. Empty if only this computer can reach it.
[[nodiscard]] QList<ReachableUrl> reachableUrls(const EndpointUrl &url, const SocketAddress &bound,
                                                const QList<LocalAddress> &own);

} // namespace swb

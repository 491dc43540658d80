// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"
#include "core/values/localaddress.h"

#include <QList>
#include <QString>

namespace swb {

/// What others write to reach a server or relay of this computer.
struct ReachableUrl
{
    QString url; ///< with an address of this computer and the real port: "tcp://192.168.1.17:12000"
    QString interface; ///< that has the address; empty where it is not known
    bool operator==(const ReachableUrl &) const = default;
};

/// Where something that listens for `url` and is bound to `bound` is reached from other computers. What is
/// bound to every address has one for each interface and family, without loopback, and without link-local
/// ones where there are others; IPv4 comes first. Empty where only this computer reaches it.
[[nodiscard]] QList<ReachableUrl> reachableUrls(const EndpointUrl &url, const SocketAddress &bound,
                                                const QList<LocalAddress> &own);

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/reachableurls.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

using Family = SocketAddress::Family;

/// Whether the address is valid beyond its link: not link-local (RFC 3927, RFC 4291 2.5.6).
bool leavesItsLink(const LocalAddress &own)
{
    const bool ipv4 = own.address.family == Family::IPv4;
    return ipv4 ? !own.address.ip().startsWith("169.254."_L1) : !own.address.isLinkLocal(); // RFC 3927
}

/// Replaces 0.0.0.0, [::], or both.
QList<LocalAddress> addressesInPlaceOf(const EndpointUrl &url, const SocketAddress &any,
                                       const QList<LocalAddress> &own)
{
    const bool both = url.host == "*"_L1;
    QList<LocalAddress> found;
    for (const LocalAddress &each : own) {
        if (!each.address.isLoopback() && (both || each.address.family == any.family))
            found.append(each);
    }
    if (std::ranges::any_of(found, leavesItsLink))
        found.removeIf([](const LocalAddress &each) { return !leavesItsLink(each); });
    std::ranges::stable_sort(found, {}, [](const LocalAddress &each) { return each.address.family; });
    return found;
}

} // namespace

QList<ReachableUrl> reachableUrls(const EndpointUrl &url, const SocketAddress &bound,
                                  const QList<LocalAddress> &own)
{
    if (bound.isNull() || bound.isLoopback())
        return {};
    const auto at = [&url, &bound](const LocalAddress &address) {
        EndpointUrl reached = url;
        reached.host = address.address.ip();
        reached.port = bound.port;
        return ReachableUrl{reached.toString(), address.interface};
    };
    if (!bound.isAny()) {
        const auto known = std::ranges::find_if(own, [&bound](const LocalAddress &each) {
            return each.address.family == bound.family && each.address.bytes == bound.bytes;
        });
        return {at({bound, known == own.end() ? QString() : known->interface})};
    }
    QList<ReachableUrl> reached;
    QList<std::pair<QString, Family>> seen;
    for (const LocalAddress &each : addressesInPlaceOf(url, bound, own)) {
        const std::pair place{each.interface, each.address.family};
        if (!seen.contains(place))
            reached.append(at(each));
        seen.append(place);
    }
    return reached;
}

} // namespace swb

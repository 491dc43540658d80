// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/ownlistener.h"

#include "core/tasks/shortlock.h"
#include "net/socket/interfaces.h"
#include "net/socket/qtaddress.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <vector>

namespace swb {
namespace {

struct Entry
{
    const OwnListener *owner;
    SocketAddress bound;
    bool stream;
    bool bothFamilies;
    QString name;
    QList<SocketAddress> passesOnTo;

    [[nodiscard]] bool hasFamilyOf(const SocketAddress &address) const
    {
        return bothFamilies || bound.family == address.family;
    }
};

struct Entries
{
    ShortLock lock;
    std::vector<Entry> all;
    std::atomic<quint64> generation{0};
};

Entries &entries()
{
    static Entries known;
    return known;
}

bool leavesNoRoom(const Entry &entry, const SocketAddress &wanted)
{
    return entry.bound.port == wanted.port
        && (entry.bound == wanted || (entry.hasFamilyOf(wanted) && (entry.bound.isAny() || wanted.isAny())));
}

QString nameWhere(Transport transport, const std::function<bool(const Entry &)> &matches)
{
    const std::scoped_lock guard(entries().lock);
    const auto found = std::ranges::find_if(entries().all, [&](const Entry &entry) {
        return entry.stream == isStream(transport) && matches(entry);
    });
    return found == entries().all.end() ? QString() : found->name;
}

/// Where the system sends what is addressed to 0.0.0.0 or ::; IPv4-mapped addresses become IPv4.
SocketAddress whereItGoes(const SocketAddress &target)
{
    const SocketAddress plain = fromQt(toQt(target), target.port);
    if (!plain.isAny())
        return plain;
    const bool ipv4 = plain.family == SocketAddress::Family::IPv4;
    return SocketAddress::fromIp(ipv4 ? QStringLiteral("127.0.0.1") : QStringLiteral("::1"), plain.port);
}

/// Whether a listener receives what is sent to this address; `local` says which addresses are this
/// computer's.
bool takes(const Entry &entry, const SocketAddress &target,
           const std::function<bool(const SocketAddress &)> &local)
{
    return target.port == entry.bound.port && entry.hasFamilyOf(target)
        && (target == entry.bound || (entry.bound.isAny() && local(target)));
}

} // namespace

OwnListener::OwnListener(const SocketAddress &bound, Transport transport, const QString &name,
                         bool bothFamilies, const QList<SocketAddress> &passesOnTo)
{
    const std::scoped_lock guard(entries().lock);
    entries().all.push_back({this, bound, isStream(transport), bothFamilies, name, passesOnTo});
    ++entries().generation;
}

OwnListener::~OwnListener()
{
    const std::scoped_lock guard(entries().lock);
    std::erase_if(entries().all, [this](const Entry &entry) { return entry.owner == this; });
    ++entries().generation;
}

QString OwnListener::nameAt(const SocketAddress &wanted, Transport transport)
{
    return nameWhere(transport, [&](const Entry &entry) { return leavesNoRoom(entry, wanted); });
}

QString OwnListener::nameReachedAt(const SocketAddress &address, Transport transport)
{
    QString exact = nameWhere(transport, [&](const Entry &entry) { return entry.bound == address; });
    if (!exact.isEmpty())
        return exact;
    const QString everywhere = nameWhere(transport, [&](const Entry &entry) {
        return entry.bound.port == address.port && entry.bound.isAny() && entry.hasFamilyOf(address);
    });
    return !everywhere.isEmpty() && isAddressOfThisComputer(address) ? everywhere : QString();
}

quint64 OwnListener::generation()
{
    return entries().generation.load();
}

bool OwnListener::leadsTo(const SocketAddress &bound, bool bothFamilies, Transport transport,
                          QList<SocketAddress> targets)
{
    std::vector<Entry> listeners;
    {
        const std::scoped_lock guard(entries().lock); // not while the system is being asked for its addresses
        listeners = entries().all;
    }
    const Entry self{nullptr, bound, isStream(transport), bothFamilies, {}, {}};
    for (qsizetype next = 0; next < targets.size(); ++next) { // grows with the targets of each relay
        const SocketAddress target = whereItGoes(targets.at(next));
        if (takes(self, target, isAddressOfThisComputer))
            return true;
        for (const Entry &entry : listeners) {
            if (entry.stream != self.stream || !takes(entry, target, isAddressOfThisComputer))
                continue;
            for (const SocketAddress &further : entry.passesOnTo) {
                if (!targets.contains(further))
                    targets.append(further);
            }
        }
    }
    return false;
}

} // namespace swb

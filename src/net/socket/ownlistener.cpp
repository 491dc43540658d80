// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/ownlistener.h"

#include "core/tasks/shortlock.h"
#include "net/socket/interfaces.h"

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

} // namespace

OwnListener::OwnListener(const SocketAddress &bound, Transport transport, const QString &name,
                         bool bothFamilies)
{
    const std::scoped_lock guard(entries().lock);
    entries().all.push_back({this, bound, isStream(transport), bothFamilies, name});
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

} // namespace swb

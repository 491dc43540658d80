// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/ownlistener.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace swb {
namespace {

struct Entry
{
    const OwnListener *owner;
    SocketAddress bound;
    bool stream;
    QString name;
};

struct Entries
{
    std::mutex lock;
    std::vector<Entry> all;
};

Entries &entries()
{
    static Entries known;
    return known;
}

bool collide(const SocketAddress &one, const SocketAddress &other)
{
    return one.port == other.port
        && (one == other || (one.family == other.family && (one.isAny() || other.isAny())));
}

} // namespace

OwnListener::OwnListener(const SocketAddress &bound, Transport transport, const QString &name)
{
    const std::scoped_lock guard(entries().lock);
    entries().all.push_back({this, bound, isStream(transport), name});
}

OwnListener::~OwnListener()
{
    const std::scoped_lock guard(entries().lock);
    std::erase_if(entries().all, [this](const Entry &entry) { return entry.owner == this; });
}

QString OwnListener::nameAt(const SocketAddress &wanted, Transport transport)
{
    const std::scoped_lock guard(entries().lock);
    const auto found = std::ranges::find_if(entries().all, [&](const Entry &entry) {
        return entry.stream == isStream(transport) && collide(entry.bound, wanted);
    });
    return found == entries().all.end() ? QString() : found->name;
}

} // namespace swb

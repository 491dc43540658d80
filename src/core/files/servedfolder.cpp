// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/servedfolder.h"

#include <algorithm>

namespace swb {

bool ServedFolder::isServed(const QByteArray &name)
{
    return !name.isEmpty() && !name.startsWith('.') && !name.contains('/') && !name.contains('\\')
        && !name.contains('\0');
}

void ServedFolder::sort(QList<Entry> &entries)
{
    std::sort(entries.begin(), entries.end(), [](const Entry &one, const Entry &other) {
        return one.isFolder != other.isFolder ? one.isFolder : one.name < other.name;
    });
}

} // namespace swb

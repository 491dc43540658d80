// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/shortlock.h"

#include <QString>
#include <map>

namespace swb {

/// What a user has attached to a row of the log.
struct Annotation
{
    bool marked = false;
    QString note;
    bool operator==(const Annotation &) const = default;
};

/// Marks and notes by event number, stored beside the log, since events themselves never change. Thread-safe.
class Annotations
{
public:
    using Map = std::map<quint64, Annotation>;

    /// An annotation with neither mark nor note is the same as none.
    void set(quint64 id, const Annotation &annotation);
    [[nodiscard]] Annotation at(quint64 id) const;
    [[nodiscard]] Map all() const;
    /// The first event with a mark or a note, from this one on and before the other; 0 if there is none.
    [[nodiscard]] quint64 firstIn(quint64 from, quint64 to) const;
    /// Increases with each change: a cheap way to check for changes.
    [[nodiscard]] quint64 revision() const;

private:
    mutable ShortLock m_lock;
    Map m_byId;
    quint64 m_revision = 0;
};

} // namespace swb

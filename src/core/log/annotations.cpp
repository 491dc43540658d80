// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/annotations.h"

namespace swb {

void Annotations::set(quint64 id, const Annotation &annotation)
{
    const std::lock_guard guard(m_lock);
    if (annotation == Annotation{})
        m_byId.erase(id);
    else
        m_byId[id] = annotation;
    ++m_revision;
}

Annotation Annotations::at(quint64 id) const
{
    const std::lock_guard guard(m_lock);
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? Annotation{} : found->second;
}

Annotations::Map Annotations::all() const
{
    const std::lock_guard guard(m_lock);
    return m_byId;
}

quint64 Annotations::firstIn(quint64 from, quint64 to) const
{
    const std::lock_guard guard(m_lock);
    const auto found = m_byId.lower_bound(from);
    return found == m_byId.end() || found->first >= to ? 0 : found->first;
}

quint64 Annotations::revision() const
{
    const std::lock_guard guard(m_lock);
    return m_revision;
}

} // namespace swb

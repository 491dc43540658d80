// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace swb {

/// Cuts a stream into messages of one size. A message that is whole within a chunk is not copied.
class SameSizeCutter
{
public:
    explicit SameSizeCutter(qsizetype size)
        : m_size(size)
    { }

    /// Calls each(QByteArrayView) for every message that this chunk completes, in order; the view is valid
    /// during the call.
    template <typename Each>
    void take(QByteArrayView chunk, Each each)
    {
        if (!m_partial.isEmpty()) {
            const qsizetype missing = qMin(m_size - m_partial.size(), chunk.size());
            m_partial.append(chunk.first(missing));
            chunk = chunk.sliced(missing);
            if (m_partial.size() < m_size)
                return;
            each(QByteArrayView(m_partial));
            m_partial.resize(0);
        }
        for (; chunk.size() >= m_size; chunk = chunk.sliced(m_size))
            each(chunk.first(m_size));
        m_partial.append(chunk);
    }

private:
    const qsizetype m_size;
    QByteArray m_partial;
};

} // namespace swb

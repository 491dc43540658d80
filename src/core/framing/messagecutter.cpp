// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/messagecutter.h"

#include <utility>

namespace swb {

MessageCutter::MessageCutter(const FramerFactory &factory)
    : m_framer(factory ? factory() : nullptr)
{ }

void MessageCutter::cut(QByteArrayView chunk, const UnitVisitor &visit)
{
    if (!m_framer || m_misfit.isError())
        return visit({chunk, !m_framer});
    m_framer->append(chunk);
    m_unframed.append(chunk.data(), chunk.size());
    qsizetype left = m_unframed.size();
    Framer::Status status = m_framer->next();
    for (; status == Framer::Status::Complete; status = m_framer->next()) {
        visit({m_framer->payload(), true});
        left = m_framer->pendingBytes();
    }
    if (left < m_unframed.size())
        m_unframed = m_unframed.last(left);
    if (status == Framer::Status::Malformed) {
        m_misfit = m_framer->error();
        visit({std::exchange(m_unframed, {}), false});
    }
}

qsizetype MessageCutter::pendingBytes() const
{
    return m_framer && !m_misfit.isError() ? m_framer->pendingBytes() : 0;
}

} // namespace swb

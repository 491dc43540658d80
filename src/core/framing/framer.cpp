// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/framer.h"

#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

namespace {

/// An empty buffer larger than this is freed, so that ten thousand idle connections stay small.
constexpr qsizetype keptCapacity = 8 << 10;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Framer)
};

} // namespace

void Framer::append(QByteArrayView bytes)
{
    m_payload = {};
    if (m_error.isError())
        return;
    // Moving the rest to the front only once the same amount has been consumed keeps the work linear.
    if (m_start >= pendingBytes()) {
        std::copy(m_buffer.cbegin() + m_start, m_buffer.cend(), m_buffer.begin());
        m_buffer.resize(pendingBytes());
        m_start = 0;
    }
    m_buffer.append(bytes.data(), bytes.size());
}

Framer::Status Framer::next()
{
    m_payload = {};
    return m_error.isError() ? Status::Malformed : cut();
}

qsizetype Framer::pendingBytes() const
{
    return m_buffer.size() - m_start;
}

Framer::Status Framer::complete(qsizetype before, qsizetype length, qsizetype after)
{
    m_payload = pending().sliced(before, length);
    m_start += before + length + after;
    return Status::Complete;
}

Framer::Status Framer::needMore()
{
    if (pendingBytes() == 0 && m_buffer.capacity() > keptCapacity) {
        m_buffer = {};
        m_start = 0;
    }
    return Status::NeedMore;
}

void Framer::clear()
{
    m_payload = {};
    m_buffer = {};
    m_start = 0;
}

Framer::Status Framer::tooLarge()
{
    m_error = makeError(ErrorCode::FrameTooLarge,
                        Words::tr("A message is longer than the limit of %1 bytes.", nullptr,
                                  quantities::plural(m_maxFrameBytes))
                            .arg(m_maxFrameBytes));
    clear();
    return Status::Malformed;
}

} // namespace swb

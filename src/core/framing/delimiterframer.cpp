// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/delimiterframer.h"

namespace swb {

DelimiterFramer::DelimiterFramer(const QByteArray &delimiter, quint32 maxFrameBytes)
    : Framer(maxFrameBytes)
    , m_delimiter(delimiter)
{
    Q_ASSERT(!delimiter.isEmpty() && delimiter.size() <= maxDelimiterBytes);
}

Framer::Status DelimiterFramer::cut()
{
    const QByteArrayView bytes = pending();
    const qsizetype end = bytes.indexOf(m_delimiter, m_scanned);
    if (end > maxFrameBytes() || (end < 0 && !mayStillEnd(bytes)))
        return tooLarge();
    if (end < 0) {
        m_scanned = qMax(qsizetype(0), bytes.size() - m_delimiter.size() + 1);
        return needMore();
    }
    m_scanned = 0;
    return complete(0, end, m_delimiter.size());
}

bool DelimiterFramer::mayStillEnd(QByteArrayView bytes) const
{
    if (bytes.size() <= maxFrameBytes())
        return true;
    const QByteArrayView delimiter(m_delimiter);
    for (qsizetype at = qMax(qsizetype(0), bytes.size() - delimiter.size() + 1); at <= maxFrameBytes();
         ++at) {
        if (delimiter.startsWith(bytes.sliced(at)))
            return true;
    }
    return false;
}

Error DelimiterFramer::encode(QByteArrayView message, QByteArray &out) const
{
    out.append(message.data(), message.size());
    out.append(m_delimiter);
    return {};
}

} // namespace swb

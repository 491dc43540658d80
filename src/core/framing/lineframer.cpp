// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/lineframer.h"

namespace swb {

Framer::Status LineFramer::cut()
{
    const QByteArrayView bytes = pending();
    const qsizetype end = bytes.indexOf('\n', m_scanned);
    const qsizetype seen = end < 0 ? bytes.size() : end;
    const bool endsInCr = seen > 0 && bytes[seen - 1] == '\r';
    const qsizetype length = endsInCr ? seen - 1 : seen;
    if (length > maxFrameBytes())
        return tooLarge();
    m_scanned = end < 0 ? seen : 0;
    if (end < 0)
        return needMore();
    m_crlf = endsInCr;
    return complete(0, length, end + 1 - length);
}

Error LineFramer::encode(QByteArrayView message, QByteArray &out) const
{
    out.append(message.data(), message.size());
    out.append(m_crlf ? "\r\n" : "\n");
    return {};
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/fixedframer.h"

namespace swb {

Framer::Status FixedFramer::cut()
{
    return pendingBytes() < maxFrameBytes() ? needMore() : complete(0, maxFrameBytes());
}

Error FixedFramer::encode(QByteArrayView message, QByteArray &out) const
{
    out.append(message.data(), message.size());
    return {};
}

} // namespace swb

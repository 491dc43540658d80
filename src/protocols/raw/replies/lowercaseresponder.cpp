// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/replies/lowercaseresponder.h"

#include "core/payload/casemapping.h"

namespace swb {

std::optional<QByteArrayView> LowercaseResponder::reply(QByteArrayView message, const ReplyContext &,
                                                        QByteArray &scratch) const
{
    mapToLower(message, scratch);
    return scratch;
}

} // namespace swb

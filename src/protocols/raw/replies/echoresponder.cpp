// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/replies/echoresponder.h"

namespace swb {

std::optional<QByteArrayView> EchoResponder::reply(QByteArrayView message, const ReplyContext &,
                                                   QByteArray &) const
{
    return message;
}

} // namespace swb

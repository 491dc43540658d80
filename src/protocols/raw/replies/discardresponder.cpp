// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/replies/discardresponder.h"

namespace swb {

std::optional<QByteArrayView> DiscardResponder::reply(QByteArrayView, const ReplyContext &,
                                                      QByteArray &) const
{
    return std::nullopt;
}

} // namespace swb

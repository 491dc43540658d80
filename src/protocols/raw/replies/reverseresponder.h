// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/raw/replies/responder.h"

namespace swb {

/// Answers in reverse: by characters (code points) if the message is valid UTF-8, else by bytes.
class ReverseResponder final : public Responder
{
public:
    [[nodiscard]] std::optional<QByteArrayView> reply(QByteArrayView message, const ReplyContext &context,
                                                      QByteArray &scratch) const override;
};

} // namespace swb

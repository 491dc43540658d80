// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/raw/replies/responder.h"

namespace swb {

/// Answers in upper case, see casemapping.h.
class UppercaseResponder final : public Responder
{
public:
    [[nodiscard]] std::optional<QByteArrayView> reply(QByteArrayView message, const ReplyContext &context,
                                                      QByteArray &scratch) const override;
};

} // namespace swb

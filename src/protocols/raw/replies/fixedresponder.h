// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/raw/replies/responder.h"

namespace swb {

/// Answers everything with the same bytes.
class FixedResponder final : public Responder
{
public:
    explicit FixedResponder(const QByteArray &answer)
        : m_answer(answer)
    { }
    [[nodiscard]] std::optional<QByteArrayView> reply(QByteArrayView message, const ReplyContext &context,
                                                      QByteArray &scratch) const override;

private:
    QByteArray m_answer;
};

} // namespace swb

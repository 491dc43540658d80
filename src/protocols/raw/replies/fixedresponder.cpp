// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/replies/fixedresponder.h"

namespace swb {

std::optional<QByteArrayView> FixedResponder::reply(QByteArrayView, const ReplyContext &,
                                                    QByteArray &scratch) const
{
    // A plain assignment would share m_answer's reference count among all network threads.
    scratch.resize(0);
    scratch.append(m_answer.constData(), m_answer.size());
    return scratch;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framer.h"

namespace swb {

/// Messages that end with LF or CRLF; the limit counts neither.
class LineFramer final : public Framer
{
public:
    explicit LineFramer(quint32 maxFrameBytes)
        : Framer(maxFrameBytes)
    { }
    [[nodiscard]] Error encode(QByteArrayView message, QByteArray &out) const override;

protected:
    [[nodiscard]] Status cut() override;

private:
    qsizetype m_scanned = 0; ///< pending bytes known to hold no LF
    bool m_crlf = false; ///< how the last line ended
};

} // namespace swb

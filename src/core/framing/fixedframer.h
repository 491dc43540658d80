// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framer.h"

namespace swb {

/// Messages of one size. There is no delimiter, so nothing can be malformed.
class FixedFramer final : public Framer
{
public:
    /// `frameBytes` is at least 1.
    explicit FixedFramer(quint32 frameBytes)
        : Framer(frameBytes)
    { }
    [[nodiscard]] Error encode(QByteArrayView message, QByteArray &out) const override;

protected:
    [[nodiscard]] Status cut() override;
};

} // namespace swb

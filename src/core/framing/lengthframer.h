// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framer.h"

namespace swb {

/// Messages preceded by a length field:
///
///     | bytes         | meaning                                                   |
///     | 1, 2 or 4     | length of the payload, unsigned, without the field itself |
///     | as many       | payload                                                   |
class LengthFramer final : public Framer
{
public:
    enum class Order : quint8 { BigEndian, LittleEndian };

    /// `width` is the size of the length field: 1, 2 or 4 bytes.
    LengthFramer(int width, Order order, quint32 maxFrameBytes);
    [[nodiscard]] Error encode(QByteArrayView message, QByteArray &out) const override;

protected:
    [[nodiscard]] Status cut() override;

private:
    /// How far the byte at this index of the field is shifted in the number.
    [[nodiscard]] int shift(int index) const;

    int m_width;
    Order m_order;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/numbertext.h"

namespace swb {

std::optional<quint32> parseDecimal(QStringView text, quint32 max)
{
    quint64 number = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        number = number * 10 + (c.unicode() - u'0');
        if (number > max)
            return std::nullopt;
    }
    return text.isEmpty() ? std::nullopt : std::optional(quint32(number));
}

} // namespace swb

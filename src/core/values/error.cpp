// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/error.h"

namespace swb {

using namespace Qt::StringLiterals;

QString Error::toString() const
{
    QStringList parts{what, why};
    if (!systemNames.isEmpty())
        parts << u'(' + systemNames.join(", "_L1) + u')';
    parts << hint;
    return parts.join(u' ').simplified();
}

} // namespace swb

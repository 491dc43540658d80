// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/linkname.h"

namespace swb {

QString linkName(quint32 number)
{
    return QString::number(number);
}

} // namespace swb

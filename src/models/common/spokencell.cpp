// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/spokencell.h"

#include <QCoreApplication>

namespace swb {

QString spokenCell(const QVariant &shown, const QString &otherwise)
{
    QString words = shown.toString();
    if (!words.trimmed().isEmpty())
        return words;
    return otherwise.isEmpty() ? QCoreApplication::translate("SpokenCell", "blank") : otherwise;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionheader.h"

#include <QSysInfo>

namespace swb {

using namespace Qt::StringLiterals;

SessionHeader SessionHeader::here(const QDateTime &began)
{
    return {began,
            u"Socket Workbench "_s + QStringLiteral(SWB_VERSION),
            QString::fromLatin1(qVersion()),
            QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion(),
            QSysInfo::machineHostName(),
            false};
}

} // namespace swb

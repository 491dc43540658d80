// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/families.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

Error familyError(SocketFamily family, const QString &what)
{
    if (isBuilt(family))
        return {};
    return makeError(ErrorCode::NotWithTheseSockets, what,
                     QCoreApplication::translate("SocketFamilies",
                                                 "This program was built without the system call family."));
}

} // namespace swb

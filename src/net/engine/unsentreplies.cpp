// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/unsentreplies.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

void tellUnsentReplies(LogWriter &writer, const Subject &subject, const QString &name, qsizetype replies)
{
    if (replies == 0)
        return;
    const Error error
        = makeError(ErrorCode::UnsentReplies,
                    QCoreApplication::translate("UnsentReplies", "%n replies of %1 were never sent.", nullptr,
                                                int(replies))
                        .arg(name));
    writer.event(subject, EventKind::Dropped, Severity::Warning, Direction::None, errorDetail(error));
}

} // namespace swb

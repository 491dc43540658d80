// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/privateappender.h"

#include "core/files/filename.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::PrivateAppender)
};

} // namespace

Error PrivateAppender::refused(const QString &reason, bool full) const
{
    return makeError(full ? ErrorCode::DiskFull : ErrorCode::FileUnwritable,
                     Words::tr("Could not write to %1.").arg(shownName(m_path)), reason);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/fileslices.h"

#include "core/values/errorcatalog.h"

#include <QFileInfo>

namespace swb {

FileSlices::FileSlices(const QString &path)
    : m_file(path)
{
    m_file.setParent(this); // moves to the reading thread with this object
}

void FileSlices::readNext()
{
    // A pipe or a device would block this thread forever.
    if (!m_file.isOpen() && QFileInfo(m_file).exists() && !QFileInfo(m_file).isFile())
        return fail(tr("It is not a regular file."));
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly))
        return fail(m_file.errorString());
    const QByteArray bytes = m_file.read(sliceBytes);
    if (m_file.error() != QFileDevice::NoError)
        return fail(m_file.errorString());
    Q_EMIT slice(bytes, m_file.atEnd());
}

void FileSlices::fail(const QString &detail)
{
    Q_EMIT failed(
        makeError(ErrorCode::FileUnreadable, tr("Could not read %1.").arg(m_file.fileName()), detail));
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/privateappender.h"

#include "core/files/filesystem.h"
#include "core/files/portable/filelooks.h"

#include <QFile>
#include <QFileInfo>

namespace swb {

struct PrivateAppender::Opened
{
    QFile file;
};

PrivateAppender::PrivateAppender() = default;
PrivateAppender::~PrivateAppender() = default;

Error PrivateAppender::open(const QString &path)
{
    m_path = path;
    if (const QString reason = whyNotPresent(typeOf(path)); !reason.isEmpty())
        return refused(reason);
    auto opened = std::make_unique<Opened>();
    opened->file.setFileName(path);
    if (!opened->file.open(QIODevice::Append | QIODevice::Unbuffered, ownerOnly)
        || !opened->file.setPermissions(ownerOnly))
        return refused(systemSays(opened->file.errorString()));
    m_opened = std::move(opened);
    return {};
}

bool PrivateAppender::isInPlace() const
{
    const QFileInfo named(m_path);
    return m_opened && typeOf(m_path) == std::filesystem::file_type::regular
        && named.size() == m_opened->file.size()
        && named.lastModified() == m_opened->file.fileTime(QFileDevice::FileModificationTime);
}

Error PrivateAppender::append(QByteArrayView line)
{
    const QByteArray whole = line.toByteArray() + '\n';
    if (m_opened->file.write(whole) != whole.size())
        return refused(systemSays(m_opened->file.errorString()), isDiskFull(m_path, whole.size()));
    return {};
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/portable/filelooks.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace swb {

bool hasPosixFiles()
{
    return false;
}

std::filesystem::file_type typeOf(const QString &path)
{
    std::error_code problem;
    return std::filesystem::symlink_status(nativePath(path), problem).type();
}

QString whyNotPresent(std::filesystem::file_type type)
{
    const bool present
        = type != std::filesystem::file_type::not_found && type != std::filesystem::file_type::none;
    return present ? whyNotOrdinary(type) : QString();
}

bool isDiskFull(const QString &path, qint64 bytes)
{
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.bytesAvailable() < bytes;
}

} // namespace swb

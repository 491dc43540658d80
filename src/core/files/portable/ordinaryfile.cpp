// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ordinaryfile.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/portable/filelooks.h"

namespace swb {
namespace {

std::filesystem::file_type typeFor(const QString &path, FileOwner owner)
{
    std::error_code problem;
    return owner == FileOwner::Ourselves ? typeOf(path)
                                         : std::filesystem::status(nativePath(path), problem).type();
}

} // namespace

OrdinaryFile OrdinaryFile::open(const QString &path, FileOwner owner)
{
    OrdinaryFile result;
    const std::filesystem::file_type type = typeFor(path, owner);
    result.problem = whyNotPresent(type);
    if (!result.problem.isEmpty())
        return result;
    result.file = std::make_unique<QFile>(path);
    result.failed = !result.file->open(QIODevice::ReadOnly);
    if (result.failed) {
        result.missing = type == std::filesystem::file_type::not_found;
        result.problem = systemSays(result.file->errorString());
        result.file.reset();
    }
    return result;
}

bool OrdinaryFile::isReadableByOthers() const
{
    return hasModes() && (file->permissions() & (QFile::ReadGroup | QFile::ReadOther)) != 0;
}

bool OrdinaryFile::closeToOthers() const
{
    return file->setPermissions(file->permissions() & ~anyOther);
}

} // namespace swb

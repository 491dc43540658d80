// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ownfolder.h"

#include "core/files/portable/filelooks.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::OwnFolder)
};

} // namespace

QString makeOwnFolder(const QString &path)
{
    constexpr QFileDevice::Permissions closed = ownerOnly | QFileDevice::ExeOwner;
    if (QDir().mkdir(path, closed))
        return {};
    const std::filesystem::file_type type = typeOf(path);
    if (type == std::filesystem::file_type::not_found)
        return Words::tr("The system cannot create the folder.");
    if (type != std::filesystem::file_type::directory)
        return Words::tr("A file or symbolic link with this name exists.");
    if (hasModes() && (QFile::permissions(path) & anyOther) != 0 && !QFile::setPermissions(path, closed))
        return Words::tr("Other users can access the folder, and its permissions are not ours to change.");
    return {};
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/privatefile.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QUuid>
#include <filesystem>

namespace swb {

namespace {

constexpr QFileDevice::Permissions ownerFolder = ownerOnly | QFileDevice::ExeOwner;
constexpr QFileDevice::Permissions anyOther = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PrivateFile)
};

Error unwritable(const QString &path, const QString &reason)
{
    return makeError(ErrorCode::FileUnwritable,
                     Words::tr("Could not write %1.").arg(QDir::toNativeSeparators(path)), reason);
}

/// Renames over what may be there, which QFile::rename() does not; empty where it worked.
QString moveOver(const QString &from, const QString &to)
{
    std::error_code problem;
    std::filesystem::rename(std::filesystem::path(from.toStdU16String()),
                            std::filesystem::path(to.toStdU16String()), problem);
    return problem ? QString::fromStdString(problem.message()) : QString();
}

QString writeNew(const QString &path, const QByteArray &content, QFileDevice::Permissions permissions)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, permissions))
        return file.errorString();
    if (file.write(content) != content.size())
        return file.errorString();
    return {};
}

} // namespace

Error replaceFile(const QString &path, const QByteArray &content, QFileDevice::Permissions permissions)
{
    const QString temporary
        = path + QStringLiteral(".new-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QString reason = writeNew(temporary, content, permissions);
    if (reason.isEmpty())
        reason = moveOver(temporary, path);
    if (reason.isEmpty())
        return {};
    QFile::remove(temporary);
    return unwritable(path, reason);
}

Error makePrivateFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.exists() && !folder.isDir())
        return unwritable(path, Words::tr("There is a file of this name."));
    const bool there = folder.isDir()
        || (QDir().mkpath(folder.absolutePath()) && QDir().mkdir(folder.absoluteFilePath(), ownerFolder))
        || QFileInfo(path).isDir();
    if (!there)
        return unwritable(path, Words::tr("The folder cannot be made there."));
    if (QFile::permissions(path).testAnyFlags(anyOther) && !QFile::setPermissions(path, ownerFolder))
        return unwritable(path, Words::tr("Others can enter the folder, and it is not ours to close."));
    return {};
}

QString setAside(const QString &path)
{
    const QString aside = path + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    return moveOver(path, aside).isEmpty() ? aside : QString();
}

} // namespace swb

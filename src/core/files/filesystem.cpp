// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesystem.h"

#include <QCoreApplication>
#include <cerrno>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::FileSystem)
};

} // namespace

QString systemSays(const QString &words)
{
    return Words::tr("System message: %1.").arg(words);
}

QString wordsOf(const std::error_code &problem)
{
    return QString::fromLocal8Bit(QByteArray::fromStdString(problem.message()));
}

bool isDiskFull(int errnoValue)
{
#ifdef EDQUOT // missing in some C libraries
    if (errnoValue == EDQUOT)
        return true;
#endif
    return errnoValue == ENOSPC || errnoValue == EFBIG;
}

QString whyNotOrdinary(std::filesystem::file_type type)
{
    switch (type) {
    case std::filesystem::file_type::regular:
        return {};
    case std::filesystem::file_type::directory:
        return Words::tr("It is a folder.");
    case std::filesystem::file_type::symlink:
        return Words::tr("It is a symbolic link, and links are not followed here.");
    case std::filesystem::file_type::fifo:
        return Words::tr("It is a pipe, not a regular file.");
    case std::filesystem::file_type::socket:
        return Words::tr("It is a socket, not a regular file.");
    default:
        return Words::tr("It is a device, not a regular file.");
    }
}

} // namespace swb

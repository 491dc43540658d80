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
    return Words::tr("The system says: %1.").arg(words);
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
        return Words::tr("It is a symbolic link, and no link is followed here.");
    case std::filesystem::file_type::fifo:
        return Words::tr("It is a pipe and no ordinary file.");
    case std::filesystem::file_type::socket:
        return Words::tr("It is a socket and no ordinary file.");
    default:
        return Words::tr("It is a device and no ordinary file.");
    }
}

} // namespace swb

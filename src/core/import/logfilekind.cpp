// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/logfilekind.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::LogFileKind)
};

constexpr qint64 headBytes = 4096;
constexpr char sqliteMagic[] = "SQLite format 3"; // with its zero, https://www.sqlite.org/fileformat.html 1.3
constexpr quint32 pcapMicroseconds = 0xa1b2c3d4;
constexpr quint32 pcapNanoseconds = 0xa1b23c4d;
constexpr quint32 pcapngSection = 0x0a0d0d0a; // a palindrome

bool isCapture(QByteArrayView head)
{
    if (head.size() < 4)
        return false;
    const auto magic = qFromBigEndian<quint32>(head.data());
    const quint32 swapped = qbswap(magic);
    return magic == pcapMicroseconds || magic == pcapNanoseconds || swapped == pcapMicroseconds
        || swapped == pcapNanoseconds || magic == pcapngSection;
}

} // namespace

std::optional<LogFileKind> logFileKind(QByteArrayView head)
{
    if (head.startsWith(QByteArrayView(sqliteMagic, sizeof sqliteMagic)))
        return LogFileKind::Session;
    if (isCapture(head))
        return LogFileKind::Capture;
    if (head.trimmed().startsWith('{'))
        return LogFileKind::JsonLines;
    return std::nullopt;
}

Result<LogFileKind> logFileKindOf(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    QFile file(path);
    if (QFileInfo(path).isDir())
        return makeError(ErrorCode::FileUnreadable, Words::tr("Could not read %1.").arg(shown),
                         Words::tr("It is a folder."));
    if (QFileInfo::exists(path)
        && !QFileInfo(path).isFile()) // opening a pipe waits for whoever writes into it
        return makeError(ErrorCode::FileUnreadable, Words::tr("Could not read %1.").arg(shown),
                         Words::tr("It is no ordinary file."));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::FileUnreadable, Words::tr("Could not read %1.").arg(shown),
                         file.errorString());
    if (const auto kind = logFileKind(file.read(headBytes)))
        return *kind;
    return makeError(ErrorCode::UnknownFileKind, Words::tr("%1 is no log that can be read.").arg(shown));
}

} // namespace swb

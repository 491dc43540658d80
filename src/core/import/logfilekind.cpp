// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/logfilekind.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QtEndian>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::LogFileKind)
};

constexpr qint64 headBytes = 4096;
constexpr char sqliteMagic[] = "SQLite format 3"; // including its zero,
                                                  // https://www.sqlite.org/fileformat.html 1.3
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
    if (head.startsWith(byteOrderMark))
        head = head.sliced(byteOrderMark.size());
    if (head.trimmed().startsWith('{'))
        return LogFileKind::JsonLines;
    return std::nullopt;
}

Result<LogFileKind> logFileKindOf(const LogInput &input)
{
    const auto bytes = LogBytes::open(input);
    if (!bytes)
        return bytes.error();
    const QByteArray head = bytes.value()->device().read(headBytes);
    const auto kind = logFileKind(head);
    if (kind && !(kind == LogFileKind::Session && bytes.value()->isPacked()))
        return *kind;
    Error error
        = makeError(ErrorCode::UnknownFileKind, Words::tr("%1 is not a readable log.").arg(input.name));
    if (head.isEmpty())
        error.why
            = bytes.value()->isPacked() ? Words::tr("The gzip data is empty.") : Words::tr("It is empty.");
    else if (kind)
        error.why = Words::tr("It is a session compressed with gzip: decompress it first.");
    return error;
}

} // namespace swb

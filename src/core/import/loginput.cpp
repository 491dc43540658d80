// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/loginput.h"

#include "core/files/filename.h"
#include "core/files/filewriter.h"
#include "core/files/ordinaryfile.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::LogInput)
};

constexpr qint64 gzipHeadBytes = 3;

Error unreadable(const QString &name, const QString &why)
{
    return makeError(ErrorCode::FileUnreadable, Words::tr("Could not read %1.").arg(name), why);
}

} // namespace

LogInput::LogInput(const QString &file)
    : path(file)
    , name(shownName(file))
{ }

Result<std::unique_ptr<LogBytes>> LogBytes::open(const LogInput &input)
{
    OrdinaryFile file = OrdinaryFile::open(input.path, FileOwner::Anyone);
    if (!file.isOpen())
        return unreadable(input.name, file.problem);
    std::unique_ptr<LogBytes> bytes(new LogBytes(input.name, std::move(file.file)));
    if (InflatingDevice::isGzip(bytes->m_file->peek(gzipHeadBytes)))
        bytes->m_inflating = std::make_unique<InflatingDevice>(*bytes->m_file);
    return bytes;
}

QIODevice &LogBytes::device()
{
    return m_inflating ? static_cast<QIODevice &>(*m_inflating) : *m_file;
}

Error LogBytes::error() const
{
    return m_inflating && m_inflating->isTooLarge() ? unreadable(m_name, problem() + u'.') : Error();
}

Error copyStream(QIODevice &stream, const QString &name, const QString &path, const TaskControl &control)
{
    constexpr qint64 piece = 256 << 10;
    FileWriter file(path, FileUse::Private);
    qint64 copied = 0;
    qint64 got = file.start() ? 1 : 0;
    QByteArray bytes(piece, Qt::Uninitialized);
    while (got > 0 && !control.isCancelled()) {
        got = stream.read(bytes.data(), piece);
        if (got > 0 && file.write(bytes.constData(), got) != got)
            break;
        copied += qMax(qint64(0), got);
        if (copied > InflatingDevice::mostBytes)
            return unreadable(name,
                              Words::tr("It contains more than %1 bytes.", nullptr,
                                        quantities::plural(InflatingDevice::mostBytes))
                                  .arg(InflatingDevice::mostBytes));
    }
    if (control.isCancelled())
        return {};
    return got < 0 && !stream.atEnd() ? unreadable(name, stream.errorString()) : file.commit();
}

} // namespace swb

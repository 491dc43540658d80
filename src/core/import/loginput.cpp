// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/loginput.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::LogInput)
};

constexpr qint64 headBytes = 3;

Error unreadable(const QString &name, const QString &why)
{
    return makeError(ErrorCode::FileUnreadable, Words::tr("Could not read %1.").arg(name), why);
}

} // namespace

LogInput::LogInput(const QString &file)
    : path(file)
    , name(QDir::toNativeSeparators(file))
{ }

Result<std::unique_ptr<LogBytes>> LogBytes::open(const LogInput &input)
{
    const QFileInfo info(input.path);
    if (info.isDir())
        return unreadable(input.name, Words::tr("It is a folder."));
    if (info.exists() && !info.isFile()) // opening a pipe waits for whoever writes into it
        return unreadable(input.name, Words::tr("It is no ordinary file."));
    std::unique_ptr<LogBytes> bytes(new LogBytes(input));
    if (!bytes->m_file.open(QIODevice::ReadOnly))
        return unreadable(input.name, bytes->m_file.errorString());
    if (InflatingDevice::isGzip(bytes->m_file.peek(headBytes)))
        bytes->m_inflating = std::make_unique<InflatingDevice>(bytes->m_file);
    return bytes;
}

QIODevice &LogBytes::device()
{
    return m_inflating ? static_cast<QIODevice &>(*m_inflating) : m_file;
}

Error LogBytes::error() const
{
    return m_inflating && m_inflating->isTooLarge() ? unreadable(m_name, problem() + u'.') : Error();
}

Error copyStream(QIODevice &stream, const QString &name, const QString &path, const TaskControl &control)
{
    constexpr qint64 piece = 256 << 10;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return makeError(ErrorCode::FileUnwritable, Words::tr("Could not write %1.").arg(path),
                         file.errorString());
    QByteArray bytes(piece, Qt::Uninitialized);
    qint64 got = 0;
    while (!control.isCancelled() && (got = stream.read(bytes.data(), piece)) > 0) {
        if (file.write(bytes.constData(), got) != got)
            break;
        if (file.pos() > InflatingDevice::mostBytes)
            return unreadable(name,
                              Words::tr("It holds more than %1 bytes.").arg(InflatingDevice::mostBytes));
    }
    if (got < 0 && !control.isCancelled() && !stream.atEnd())
        return unreadable(name, stream.errorString());
    if (got > 0 || !file.flush())
        return control.isCancelled()
            ? Error()
            : makeError(ErrorCode::FileUnwritable, Words::tr("Could not write %1.").arg(path),
                        file.errorString());
    return {};
}

} // namespace swb

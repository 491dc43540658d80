// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/inflatingdevice.h"
#include "core/tasks/taskcontrol.h"
#include "core/values/result.h"

#include <QFile>
#include <QIODevice>
#include <memory>

namespace swb {

/// Where a log is read from: a file, and its name for messages.
struct LogInput
{
    LogInput(const QString &file); // NOLINT(google-explicit-constructor): a path is an input
    LogInput(QString file, QString words)
        : path(std::move(file))
        , name(std::move(words))
    { }

    QString path;
    QString name;
};

/// The bytes of such a file from their beginning, unpacked if gzip packed them.
class LogBytes
{
public:
    /// Errors: FileUnreadable, also for a folder or anything that is not an ordinary file.
    [[nodiscard]] static Result<std::unique_ptr<LogBytes>> open(const LogInput &input);

    [[nodiscard]] QIODevice &device();
    [[nodiscard]] bool isPacked() const { return m_inflating != nullptr; }
    /// The size of the file; below, how much of it has been read.
    [[nodiscard]] qint64 size() const { return m_file->size(); }
    [[nodiscard]] qint64 position() const { return m_file->pos(); }
    /// Why the bytes ended early; empty if they did not.
    [[nodiscard]] QString problem() const { return m_inflating ? m_inflating->problem() : QString(); }
    /// FileUnreadable if there are more than can be read.
    [[nodiscard]] Error error() const;

private:
    LogBytes(QString name, std::unique_ptr<QFile> file)
        : m_name(std::move(name))
        , m_file(std::move(file))
    { }

    QString m_name;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<InflatingDevice> m_inflating;
};

/// Copies a stream, such as a pipe, into a file, since a log is read more than once. Errors: FileUnreadable,
/// FileUnwritable, DiskFull. No error if it was cancelled.
[[nodiscard]] Error copyStream(QIODevice &stream, const QString &name, const QString &path,
                               const TaskControl &control);

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QFile>
#include <QObject>

namespace swb {

/// Reads a file piece by piece in the thread that it was moved to, so that its size affects neither the
/// window nor the memory. Each readNext() is answered by exactly one slice() or failed().
class FileSlices : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 sliceBytes = 256 << 10;

    explicit FileSlices(const QString &path);

public Q_SLOTS:
    void readNext();

Q_SIGNALS:
    void slice(const QByteArray &bytes, bool last); ///< empty only at the end of the file
    void failed(const swb::Error &error); ///< FileUnreadable

private:
    void fail(const QString &detail);

    QFile m_file;
};

} // namespace swb

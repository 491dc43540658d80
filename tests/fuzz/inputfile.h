// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/check.h"

#include <QByteArrayView>
#include <QString>
#include <sys/mman.h>
#include <unistd.h>

namespace swb::fuzz {

/// A file in memory, for readers that take a path.
class InputFile
{
public:
    InputFile()
        : m_descriptor(::memfd_create("input", MFD_CLOEXEC))
    {
        CHECK(m_descriptor >= 0);
    }
    ~InputFile() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(InputFile)

    void setContent(QByteArrayView bytes)
    {
        CHECK(::ftruncate(m_descriptor, 0) == 0);
        CHECK(::pwrite(m_descriptor, bytes.data(), size_t(bytes.size()), 0) == bytes.size());
    }
    [[nodiscard]] QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_descriptor); }

private:
    int m_descriptor;
};

} // namespace swb::fuzz

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileplace.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/portable/filelooks.h"

#include <QFile>
#include <QSaveFile>

namespace swb {
namespace {

constexpr QFileDevice::Permissions readableByAll
    = ownerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther;

class PortablePlace : public FilePlace
{
public:
    PortablePlace(const QString &path, FileUse use)
        : m_path(path)
        , m_use(use)
    { }

    bool open() override;
    bool write(const char *data, qint64 size) override;
    bool commit() override;

private:
    bool openInPlace();
    bool openAside();
    bool giveRights();
    bool fail(qint64 bytes = 1)
    {
        return refuse(systemSays(m_file->errorString()), isDiskFull(m_path, bytes));
    }

    const QString m_path;
    const FileUse m_use;
    std::unique_ptr<QFileDevice> m_file;
    QSaveFile *m_aside = nullptr; ///< m_file, unless it is written in place
};

bool PortablePlace::open()
{
    if (m_use != FileUse::Named) {
        const QString reason = whyNotPresent(typeOf(m_path));
        return reason.isEmpty() ? openAside() : refuse(reason);
    }
    std::error_code problem;
    const std::filesystem::file_type target = std::filesystem::status(nativePath(m_path), problem).type();
    switch (target) {
    case std::filesystem::file_type::none: // links in a loop, for example
        return refuse(systemSays(wordsOf(problem)));
    case std::filesystem::file_type::directory:
        return refuse(whyNotOrdinary(target));
    case std::filesystem::file_type::not_found:
    case std::filesystem::file_type::regular:
        return openAside();
    default:
        return openInPlace();
    }
}

bool PortablePlace::openInPlace()
{
    auto file = std::make_unique<QFile>(m_path);
    const bool opened = file->open(QIODevice::WriteOnly | QIODevice::ExistingOnly | QIODevice::Unbuffered);
    m_file = std::move(file);
    return opened || fail();
}

bool PortablePlace::openAside()
{
    auto file = std::make_unique<QSaveFile>(m_path);
    // Unbuffered, since commit() does not report a failure to write the buffer at the end.
    const bool opened = file->open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    m_aside = file.get();
    m_file = std::move(file);
    return (opened && giveRights()) || fail();
}

/// Before anything is written. An older file that the user named already has its rights.
bool PortablePlace::giveRights()
{
    if (m_use == FileUse::Named)
        return true;
    return m_file->setPermissions(m_use == FileUse::Private ? ownerOnly : readableByAll);
}

bool PortablePlace::write(const char *data, qint64 size)
{
    return m_file->write(data, size) == size || fail(size);
}

bool PortablePlace::commit()
{
    if (m_aside)
        return m_aside->commit() || fail();
    return m_file->flush() || fail();
}

} // namespace

std::unique_ptr<FilePlace> FilePlace::of(const QString &path, FileUse use)
{
    return std::make_unique<PortablePlace>(path, use);
}

} // namespace swb

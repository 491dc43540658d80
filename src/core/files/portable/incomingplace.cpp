// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingplace.h"

#include "core/files/filename.h"
#include "core/files/filesystem.h"
#include "core/files/portable/filelooks.h"

#include <QFile>
#include <QLockFile>

namespace swb {
namespace {

class PortableIncoming final : public IncomingPlace
{
public:
    PortableIncoming(const QString &folder, const QString &name, const QString &asideName)
        : m_path(folder + u'/' + name)
        , m_asidePath(folder + u'/' + asideName)
        , m_lock(m_asidePath + QStringLiteral(".lock"))
        , m_file(m_asidePath)
    {
        m_lock.setStaleLockTime(0); // a transfer may take long
    }

    bool open() override;
    bool write(const char *data, qint64 size) override
    {
        return m_file.write(data, size) == size || fail(size);
    }
    bool empty() override { return m_file.resize(0) || fail(); }
    bool commit() override;
    qint64 read(char *data, qint64 most) override;
    void discard() override
    {
        m_file.close();
        m_file.remove();
        m_lock.unlock(); // the lock file is removed together with its file
    }

private:
    bool fail(qint64 bytes = 1)
    {
        return refuse(systemSays(m_file.errorString()), isDiskFull(m_asidePath, bytes));
    }

    const QString m_path;
    const QString m_asidePath;
    QLockFile m_lock;
    QFile m_file;
};

bool PortableIncoming::open()
{
    if (isNameTaken(m_path))
        return refuseTaken();
    if (!m_lock.tryLock())
        return m_lock.error() == QLockFile::LockFailedError
            ? refuseBusy()
            : refuse(systemSays(QStringLiteral("The folder cannot be written to")));
    if (const QString reason = whyNotPresent(typeOf(m_asidePath)); !reason.isEmpty())
        return refuse(reason);
    return m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || fail();
}

qint64 PortableIncoming::read(char *data, qint64 most)
{
    const qint64 count = m_file.read(data, most); // at its end the write position is correct
    if (count < 0)
        fail();
    return count;
}

/// QFile never renames over an existing file.
bool PortableIncoming::commit()
{
    m_file.close();
    if (isNameTaken(m_path))
        return refuseTaken();
    if (!m_file.rename(m_path))
        return fail();
    m_lock.unlock();
    return true;
}

} // namespace

std::unique_ptr<IncomingPlace> IncomingPlace::of(const QString &folder, const QString &name,
                                                 const QString &asideName)
{
    return std::make_unique<PortableIncoming>(folder, name, asideName);
}

} // namespace swb

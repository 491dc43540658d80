// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/servedfolder.h"

#include "core/files/filename.h"
#include "core/files/posix/cachedfile.h"
#include "core/files/posix/filefacts.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace swb {

struct ServedFolder::Root
{
    Descriptor descriptor;
};

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ServedFolder)
};

/// Without O_NONBLOCK a pipe would block us until somebody writes into it.
constexpr int servedFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

struct DirCloser
{
    void operator()(DIR *dir) const { ::closedir(dir); }
};

QDateTime modifiedAt(const struct stat &facts)
{
    constexpr qint64 msPerSecond = 1000;
    constexpr qint64 nsPerMs = 1'000'000;
    return QDateTime::fromMSecsSinceEpoch(
        facts.st_mtim.tv_sec * msPerSecond + facts.st_mtim.tv_nsec / nsPerMs, Qt::UTC);
}

class PosixServedFile final : public ServedFile
{
public:
    explicit PosixServedFile(Descriptor file)
        : m_file(std::move(file))
    { }

    std::optional<qint64> readAtOnce(char *into, qint64 most) override
    {
        const qint64 got = readCached(m_file.get(), into, most, m_at);
        if (got < 0)
            return std::nullopt;
        m_at += got;
        return got;
    }
    qint64 read(char *into, qint64 most) override
    {
        const qint64 got = qMax(qint64(::pread(m_file.get(), into, size_t(most), m_at)), qint64(0));
        m_at += got;
        return got;
    }
    void seek(qint64 offset) override { m_at = offset; }

private:
    const Descriptor m_file;
    qint64 m_at = 0;
};

/// Only folders and ordinary files are served.
std::optional<ServedFolder::Found> foundBehind(Descriptor descriptor)
{
    struct stat facts = {};
    if (::fstat(descriptor.get(), &facts) != 0)
        return std::nullopt;
    if (S_ISDIR(facts.st_mode))
        return ServedFolder::Found{nullptr, 0, modifiedAt(facts)};
    if (!S_ISREG(facts.st_mode))
        return std::nullopt;
    return ServedFolder::Found{std::make_shared<PosixServedFile>(std::move(descriptor)), facts.st_size,
                               modifiedAt(facts)};
}

} // namespace

ServedFolder::ServedFolder(std::unique_ptr<Root> root)
    : m_root(std::move(root))
{ }

ServedFolder::~ServedFolder() = default;

Result<std::shared_ptr<const ServedFolder>> ServedFolder::open(const QString &path)
{
    auto root = std::make_unique<Root>();
    root->descriptor.reset(::open(nativeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root->descriptor.isOpen())
        return makeError(ErrorCode::FileUnreadable,
                         Words::tr("The folder %1 cannot be served.").arg(shownName(path)),
                         systemReason(errno));
    return std::shared_ptr<const ServedFolder>(new ServedFolder(std::move(root)));
}

std::optional<ServedFolder::Found> ServedFolder::find(const QList<QByteArray> &names) const
{
    const QByteArray itself = "."; // if no name is requested
    Descriptor here;
    int from = m_root->descriptor.get();
    for (const QByteArray &name : names.isEmpty() ? QList<QByteArray>{itself} : names) {
        if (!names.isEmpty() && !isServed(name))
            return std::nullopt;
        here = Descriptor(::openat(from, name.constData(), servedFlags));
        if (!here.isOpen())
            return std::nullopt;
        from = here.get();
    }
    return foundBehind(std::move(here));
}

std::optional<ServedFolder::Found> ServedFolder::findAtOnce(const QList<QByteArray> &names) const
{
    if (names.isEmpty() || !std::all_of(names.begin(), names.end(), &ServedFolder::isServed))
        return std::nullopt;
    Descriptor there = openCached(m_root->descriptor.get(), names.join('/'), servedFlags);
    return there.isOpen() ? foundBehind(std::move(there)) : std::nullopt;
}

ServedFolder::Listing ServedFolder::list(const QList<QByteArray> &names, qsizetype most) const
{
    Descriptor here(::openat(m_root->descriptor.get(), ".", servedFlags | O_DIRECTORY));
    for (const QByteArray &name : names) {
        if (!here.isOpen() || !isServed(name))
            return {};
        here = Descriptor(::openat(here.get(), name.constData(), servedFlags | O_DIRECTORY));
    }
    if (!here.isOpen())
        return {};
    const int number = here.get();
    const std::unique_ptr<DIR, DirCloser> dir(::fdopendir(number));
    if (!dir)
        return {};
    [[maybe_unused]] const int handle = here.release(); // the stream closes it
    Listing listing;
    while (const dirent *const found = ::readdir(dir.get())) {
        const QByteArray name(found->d_name);
        struct stat facts = {};
        if (!isServed(name) || ::fstatat(number, found->d_name, &facts, AT_SYMLINK_NOFOLLOW) != 0
            || (!S_ISDIR(facts.st_mode) && !S_ISREG(facts.st_mode)))
            continue;
        listing.isCut = listing.entries.size() >= most;
        if (listing.isCut)
            break;
        listing.entries.append({name, S_ISDIR(facts.st_mode) != 0, facts.st_size, modifiedAt(facts)});
    }
    sort(listing.entries);
    return listing;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/servedfolder.h"

#include "core/files/filename.h"
#include "core/payload/bytetext.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QFile>
#include <filesystem>

namespace swb {

namespace fs = std::filesystem;

struct ServedFolder::Root
{
    QString path;
};

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ServedFolder)
};

fs::file_type typeBehindNoLink(const QString &path)
{
    std::error_code problem;
    return fs::symlink_status(nativePath(path), problem).type();
}

/// It cannot tell what would wait for the disk, so everything counts as waiting.
class QtServedFile final : public ServedFile
{
public:
    explicit QtServedFile(const QString &path)
        : m_file(path)
    { }
    [[nodiscard]] bool open() { return m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered); }

    std::optional<qint64> readAtOnce(char *, qint64) override { return std::nullopt; }
    qint64 read(char *into, qint64 most) override { return qMax(m_file.read(into, most), qint64(0)); }
    void seek(qint64 offset) override { m_file.seek(offset); }

private:
    QFile m_file;
};

} // namespace

ServedFolder::ServedFolder(std::unique_ptr<Root> root)
    : m_root(std::move(root))
{ }

ServedFolder::~ServedFolder() = default;

Result<std::shared_ptr<const ServedFolder>> ServedFolder::open(const QString &path)
{
    std::error_code problem;
    if (!fs::is_directory(nativePath(path), problem))
        return makeError(ErrorCode::FileUnreadable,
                         Words::tr("The folder %1 cannot be served.").arg(shownName(path)),
                         problem ? Words::tr("It does not exist.") : Words::tr("It is not a folder."));
    auto root = std::make_unique<Root>();
    root->path = absoluteName(path);
    return std::shared_ptr<const ServedFolder>(new ServedFolder(std::move(root)));
}

std::optional<ServedFolder::Found> ServedFolder::find(const QList<QByteArray> &names) const
{
    QString path = m_root->path;
    fs::file_type type = fs::file_type::directory;
    for (const QByteArray &name : names) {
        if (type != fs::file_type::directory || !isServed(name))
            return std::nullopt;
        path += u'/' + textFromBytes(name);
        type = typeBehindNoLink(path);
    }
    if (type == fs::file_type::directory)
        return Found{nullptr, 0, lastModified(path)};
    if (type != fs::file_type::regular)
        return std::nullopt;
    const auto file = std::make_shared<QtServedFile>(path);
    if (!file->open())
        return std::nullopt;
    return Found{file, fileSize(path), lastModified(path)};
}

std::optional<ServedFolder::Found> ServedFolder::findAtOnce(const QList<QByteArray> &) const
{
    return std::nullopt;
}

ServedFolder::Listing ServedFolder::list(const QList<QByteArray> &names, qsizetype most) const
{
    const std::optional<Found> folder = find(names);
    if (!folder || folder->file)
        return {};
    QString path = m_root->path;
    for (const QByteArray &name : names)
        path += u'/' + textFromBytes(name);
    Listing listing;
    std::error_code problem;
    for (fs::directory_iterator at(nativePath(path), problem); at != fs::directory_iterator();
         at.increment(problem)) {
        const QByteArray name = QByteArray::fromStdString(at->path().filename().string());
        const QString whole = path + u'/' + textFromBytes(name);
        const fs::file_type type = typeBehindNoLink(whole);
        if (!isServed(name) || (type != fs::file_type::directory && type != fs::file_type::regular))
            continue;
        listing.isCut = listing.entries.size() >= most;
        if (listing.isCut)
            break;
        const bool isFolder = type == fs::file_type::directory;
        listing.entries.append({name, isFolder, isFolder ? 0 : fileSize(whole), lastModified(whole)});
    }
    sort(listing.entries);
    return listing;
}

} // namespace swb

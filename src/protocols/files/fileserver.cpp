// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/files/fileserver.h"

#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "protocols/files/filelimits.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct ServerWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::FileServer)
};

class FileServers final : public ProtocolMaker
{
public:
    explicit FileServers(std::shared_ptr<FileFolder> folder)
        : m_folder(std::move(folder))
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<FileServer>(m_folder);
    }

private:
    const std::shared_ptr<FileFolder> m_folder;
};

/// What the peer is told about it.
QByteArray wordFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::FileExists:
        return "exists";
    case ErrorCode::FileBusy:
        return "busy";
    case ErrorCode::ChecksumDiffers:
        return "checksum";
    default:
        return "disk";
    }
}

} // namespace

void FileServer::opened(ProtocolActions &actions)
{
    actions.wakeIn(filelimits::headerTime);
}

void FileServer::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (m_done)
        return;
    if (isTaking())
        return takeBytes(bytes, actions);
    m_reader.append(bytes);
    readHeader(actions);
}

void FileServer::readHeader(ProtocolActions &actions)
{
    switch (m_reader.next()) {
    case FileHeaderReader::Status::NeedMore:
        return;
    case FileHeaderReader::Status::Malformed:
        return refuse(
            "refused header",
            makeError(ErrorCode::BadFraming, ServerWords::tr("The received data is not a file header.")),
            actions);
    case FileHeaderReader::Status::Complete:
        begin(actions);
    }
}

void FileServer::begin(ProtocolActions &actions)
{
    const FileHeader &header = m_reader.header();
    m_early = m_reader.takeRest();
    const QString what = ServerWords::tr("Refused “%1”.").arg(header.name);
    if (!isPlainFileName(header.name))
        return refuse("refused name",
                      makeError(ErrorCode::PeerRefused, what,
                                ServerWords::tr("That is not a plain file name without a folder.")),
                      actions);
    if (header.length > filelimits::fileBytes)
        return refuse("refused too-large",
                      makeError(ErrorCode::PeerRefused, what,
                                ServerWords::tr("It has more than %1 bytes.", nullptr,
                                                quantities::plural(filelimits::fileBytes))
                                    .arg(filelimits::fileBytes)),
                      actions);
    open(header.name, QString::fromLatin1(header.sha256.toHex().first(16)), header.length, actions);
}

void FileServer::fileOpened(ProtocolActions &actions)
{
    const qint64 begun = intake().begun();
    m_left = m_reader.header().length - begun;
    actions.write(QByteArray("from " + QByteArray::number(begun) + '\n'));
    takeBytes(std::exchange(m_early, {}), actions);
}

void FileServer::takeBytes(QByteArrayView bytes, ProtocolActions &actions)
{
    if (isWaiting()) {
        m_early.append(bytes);
        return;
    }
    const qint64 count = qMin(m_left, qint64(bytes.size()));
    take(bytes.first(count), actions);
    m_left -= count;
    m_early = bytes.sliced(count).toByteArray();
    if (m_left == 0)
        finish(m_reader.header().sha256, actions);
    else if (m_peerFinished)
        closeIfOver(actions);
}

void FileServer::fileStored(ProtocolActions &actions)
{
    tellStored(actions);
    actions.write(QByteArray("stored " + intake().sha256().toHex() + '\n'));
    close();
    actions.wakeIn(filelimits::headerTime);
    m_reader.append(std::exchange(m_early, {}));
    if (m_reader.isWithin())
        readHeader(actions);
    closeIfOver(actions);
}

void FileServer::fileFailed(const Error &error, ProtocolActions &actions)
{
    const QByteArray how = isOpen() ? "failed " : "refused ";
    close();
    refuse(how + wordFor(error), error, actions);
}

void FileServer::refuse(const QByteArray &answer, const Error &error, ProtocolActions &actions)
{
    m_done = true;
    actions.write(QByteArray(answer + '\n'));
    actions.broken(error);
}

void FileServer::wokenWithoutFile(ProtocolActions &actions)
{
    if (m_done)
        return;
    m_done = true;
    if (m_reader.isWithin())
        actions.broken(makeError(ErrorCode::IdleTimeout, ServerWords::tr("No file header arrived.")));
    else
        actions.close();
}

void FileServer::peerFinished(ProtocolActions &actions)
{
    m_peerFinished = true;
    closeIfOver(actions);
}

/// What has arrived is written first.
void FileServer::closeIfOver(ProtocolActions &actions)
{
    if (!m_peerFinished || isWaiting() || m_done)
        return;
    m_done = true;
    if (m_reader.isWithin())
        actions.tell(EventKind::Error, Severity::Warning, Direction::In,
                     makeError(ErrorCode::IncompleteMessage,
                               ServerWords::tr("The peer finished sending in the middle of a file header.")));
    cutOff(actions);
    actions.close();
}

MadeProtocols fileServers(const ServerSettings &settings)
{
    auto folder = fileFolderOf(settings);
    if (!folder)
        return folder.error();
    return std::shared_ptr<ProtocolMaker>(std::make_shared<FileServers>(folder.value()));
}

} // namespace swb

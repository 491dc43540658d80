// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/files/rawfileserver.h"

#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "protocols/files/filelimits.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct RawFileWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::RawFileServer)
};

class RawFileServers final : public ProtocolMaker
{
public:
    explicit RawFileServers(std::shared_ptr<FileFolder> folder)
        : m_folder(std::move(folder))
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<RawFileServer>(m_folder);
    }

private:
    const std::shared_ptr<FileFolder> m_folder;
};

} // namespace

void RawFileServer::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (m_done)
        return;
    m_bytes += bytes.size();
    if (m_bytes > filelimits::fileBytes) {
        m_done = true;
        cutOff(actions);
        return actions.broken(makeError(
            ErrorCode::PeerRefused, RawFileWords::tr("A received file was cut off."),
            RawFileWords::tr("It has more than %1 bytes.", nullptr, quantities::plural(filelimits::fileBytes))
                .arg(filelimits::fileBytes)));
    }
    if (isTaking() && !isWaiting())
        return take(bytes, actions);
    m_early.append(bytes);
    if (!isTaking())
        begin(actions);
}

void RawFileServer::begin(ProtocolActions &actions)
{
    const quint64 number = folder().count.fetch_add(1, std::memory_order_relaxed) + 1;
    open(u"received-%1-%2"_s.arg(actions.wallTime().toString(u"yyyyMMdd-HHmmss"_s)).arg(number), u"raw"_s, 0,
         actions);
}

void RawFileServer::fileOpened(ProtocolActions &actions)
{
    take(std::exchange(m_early, {}), actions);
    finishIfOver(actions);
}

void RawFileServer::peerFinished(ProtocolActions &actions)
{
    m_peerFinished = true;
    finishIfOver(actions);
}

void RawFileServer::finishIfOver(ProtocolActions &actions)
{
    if (!m_peerFinished || m_done || isWaiting())
        return;
    if (isTaking())
        return finish({}, actions);
    m_done = true;
    actions.close();
}

void RawFileServer::fileStored(ProtocolActions &actions)
{
    tellStored(actions);
    close();
    m_done = true;
    actions.close();
}

/// If a name is taken before anything was written, the next number is used.
void RawFileServer::fileFailed(const Error &error, ProtocolActions &actions)
{
    const bool isUnwritten = !isOpen();
    close();
    if (isUnwritten && (error.code == ErrorCode::FileExists || error.code == ErrorCode::FileBusy))
        return begin(actions);
    m_done = true;
    actions.broken(error);
}

MadeProtocols rawFileServers(const ServerSettings &settings)
{
    auto folder = fileFolderOf(settings);
    if (!folder)
        return folder.error();
    return std::shared_ptr<ProtocolMaker>(std::make_shared<RawFileServers>(folder.value()));
}

} // namespace swb

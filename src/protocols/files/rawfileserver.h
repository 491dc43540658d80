// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/files/filetaker.h"

namespace swb {

/// Takes all that its peer sends until its end as one file, with a name made of the time and a number, as one
/// does with netcat. What a reset cuts off stays aside.
class RawFileServer final : public FileTaker
{
public:
    explicit RawFileServer(std::shared_ptr<FileFolder> folder)
        : FileTaker(std::move(folder))
    { }

    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    /// What it has to do before it may hear of the peer's end; it answers nothing.
    [[nodiscard]] qsizetype unsent() const override { return isTaking() && !isOpen() ? 1 : 0; }

private:
    void begin(ProtocolActions &actions);
    void finishIfOver(ProtocolActions &actions);
    void fileOpened(ProtocolActions &actions) override;
    void fileStored(ProtocolActions &actions) override;
    void fileFailed(const Error &error, ProtocolActions &actions) override;

    QByteArray m_early; ///< what came before the file was open
    qint64 m_bytes = 0; ///< that have come
    bool m_peerFinished = false;
    bool m_done = false;
};

/// With a reply save:FOLDER. Errors: BadReply.
[[nodiscard]] MadeProtocols rawFileServers(const ServerSettings &settings);

} // namespace swb

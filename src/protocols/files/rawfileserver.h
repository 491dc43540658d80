// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/files/filetaker.h"

namespace swb {

/// Stores everything that its peer sends until its end as one file, named by the time and a number, as is
/// common with netcat. A file cut off by a reset stays aside.
class RawFileServer final : public FileTaker
{
public:
    explicit RawFileServer(std::shared_ptr<FileFolder> folder)
        : FileTaker(std::move(folder))
    { }

    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    /// What it has to do before it may see the peer's end; it sends no answers.
    [[nodiscard]] qsizetype unsent() const override { return isTaking() && !isOpen() ? 1 : 0; }

private:
    void begin(ProtocolActions &actions);
    void finishIfOver(ProtocolActions &actions);
    void fileOpened(ProtocolActions &actions) override;
    void fileStored(ProtocolActions &actions) override;
    void fileFailed(const Error &error, ProtocolActions &actions) override;

    QByteArray m_early; ///< what arrived before the file was open
    qint64 m_bytes = 0; ///< received so far
    bool m_peerFinished = false;
    bool m_done = false;
};

/// For a reply save:FOLDER. Errors: BadReply.
[[nodiscard]] MadeProtocols rawFileServers(const ServerSettings &settings);

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/files/fileheader.h"
#include "protocols/files/filetaker.h"

namespace swb {

/// Receives the files that its peer sends, in the format of fileheader.h, one after the other.
class FileServer final : public FileTaker
{
public:
    explicit FileServer(std::shared_ptr<FileFolder> folder)
        : FileTaker(std::move(folder))
    { }

    void opened(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;

private:
    void readHeader(ProtocolActions &actions);
    void begin(ProtocolActions &actions);
    void takeBytes(QByteArrayView bytes, ProtocolActions &actions);
    void fileOpened(ProtocolActions &actions) override;
    void fileStored(ProtocolActions &actions) override;
    void fileFailed(const Error &error, ProtocolActions &actions) override;
    void wokenWithoutFile(ProtocolActions &actions) override;
    [[nodiscard]] QByteArray toldBytes() const override { return m_reader.headerBytes(); }
    void refuse(const QByteArray &answer, const Error &error, ProtocolActions &actions);
    void closeIfOver(ProtocolActions &actions);

    FileHeaderReader m_reader;
    QByteArray m_early; ///< bytes of the file that arrived before it was open
    qint64 m_left = 0; ///< bytes of it still expected
    bool m_peerFinished = false;
    bool m_done = false;
};

/// For a reply save:FOLDER. Errors: BadReply.
[[nodiscard]] MadeProtocols fileServers(const ServerSettings &settings);

} // namespace swb

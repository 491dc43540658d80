// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/ordinaryfile.h"
#include "protocols/files/fileheader.h"
#include "protocols/schemes.h"

#include <QCryptographicHash>

namespace swb {

/// Sends the files that the user names, one at a time, in the format of fileheader.h. The user gets the
/// answers, one line each, and is told why a file was not stored unchanged.
class FileClient final : public Protocol
{
public:
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    /// The path of a file.
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void goOn(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;
    void ended(ProtocolActions &actions) override;

private:
    enum class Stage : quint8 {
        Idle,
        Hashing, ///< its header needs the SHA-256
        Offered, ///< waiting for the peer to say where to start
        Sending,
        Sent, ///< waiting for the peer to confirm
    };

    void hashSome(ProtocolActions &actions);
    void offer(ProtocolActions &actions);
    void sendSome(ProtocolActions &actions);
    void heard(const QByteArray &line, ProtocolActions &actions);
    void beginAt(const QByteArray &offset, ProtocolActions &actions);
    void compare(const QByteArray &sha256, ProtocolActions &actions);
    void fail(const Error &error, ProtocolActions &actions);
    void refusedWith(const QByteArray &line, ProtocolActions &actions);
    [[nodiscard]] QString what() const;

    Stage m_stage = Stage::Idle;
    OrdinaryFile m_file;
    FileHeader m_header;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_at = 0; ///< read so far
    QByteArray m_heard; ///< of a line without its end so far
};

[[nodiscard]] MadeProtocols fileClients(const ClientSettings &settings);

} // namespace swb

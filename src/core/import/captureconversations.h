// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/capturedpacket.h"
#include "core/import/importsink.h"

#include <QCoreApplication>
#include <QHash>

namespace swb {

/// Puts captured packets together into conversations and tells them as events of captured evidence. A capture
/// has no side of its own: each conversation is told as its server sees it, and the server is who was sent
/// the first SYN, or else, who has the well-known port, or else, who was sent the first packet. Memory grows
/// with the number of conversations. One thread.
class CaptureConversations
{
    Q_DECLARE_TR_FUNCTIONS(CaptureConversations)

public:
    explicit CaptureConversations(ImportSink &sink)
        : m_sink(sink)
    { }

    /// False where the packet tells nothing that the log has a place for: an acknowledgement alone.
    bool packet(const CapturedPacket &packet, qint64 timeNs);
    [[nodiscard]] quint64 events() const { return m_events; }

private:
    struct Side
    {
        bool finished = false;
        bool hasNext = false;
        quint32 next = 0; ///< sequence number behind the newest byte
    };
    struct Known
    {
        Conversation conversation;
        Side client;
        Side server;
        std::optional<quint32> syn; ///< its sequence number
        bool accepted = false;
        bool over = false;
    };
    /// One packet and what belongs to it.
    struct Step
    {
        const CapturedPacket &packet;
        qint64 timeNs;
        Known &known;
        Side &sender;
        Direction direction;
    };
    using Key = std::pair<std::pair<SocketAddress, SocketAddress>, bool>;

    [[nodiscard]] Known &find(const CapturedPacket &packet);
    void open(Known &known, const CapturedPacket &packet);
    bool takeTcp(const Step &step);
    void takeSyn(const Step &step);
    void takeFin(const Step &step);
    void takeBytes(const Step &step);
    [[nodiscard]] static bool isSentAgain(const Step &step);
    [[nodiscard]] static QString words(const CapturedPacket &packet);
    void tell(const Step &step, EventKind kind, Severity severity, const QString &info,
              bool withBytes = false);

    ImportSink &m_sink;
    QHash<Key, Known> m_known;
    quint32 m_conversations = 0;
    quint64 m_events = 0;
};

} // namespace swb

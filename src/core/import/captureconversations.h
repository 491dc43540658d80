// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/ipfragments.h"
#include "core/import/knownconversations.h"
#include "core/import/segmentorder.h"

#include <QCoreApplication>

namespace swb {

/// Assembles captured packets into conversations and reports them as events of captured evidence. A capture
/// has no side: each conversation is reported as its server sees it. The server is the target of the first
/// SYN, or else the side with the well-known port, or else the target of the first packet.
/// The bytes of a TCP stream are reported as data in order, each once. Out-of-order bytes are reported when
/// they arrive, and become data once the bytes before them have arrived or are known to be missing. IP
/// fragments are reported one by one, and their datagram when it is complete.
/// Memory grows with the number of conversations; what waits for reordering is bounded. One thread.
class CaptureConversations
{
    Q_DECLARE_TR_FUNCTIONS(CaptureConversations)

public:
    static constexpr qsizetype mostWaiting = 64 << 20; ///< bytes of all streams together
    static constexpr qint64 patienceNs = 100'000'000; ///< for bytes that the peer has already acknowledged
    static constexpr qsizetype largestPdu = 64 << 20; ///< assembled from the records of an export

    explicit CaptureConversations(ImportSink &sink, qsizetype waiting = mostWaiting)
        : m_sink(sink)
        , m_ids(sink)
        , m_mostWaiting(waiting)
    { }

    /// Takes what was read of one packet. False if it contains nothing that the log can represent: an
    /// acknowledgement only.
    bool take(const ReadPacket &packet, qint64 timeNs);
    /// Reports what still waits, and what is missing. Called last, once.
    void finish();
    [[nodiscard]] quint64 events() const { return m_events; }
    [[nodiscard]] quint64 incompleteDatagrams() const { return m_fragments.incomplete(); }
    /// Fragmented datagrams that are neither TCP nor UDP, by their name.
    [[nodiscard]] const QMap<QString, quint64> &skipped() const { return m_skipped; }

private:
    struct Side
    {
        bool finished = false;
        SegmentOrder order; ///< of what it sends
        qint64 holeSinceNs = 0; ///< when the peer was seen to have bytes that the capture lacks
        bool hasHole = false;
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
        Side &receiver;
        Direction direction;
    };
    using Key = std::pair<std::pair<SocketAddress, SocketAddress>, bool>;

    bool takePacket(const CapturedPacket &packet, qint64 timeNs);
    void takeFragment(const CapturedFragment &fragment, qint64 timeNs);
    void takePdu(const CapturedPdu &pdu, qint64 timeNs);
    void endPdu();

    [[nodiscard]] Known &find(const CapturedPacket &packet);
    [[nodiscard]] bool isAnew(const Known &known, const CapturedPacket &packet) const;
    void open(Known &known, const CapturedPacket &packet);
    bool takeTcp(const Step &step);
    void takeSyn(const Step &step);
    void takeFin(const Step &step);
    void takeBytes(const Step &step);
    void takeAcknowledgement(const Step &step);
    void tellReady(const Step &step, const SegmentOrder::Taken &taken);

    void giveUpHoles(Known &known, bool ofClient, qint64 timeNs);
    void giveUpHole(Known &known, bool ofClient, qint64 timeNs);
    void tellMissing(const Known &known, bool ofClient, qint64 timeNs, quint64 bytes);
    void tellWaited(Known &known, bool ofClient, qint64 timeNs, const SegmentOrder::Piece &piece);
    void finishStreams(Known &known, qint64 timeNs);
    [[nodiscard]] static QString previewOf(QByteArrayView bytes);
    [[nodiscard]] static QString words(const CapturedPacket &packet);
    void tell(const Step &step, EventKind kind, Severity severity, const QString &info,
              bool withBytes = false);
    void tell(Event event, const QString &info);
    [[nodiscard]] static Event eventOf(const Known &known, Direction direction, qint64 timeNs, EventKind kind,
                                       Severity severity);

    ImportSink &m_sink;
    KnownConversations m_ids;
    const qsizetype m_mostWaiting;
    qsizetype m_waiting = 0;
    QHash<Key, Known> m_known;
    IpFragments m_fragments;
    QMap<QString, quint64> m_skipped;
    std::optional<Event> m_pdu; ///< whose next record is expected
    quint32 m_conversations = 0;
    quint64 m_events = 0;
    qint64 m_lastNs = 0; ///< of the packets
};

} // namespace swb

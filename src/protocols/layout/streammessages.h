// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/eventkinds.h"

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <deque>
#include <memory>
#include <vector>

namespace swb {

/// A message of HTTP or WebSocket, and where in the chunks of its conversation it lies.
struct StreamMessage
{
    enum class Kind : quint8 { Request, Response, Frames };

    Kind kind = Kind::Request;
    quint8 opcode = 0; ///< of the first of its frames
    quint16 status = 0; ///< of a response
    QByteArray method = {}; ///< of a request
    QByteArray target = {}; ///< of a request, at most StreamMessages::keptTarget bytes of it
    QByteArray text = {}; ///< of a WebSocket text the first StreamMessages::keptText bytes, without the mask
    qint64 offset = 0; ///< of its first byte among all of its direction
    qint64 length = 0; ///< bytes, with all that is around its payload
    qint64 payload = 0; ///< bytes of its body, as they went over the wire
    quint64 event = 0; ///< the chunk that it begins in
    qint64 inEvent = 0; ///< and the place there
    qint64 beginNs = 0; ///< when that chunk passed
    qint64 endNs = 0; ///< when the chunk passed that it ends in
};

/// Cuts a conversation of HTTP/1 into its messages, and behind an upgrade to WebSocket into those: all chunks
/// of both directions from its beginning on, in the order in which they passed. Around HttpReader; of frames
/// it reads the headers. Pure, for bytes of any origin; keeps no body but the beginning
/// of a text.
class StreamMessages
{
public:
    static constexpr size_t mostMessages = 200'000; ///< of one direction; what comes behind is not looked at
    static constexpr qsizetype keptTarget = 200;
    static constexpr qsizetype keptText = 100;

    /// `role` says which end the log's directions are seen from.
    explicit StreamMessages(Role role);
    ~StreamMessages();
    Q_DISABLE_COPY_MOVE(StreamMessages)

    void add(Direction direction, quint64 event, qint64 timeNs, QByteArrayView bytes);
    /// That direction goes no further: a part of it is not in the log.
    void stop(Direction direction);
    /// The direction has come to its end, which may be that of a message (RFC 9112 6.3).
    void finish(Direction direction, qint64 timeNs);

    [[nodiscard]] const std::deque<StreamMessage> &messages(Direction direction) const;
    /// Whether what came last in that direction is no HTTP, or cannot be followed.
    [[nodiscard]] bool isStopped(Direction direction) const;
    [[nodiscard]] bool isRequests(Direction direction) const;

private:
    class Flow;
    [[nodiscard]] Flow &flow(Direction direction) const;
    void readHttp(Flow &flow);
    void headCame(Flow &flow);
    void httpEnded(Flow &flow);
    void readFrames(Flow &flow);
    void upgrade();

    const bool m_inAreRequests;
    std::unique_ptr<Flow> m_requests;
    std::unique_ptr<Flow> m_responses;
    std::deque<QByteArray> m_unanswered; ///< methods of requests
    bool m_wantsWebSocket = false; ///< the last request does
};

} // namespace swb

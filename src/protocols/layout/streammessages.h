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

/// A message of HTTP or WebSocket, and its position in the chunks of its conversation.
struct StreamMessage
{
    enum class Kind : quint8 { Request, Response, Frames };

    Kind kind = Kind::Request;
    quint8 opcode = 0; ///< of the first of its frames
    quint16 status = 0; ///< of a response
    QByteArray method = {}; ///< of a request
    QByteArray target = {}; ///< of a request, at most its first StreamMessages::keptTarget bytes
    QByteArray text = {}; ///< of a WebSocket text, unmasked: the first StreamMessages::keptText bytes
    qint64 offset = 0; ///< of its first byte in the stream of its direction
    qint64 length = 0; ///< bytes, including everything around its payload
    qint64 payload = 0; ///< bytes of its body on the wire
    quint64 event = 0; ///< the chunk in which it begins
    qint64 inEvent = 0; ///< and the position there
    qint64 beginNs = 0; ///< time of that chunk
    qint64 endNs = 0; ///< time of the chunk in which it ends
};

/// Splits an HTTP/1 conversation into its messages, and after an upgrade to WebSocket into WebSocket
/// messages. It needs all chunks of both directions from the beginning on, in order. Uses HttpReader; of
/// frames it reads the headers. Pure, for bytes of any origin; keeps no body except the beginning of a text.
class StreamMessages
{
public:
    static constexpr size_t mostMessages = 200'000; ///< of one direction; later ones are ignored
    static constexpr qsizetype keptTarget = 200;
    static constexpr qsizetype keptText = 100;

    /// `role` says which end the log's directions are seen from.
    explicit StreamMessages(Role role);
    ~StreamMessages();
    Q_DISABLE_COPY_MOVE(StreamMessages)

    void add(Direction direction, quint64 event, qint64 timeNs, QByteArrayView bytes);
    /// That direction cannot be continued: a part of it is not in the log.
    void stop(Direction direction);
    /// The direction has ended, which may end a message (RFC 9112 6.3).
    void finish(Direction direction, qint64 timeNs);

    [[nodiscard]] const std::deque<StreamMessage> &messages(Direction direction) const;
    /// Whether the latest input of that direction is not HTTP, or cannot be followed.
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
    bool m_wantsWebSocket = false; ///< requested by the last request
};

} // namespace swb

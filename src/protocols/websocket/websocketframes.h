// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <deque>
#include <optional>

struct wslay_event_context;

namespace swb {

/// A message assembled from its frames, or the content of a control frame.
struct WebSocketMessage
{
    enum class Kind : quint8 { Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 }; ///< RFC 6455 11.8

    Kind kind = Kind::Text;
    QByteArray payload; ///< for a close: the reason
    int frames = 1;
    quint16 code = 0; ///< for a close; 0: none given
};

/// Whether the bytes are UTF-8, as a text and a reason must be.
[[nodiscard]] bool isWebSocketText(QByteArrayView bytes);

/// Both directions of a WebSocket connection after its handshake, using wslay (which no header includes):
/// bytes to messages, and messages to bytes. Pings and closes are answered automatically; violations (RFC
/// 6455 7.4.1: 1002, 1007, 1009) are answered with a close, and nothing more is read.
class WebSocketFrames
{
public:
    enum class Side : quint8 { Server, Client };

    /// `mostBytes`: the maximum size of an assembled message of the peer.
    WebSocketFrames(Side side, quint32 mostBytes);
    ~WebSocketFrames();
    Q_DISABLE_COPY_MOVE(WebSocketFrames)

    /// Keeps them until next() takes them.
    void append(QByteArrayView bytes);
    [[nodiscard]] std::optional<WebSocketMessage> next();

    void send(WebSocketMessage::Kind kind, QByteArrayView payload);
    void close(quint16 code, QByteArrayView reason);
    /// Bytes for the peer that takeOutput() has not taken yet.
    [[nodiscard]] qsizetype outputBytes() const { return m_output.size(); }
    void takeOutput(QByteArray &to);

    [[nodiscard]] bool isCloseSent() const;
    [[nodiscard]] bool isCloseReceived() const;
    /// Why the connection was failed: the code of the close sent to the peer; 0 if it was not failed.
    [[nodiscard]] quint16 failure() const;

private:
    struct Calls;

    void readSome();
    void sendQueued();

    const Side m_side;
    wslay_event_context *m_context = nullptr;
    QByteArray m_input;
    qsizetype m_at = 0; ///< bytes of it already read
    bool m_given = false; ///< wslay got a piece in this turn
    int m_headerBytes = 0; ///< header bytes of the current frame that wslay has
    quint64 m_payloadLeft = 0; ///< payload bytes that it does not have yet
    bool m_bytewise = false; ///< which is given byte by byte
    quint16 m_failure = 0; ///< a code that wslay does not send itself
    QByteArray m_output;
    std::deque<WebSocketMessage> m_messages;
    int m_frames = 0; ///< of the current message
};

} // namespace swb

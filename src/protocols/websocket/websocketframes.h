// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <deque>
#include <optional>

struct wslay_event_context;

namespace swb {

/// A message whose frames have been put together, or what a control frame says.
struct WebSocketMessage
{
    enum class Kind : quint8 { Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 }; ///< RFC 6455 11.8

    Kind kind = Kind::Text;
    QByteArray payload; ///< of a close: the reason
    int frames = 1;
    quint16 code = 0; ///< of a close; 0: it says none
};

/// Whether the bytes are UTF-8, as a text and a reason have to be.
[[nodiscard]] bool isWebSocketText(QByteArrayView bytes);

/// Both directions of a WebSocket connection behind its handshake, around wslay, which no header includes:
/// messages out of bytes, and bytes out of messages. Pings and closes are answered by themselves; what breaks
/// the rules (RFC 6455 7.4.1: 1002, 1007, 1009) is answered with a close, and then nothing is read any more.
class WebSocketFrames
{
public:
    enum class Side : quint8 { Server, Client };

    /// `mostBytes`: of a message of the peer's, put together.
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
    /// Why the peer was given up: the code of the close that it was sent; 0 where it was not.
    [[nodiscard]] quint16 failure() const;

private:
    struct Calls;

    void readSome();
    void sendQueued();

    const Side m_side;
    wslay_event_context *m_context = nullptr;
    QByteArray m_input;
    qsizetype m_at = 0; ///< of it, read
    bool m_given = false; ///< wslay has had a piece in this turn
    int m_headerBytes = 0; ///< of the frame that is being read, that wslay has had
    quint64 m_payloadLeft = 0; ///< and of its payload those that it has not
    bool m_bytewise = false; ///< that is given byte by byte
    quint16 m_failure = 0; ///< a code that wslay does not send itself
    QByteArray m_output;
    std::deque<WebSocketMessage> m_messages;
    int m_frames = 0; ///< of the message that is being read
};

} // namespace swb

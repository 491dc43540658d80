// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/protocol.h"
#include "protocols/websocket/websocketframes.h"

namespace swb {

/// One end of a WebSocket connection after its handshake, as far as client and server are the same: logs the
/// messages, pings a silent peer, and closes.
class WebSocketEnd : public Protocol
{
public:
    static constexpr std::chrono::seconds pingAfter{20}; ///< of silence
    static constexpr std::chrono::seconds pongWithin{20};
    static constexpr std::chrono::seconds closeWithin{3}; ///< for the peer to close too
    static constexpr quint16 normalClosure = 1000;
    static constexpr quint16 goingAway = 1001;

    void opened(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void goOn(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;
    [[nodiscard]] bool leaves(Ending what, ProtocolActions &actions) override;

protected:
    WebSocketEnd(WebSocketFrames::Side side, quint32 mostBytes);

    /// A message, a ping or a pong that has been logged already.
    virtual void heard(const WebSocketMessage &message, ProtocolActions &actions) = 0;
    /// When it needs woken(), on the log's clock; -1 for never.
    [[nodiscard]] virtual qint64 dueNs() const { return -1; }
    void put(WebSocketMessage::Kind kind, QByteArrayView payload, ProtocolActions &actions);
    void putClose(quint16 code, QByteArrayView reason, ProtocolActions &actions);
    /// As text if it is valid text, otherwise as bytes.
    void putText(QByteArrayView message, ProtocolActions &actions);
    /// Writes the queued output.
    void flush(ProtocolActions &actions);
    void wakeInTime(ProtocolActions &actions);

private:
    void readMessages(ProtocolActions &actions);
    /// What determines the log's facts of a message, besides its payload.
    struct Told
    {
        WebSocketMessage::Kind kind = WebSocketMessage::Kind::Text;
        int frames = 1;
        quint16 code = 0;
        bool operator==(const Told &) const = default;
    };
    void tell(Direction direction, const Told &told, QByteArrayView payload, ProtocolActions &actions);
    [[nodiscard]] static ProtocolFacts factsOf(const Told &told, QByteArrayView payload);
    void endIfOver(ProtocolActions &actions);

    WebSocketFrames m_frames;
    Told m_toldAs; ///< the last logged message, and its beginning
    qsizetype m_toldLength = 0;
    QByteArray m_toldStart;
    std::shared_ptr<const EventDetail> m_told; ///< its facts in the log
    qint64 m_heardNs = 0;
    qint64 m_pingedNs = -1; ///< and nothing has been received since
    qint64 m_closeByNs = -1; ///< after this we stop waiting for the peer's close
    bool m_isOver = false;
};

} // namespace swb

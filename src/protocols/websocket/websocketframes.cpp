// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/websocket/websocketframes.h"

#include "core/payload/utf8.h"

#include <QRandomGenerator>
#include <cstring>
#include <wslay/wslay.h>

namespace swb {

namespace {

constexpr qsizetype shortestHeader = 2; // of a frame, RFC 6455 5.2
constexpr qsizetype maskBytes = 4; // after it, in a client's

const uint8_t *wire(QByteArrayView bytes)
{
    return reinterpret_cast<const uint8_t *>(bytes.data());
}

} // namespace

bool isWebSocketText(QByteArrayView bytes)
{
    for (qsizetype at = asciiRun(bytes, 0); at < bytes.size(); at += asciiRun(bytes, at)) {
        const Utf8Unit unit = utf8At(bytes, at);
        if (!unit.valid)
            return false;
        at += unit.length;
    }
    return true;
}

/// The callbacks for wslay.
struct WebSocketFrames::Calls
{
    static WebSocketFrames &of(void *user) { return *static_cast<WebSocketFrames *>(user); }

    /// No more than what certainly belongs to the current frame: what follows is read once its message has
    /// been taken, so that no automatic answer of wslay's overtakes one of ours.
    static ssize_t give(wslay_event_context_ptr context, uint8_t *to, size_t room, int, void *user)
    {
        WebSocketFrames &self = of(user);
        const qsizetype shortest = shortestHeader + (self.m_side == Side::Server ? maskBytes : 0);
        qsizetype wanted = self.m_headerBytes == 0 ? shortest : 1;
        if (self.m_payloadLeft > 0)
            wanted = self.m_bytewise ? 1 : qsizetype(qMin(self.m_payloadLeft, quint64(room)));
        const qsizetype count = qMin(wanted, self.m_input.size() - self.m_at);
        if (count == 0 || std::exchange(self.m_given, true)) {
            wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK);
            return -1;
        }
        std::memcpy(to, self.m_input.constData() + self.m_at, size_t(count));
        self.m_at += count;
        if (self.m_payloadLeft > 0)
            self.m_payloadLeft -= quint64(count);
        else
            self.m_headerBytes += int(count);
        return ssize_t(count);
    }
    static ssize_t take(wslay_event_context_ptr, const uint8_t *bytes, size_t count, int, void *user)
    {
        of(user).m_output.append(reinterpret_cast<const char *>(bytes), qsizetype(count));
        return ssize_t(count);
    }
    /// A mask that the author of the message cannot know (RFC 6455 10.3).
    static int mask(wslay_event_context_ptr, uint8_t *to, size_t count, void *)
    {
        for (size_t i = 0; i < count; ++i)
            to[i] = uint8_t(QRandomGenerator::system()->generate());
        return 0;
    }
    static void frame(wslay_event_context_ptr, const wslay_event_on_frame_recv_start_arg *arg, void *user)
    {
        WebSocketFrames &self = of(user);
        self.m_headerBytes = 0;
        self.m_payloadLeft = arg->payload_length;
        self.m_bytewise = arg->opcode == WSLAY_CONNECTION_CLOSE; // otherwise wslay 1.1 misreads some reasons
        if (!wslay_is_ctrl_frame(arg->opcode))
            ++self.m_frames;
    }
    static void message(wslay_event_context_ptr, const wslay_event_on_msg_recv_arg *arg, void *user)
    {
        WebSocketFrames &self = of(user);
        WebSocketMessage message;
        message.kind = WebSocketMessage::Kind(arg->opcode);
        QByteArrayView payload(reinterpret_cast<const char *>(arg->msg), qsizetype(arg->msg_length));
        if (message.kind == WebSocketMessage::Kind::Close) {
            message.code = arg->status_code;
            if (payload.size() == 1)
                self.m_failure
                    = WSLAY_CODE_PROTOCOL_ERROR; // half a code, which wslay accepts, like the following
            payload = payload.sliced(qMin(payload.size(), qsizetype(sizeof message.code)));
            if (!isWebSocketText(payload))
                self.m_failure = WSLAY_CODE_INVALID_FRAME_PAYLOAD_DATA;
            if (self.m_failure != 0)
                return;
        }
        message.payload = payload.toByteArray();
        if (!wslay_is_ctrl_frame(arg->opcode))
            message.frames = std::exchange(self.m_frames, 0);
        self.m_messages.push_back(std::move(message));
    }
};

WebSocketFrames::WebSocketFrames(Side side, quint32 mostBytes)
    : m_side(side)
{
    const wslay_event_callbacks calls{&Calls::give, &Calls::take, &Calls::mask,   &Calls::frame,
                                      nullptr,      nullptr,      &Calls::message};
    if (side == Side::Server)
        wslay_event_context_server_init(&m_context, &calls, this);
    else
        wslay_event_context_client_init(&m_context, &calls, this);
    wslay_event_config_set_max_recv_msg_length(m_context, mostBytes);
}

WebSocketFrames::~WebSocketFrames()
{
    wslay_event_context_free(m_context);
}

void WebSocketFrames::append(QByteArrayView bytes)
{
    m_input.remove(0, std::exchange(m_at, 0));
    m_input.append(bytes);
}

std::optional<WebSocketMessage> WebSocketFrames::next()
{
    while (m_messages.empty() && m_at < m_input.size() && m_failure == 0
           && wslay_event_get_read_enabled(m_context) != 0)
        readSome();
    if (m_messages.empty())
        return std::nullopt;
    WebSocketMessage message = std::move(m_messages.front());
    m_messages.pop_front();
    return message;
}

void WebSocketFrames::readSome()
{
    m_given = false;
    const bool failed = wslay_event_recv(m_context) != 0;
    if (!failed && m_failure == 0)
        return sendQueued();
    // wslay would now send a close without a code, and accepts no other.
    if (m_failure == 0)
        m_failure = WSLAY_CODE_PROTOCOL_ERROR;
    WebSocketFrames last(m_side, 1);
    last.close(m_failure, {});
    last.takeOutput(m_output);
}

void WebSocketFrames::send(WebSocketMessage::Kind kind, QByteArrayView payload)
{
    const wslay_event_msg message{uint8_t(kind), wire(payload), size_t(payload.size())};
    wslay_event_queue_msg(m_context, &message);
    sendQueued();
}

void WebSocketFrames::close(quint16 code, QByteArrayView reason)
{
    wslay_event_queue_close(m_context, code, wire(reason), size_t(reason.size()));
    sendQueued();
}

void WebSocketFrames::sendQueued()
{
    wslay_event_send(m_context);
}

void WebSocketFrames::takeOutput(QByteArray &to)
{
    to += m_output;
    m_output.resize(0);
}

bool WebSocketFrames::isCloseSent() const
{
    return m_failure != 0 || wslay_event_get_close_sent(m_context) != 0;
}

bool WebSocketFrames::isCloseReceived() const
{
    return wslay_event_get_close_received(m_context) != 0;
}

quint16 WebSocketFrames::failure() const
{
    if (m_failure != 0)
        return m_failure;
    const bool gaveUp = wslay_event_get_read_enabled(m_context) == 0 && !isCloseReceived();
    return gaveUp ? wslay_event_get_status_code_sent(m_context) : quint16(0);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/websocket/websocketend.h"

#include "core/payload/utf8.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::WebSocket)
};

constexpr qsizetype flushBytes = 64 << 10; // of gathered answers, before the connection is checked for
                                           // waiting
constexpr qsizetype shownBytes = 100; // of a text in a summary

using Kind = WebSocketMessage::Kind;

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return u"text"_s;
    case Kind::Binary:
        return u"binary"_s;
    case Kind::Close:
        return u"close"_s;
    case Kind::Ping:
        return u"ping"_s;
    case Kind::Pong:
        return u"pong"_s;
    }
    return {};
}

bool isPlain(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// The beginning of a text, without what is not allowed in a line.
QString shown(QByteArrayView text)
{
    const QByteArrayView start = text.first(qMin(text.size(), shownBytes));
    QString safe;
    if (isPlain(start))
        safe = QString::fromLatin1(start);
    for (qsizetype at = safe.size(); at < start.size();) {
        const Utf8Unit unit = utf8At(text, at);
        safe += unit.valid && !isUnsafeInLine(unit.codePoint) ? QString::fromUcs4(&unit.codePoint, 1)
                                                              : QString(QChar::ReplacementCharacter);
        at += unit.length;
    }
    return text.size() > shownBytes ? safe + u'…' : safe;
}

bool isShown(Kind kind)
{
    return kind == Kind::Text || kind == Kind::Close;
}

QString whyGivenUp(quint16 code)
{
    constexpr quint16 badData = 1007;
    constexpr quint16 tooBig = 1009;
    if (code == badData)
        return Words::tr("A text message is not valid UTF-8; the connection was closed with 1007.");
    if (code == tooBig)
        return Words::tr("A message exceeds the limit; the connection was closed with 1009.");
    return Words::tr("A frame violates RFC 6455, such as an unmasked frame from a client; the connection was "
                     "closed with %1.")
        .arg(code);
}

} // namespace

WebSocketEnd::WebSocketEnd(WebSocketFrames::Side side, quint32 mostBytes)
    : m_frames(side, mostBytes)
{ }

void WebSocketEnd::opened(ProtocolActions &actions)
{
    m_heardNs = actions.nowNs();
    wakeInTime(actions);
}

void WebSocketEnd::received(QByteArrayView bytes, ProtocolActions &actions)
{
    m_heardNs = actions.nowNs();
    m_pingedNs = -1;
    if (m_isOver)
        return;
    m_frames.append(bytes);
    readMessages(actions);
}

void WebSocketEnd::goOn(ProtocolActions &actions)
{
    if (!m_isOver)
        readMessages(actions);
}

void WebSocketEnd::readMessages(ProtocolActions &actions)
{
    while (!actions.mustWait() && !isFull()) {
        const std::optional<WebSocketMessage> message = m_frames.next();
        if (!message)
            break;
        const Told told{message->kind, message->frames, message->code};
        tell(Direction::In, told, message->payload, actions);
        if (message->kind == Kind::Ping) // wslay has answered these two
            tell(Direction::Out, {Kind::Pong}, message->payload, actions);
        if (message->kind == Kind::Close && m_closeByNs < 0)
            tell(Direction::Out, told, message->payload, actions);
        if (message->kind != Kind::Close)
            heard(*message, actions);
        if (m_frames.outputBytes() >= flushBytes)
            flush(actions);
    }
    flush(actions);
    endIfOver(actions);
}

/// Messages that look the same, such as those of an echo, have the same facts, which are made once.
void WebSocketEnd::tell(Direction direction, const Told &told, QByteArrayView payload,
                        ProtocolActions &actions)
{
    constexpr qsizetype longestCharacter = 4;
    QByteArrayView start;
    if (isShown(told.kind))
        start = payload.first(qMin(payload.size(), shownBytes + longestCharacter));
    const bool same = m_told && m_toldAs == told && m_toldLength == payload.size() && m_toldStart == start;
    if (!same) {
        m_toldAs = told;
        m_toldLength = payload.size();
        m_toldStart = start.toByteArray();
        EventDetail detail;
        detail.protocol = factsOf(told, payload);
        m_told = std::make_shared<const EventDetail>(std::move(detail));
    }
    actions.tellMessageAgain(direction, payload, m_told);
}

ProtocolFacts WebSocketEnd::factsOf(const Told &told, QByteArrayView payload)
{
    ProtocolFacts facts{u"ws"_s, nameOf(told.kind), {}};
    if (isShown(told.kind))
        facts.summary += (told.code == 0 ? QString() : u" %1"_s.arg(told.code))
            + (payload.isEmpty() ? QString() : u": "_s + shown(payload));
    facts.fields = {
        {u"opcode"_s, nameOf(told.kind)}, {u"length"_s, QString::number(payload.size())}, {u"fin"_s, u"1"_s}};
    if (told.frames > 1)
        facts.fields << ProtocolField{u"frames"_s, QString::number(told.frames)};
    if (told.code != 0)
        facts.fields << ProtocolField{u"code"_s, QString::number(told.code)};
    if (told.kind == Kind::Close && !payload.isEmpty())
        facts.fields << ProtocolField{u"reason"_s, shown(payload)};
    return facts;
}

void WebSocketEnd::put(Kind kind, QByteArrayView payload, ProtocolActions &actions)
{
    if (m_frames.isCloseSent())
        return;
    tell(Direction::Out, {kind}, payload, actions);
    m_frames.send(kind, payload);
}

void WebSocketEnd::putText(QByteArrayView message, ProtocolActions &actions)
{
    put(isWebSocketText(message) ? Kind::Text : Kind::Binary, message, actions);
}

void WebSocketEnd::putClose(quint16 code, QByteArrayView reason, ProtocolActions &actions)
{
    if (m_frames.isCloseSent())
        return;
    tell(Direction::Out, {Kind::Close, 1, code}, reason, actions);
    m_frames.close(code, reason);
    m_closeByNs = actions.nowNs() + std::chrono::nanoseconds(closeWithin).count();
    wakeInTime(actions);
}

void WebSocketEnd::flush(ProtocolActions &actions)
{
    if (m_frames.outputBytes() == 0)
        return;
    QByteArray &bytes = actions.scratch();
    bytes.resize(0);
    m_frames.takeOutput(bytes);
    actions.write(bytes);
}

void WebSocketEnd::endIfOver(ProtocolActions &actions)
{
    if (const quint16 code = m_frames.failure(); code != 0 && !std::exchange(m_isOver, true)) {
        tell(Direction::Out, {Kind::Close, 1, code}, {}, actions);
        actions.broken(makeError(ErrorCode::BadMessage, Words::tr("The WebSocket connection was abandoned."),
                                 whyGivenUp(code)));
        actions.close();
    }
    if (m_frames.isCloseReceived() && m_frames.isCloseSent() && !std::exchange(m_isOver, true))
        actions.close();
}

void WebSocketEnd::peerFinished(ProtocolActions &actions)
{
    if (!std::exchange(m_isOver, true))
        actions.tell(EventKind::Dropped, Severity::Warning, Direction::In,
                     makeError(ErrorCode::ClosedEarly,
                               Words::tr("The connection closed without a WebSocket close frame (1006).")));
    actions.close();
}

bool WebSocketEnd::leaves(Ending what, ProtocolActions &actions)
{
    if (m_isOver)
        return false;
    putClose(what == Ending::Server ? goingAway : normalClosure, {}, actions);
    flush(actions);
    return true;
}

void WebSocketEnd::wakeInTime(ProtocolActions &actions)
{
    const qint64 pingAt = m_heardNs + std::chrono::nanoseconds(pingAfter).count();
    const qint64 pongBy = m_pingedNs + std::chrono::nanoseconds(pongWithin).count();
    qint64 due = m_pingedNs < 0 ? pingAt : pongBy;
    for (const qint64 other : {m_closeByNs, dueNs()}) {
        if (other >= 0)
            due = qMin(due, other);
    }
    actions.wakeIn(std::chrono::nanoseconds(qMax(qint64(0), due - actions.nowNs())));
}

void WebSocketEnd::woken(ProtocolActions &actions)
{
    const qint64 now = actions.nowNs();
    if (m_closeByNs >= 0 && now >= m_closeByNs) {
        m_isOver = true;
        return actions.close();
    }
    if (m_pingedNs >= 0 && now - m_pingedNs >= std::chrono::nanoseconds(pongWithin).count()) {
        putClose(goingAway, "no pong", actions);
        flush(actions);
        m_isOver = true;
        return actions.close();
    }
    if (m_pingedNs < 0 && now - m_heardNs >= std::chrono::nanoseconds(pingAfter).count()) {
        m_pingedNs = now;
        put(Kind::Ping, {}, actions);
        flush(actions);
    }
    wakeInTime(actions);
}

} // namespace swb

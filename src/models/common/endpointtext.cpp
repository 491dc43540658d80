// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/endpointtext.h"

#include <QHash>
#include <QLocale>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace swb {

QString EndpointText::state(ServerState state)
{
    switch (state) {
    case ServerState::Starting:
        return tr("starting");
    case ServerState::Listening:
        return tr("listening");
    case ServerState::Stopped:
        return tr("stopped");
    case ServerState::Failed:
        return tr("failed");
    }
    Q_UNREACHABLE();
}

QString EndpointText::state(const ListeningStatus &status)
{
    return status.id == EndpointId::None ? tr("not started") : state(status.state);
}

QString EndpointText::state(LinkState state, Transport transport)
{
    switch (state) {
    case LinkState::Resolving:
        return tr("resolving");
    case LinkState::Connecting:
        return tr("connecting");
    case LinkState::Handshaking:
        return tr("handshaking");
    case LinkState::Connected:
        return transport == Transport::Udp ? tr("ready") : tr("connected");
    case LinkState::HalfClosedByPeer:
        return tr("half-closed by peer");
    case LinkState::HalfClosedByUs:
        return tr("half-closed by us");
    case LinkState::Closed:
        return tr("closed");
    case LinkState::Reset:
        return tr("reset");
    case LinkState::Failed:
        return tr("failed");
    }
    Q_UNREACHABLE();
}

QString EndpointText::state(const ClientStatus &status)
{
    const Transport transport = status.settings.url.transport;
    const bool refused = !isStream(transport) && status.error.code == ErrorCode::NobodyListening;
    return refused && status.state == LinkState::Connected ? tr("refused") : state(status.state, transport);
}

QString EndpointText::state(const PeerStatus &status)
{
    const Transport transport = status.conversation.transport;
    return transport == Transport::Udp && status.state == LinkState::Closed ? tr("forgotten")
                                                                            : state(status.state, transport);
}

Severity EndpointText::tone(LinkState state, const Error &error)
{
    return error.isError() ? std::max(tone(state), Severity::Warning) : tone(state);
}

Severity EndpointText::tone(LinkState state)
{
    if (state == LinkState::Reset || state == LinkState::Failed)
        return Severity::Error;
    if (state == LinkState::HalfClosedByPeer || state == LinkState::HalfClosedByUs)
        return Severity::Warning;
    return state == LinkState::Closed ? Severity::Note : Severity::Chat;
}

QString EndpointText::state(ConversationState state, Transport transport)
{
    switch (state) {
    case ConversationState::Opening:
        return tr("opening");
    case ConversationState::Open:
        return transport == Transport::Udp ? tr("ready") : tr("open");
    case ConversationState::HalfClosedByPeer:
        return tr("half-closed by peer");
    case ConversationState::HalfClosedByUs:
        return tr("half-closed by us");
    case ConversationState::Closed:
        return tr("closed");
    case ConversationState::Reset:
        return tr("reset");
    case ConversationState::Failed:
        return tr("failed");
    case ConversationState::Refused:
        return tr("refused");
    }
    Q_UNREACHABLE();
}

Severity EndpointText::tone(ConversationState state)
{
    if (state == ConversationState::Reset || state == ConversationState::Failed)
        return Severity::Error;
    if (state == ConversationState::HalfClosedByPeer || state == ConversationState::HalfClosedByUs
        || state == ConversationState::Refused)
        return Severity::Warning;
    return state == ConversationState::Closed ? Severity::Note : Severity::Chat;
}

QString EndpointText::framing(const QString &name)
{
    const QHash<QString, QString> words{
        {u"none"_s, tr("None")},
        {u"line"_s, tr("Line")},
        {u"delimiter"_s, tr("Delimiter")},
        {u"length1"_s, tr("Length, 1 byte")},
        {u"length2"_s, tr("Length, 2 bytes")},
        {u"length4"_s, tr("Length, 4 bytes")},
        {u"length2le"_s, tr("Length, 2 bytes, little endian")},
        {u"length4le"_s, tr("Length, 4 bytes, little endian")},
        {u"fixed"_s, tr("Fixed size")},
    };
    return words.value(name, name);
}

QString EndpointText::receiveTip(Transport transport)
{
    switch (transport) {
    case Transport::Udp:
        return tr("Size of the buffer that each datagram is received into. Bytes that do not fit are "
                  "discarded, and the log says how many (MSG_TRUNC)");
    case Transport::Dtls:
        return tr("Does not apply to DTLS: each record is received and decrypted as a whole");
    default:
        return tr("Maximum number of bytes that one read of a stream takes; the next read takes the rest");
    }
}

QString EndpointText::age(qint64 ns)
{
    const qint64 seconds = std::max(qint64(0), ns) / 1'000'000'000;
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return u"%1:%2"_s.arg(seconds / 60).arg(two(seconds % 60));
    return u"%1:%2:%3"_s.arg(seconds / 3600).arg(two(seconds / 60 % 60), two(seconds % 60));
}

QString EndpointText::reachableHost(const ServerStatus &server)
{
    if (!server.bound.isAny())
        return server.settings.url.host;
    return server.bound.family == SocketAddress::Family::IPv6 ? u"::1"_s : u"127.0.0.1"_s;
}

QString EndpointText::summary(const Error &error)
{
    return QStringList{error.what, error.why}.join(u' ').trimmed();
}

QString EndpointText::tip(const QString &text)
{
    return u"<p style='white-space:pre-wrap'>"_s + text.toHtmlEscaped() + u"</p>"_s;
}

QString EndpointText::explanation(const Error &error)
{
    QStringList lines{error.what, error.why, error.hint, error.systemNames.join(u", ")};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/eventtext.h"

#include "core/log/kerneltext.h"
#include "core/payload/printable.h"
#include "core/values/capabilities.h"
#include "core/values/quantities.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

bool carriesBytes(EventKind kind)
{
    return kind == EventKind::Data || kind == EventKind::Message;
}

} // namespace

QString EventText::info(const Event &event)
{
    const bool overQt = event.detail && event.detail->sockets == SocketFamily::Qt;
    return overQt ? tr("%1 (%2)").arg(words(event), displayName(SocketFamily::Qt)) : words(event);
}

QString EventText::words(const Event &event)
{
    if (event.detail && event.detail->error.isError()) {
        const Error &error = event.detail->error;
        return error.why.isEmpty() ? error.what : QString(error.what % u' ' % error.why);
    }
    if (event.detail && !event.detail->info.isEmpty())
        return detailed(event.kind, event.detail->info);
    if (event.detail && !event.detail->protocol.summary.isEmpty())
        return protocolLine(event.detail->protocol);
    if (!carriesBytes(event.kind))
        return whatHappened(event);
    if (event.isCut())
        return tr("%1: %2").arg(cut(event), printableLine(event.payload, infoChars));
    return event.length == 0 ? tr("(empty)") : printableLine(event.payload, infoChars);
}

QString EventText::cut(const Event &event)
{
    if (!event.isCut())
        return {};
    const QLocale locale;
    return tr("%1 of %2 bytes, the rest was discarded (MSG_TRUNC)", nullptr, quantities::plural(event.length))
        .arg(locale.toString(event.takenLength()), locale.toString(event.length));
}

QString EventText::role(Role role)
{
    switch (role) {
    case Role::Server:
        return tr("server");
    case Role::Client:
        return tr("client");
    case Role::RelayToClient:
        return tr("relay towards client");
    case Role::RelayToServer:
        break;
    }
    return tr("relay towards server");
}

QString EventText::detailed(EventKind kind, const QString &info)
{
    if (kind == EventKind::Listening)
        return tr("listening on %1").arg(info);
    if (kind == EventKind::Stopped)
        return tr("stopped listening on %1").arg(info);
    return kind == EventKind::Connecting ? tr("connecting to %1").arg(info) : info;
}

QString EventText::whatHappened(const Event &event)
{
    const bool in = event.direction == Direction::In;
    switch (event.kind) {
    case EventKind::Connected:
        if (!isStream(event.transport))
            return in ? tr("first datagram from a new peer") : tr("ready to send");
        return in ? tr("accepted a connection") : tr("connected");
    case EventKind::HalfClosed:
        return in ? tr("the peer has finished sending (FIN)") : tr("we have finished sending (FIN)");
    case EventKind::Closed:
        return tr("closed in order");
    case EventKind::Reset:
        if (!isStream(event.transport))
            return tr("closed without notifying the peer");
        return in ? tr("the peer reset the connection (RST)") : tr("reset (RST)");
    case EventKind::Handshake: {
        const TlsFacts *facts = event.detail && event.detail->tls ? &*event.detail->tls : nullptr;
        return facts ? tr("encrypted with %1").arg(handshakeLine(*facts)) : tr("encrypted");
    }
    case EventKind::Sample:
        return event.detail && event.detail->tcp ? KernelText::line(*event.detail->tcp) : kind(event.kind);
    default:
        return kind(event.kind);
    }
}

QString EventText::handshakeLine(const TlsFacts &facts)
{
    QStringList parts{facts.protocol, facts.cipher};
    if (!facts.alpn.isEmpty())
        parts.append(facts.alpn);
    if (facts.peerIsClient && !facts.peerChain.isEmpty()) {
        const QString &client = facts.peerChain.constFirst().subject;
        parts.append(facts.verified ? tr("client %1 (verified)").arg(client)
                                    : tr("client %1 (not verified)").arg(client));
    }
    return parts.join(u", "_s);
}

QString EventText::explanation(const Event &event)
{
    if (event.isCut())
        return tr("The datagram has %1 bytes, but the receive buffer only %2. The system discarded the rest "
                  "(MSG_TRUNC, recv(2)): no later call returns it.\n"
                  "What to try: Use a larger receive buffer.",
                  nullptr, quantities::plural(event.length))
            .arg(QLocale().toString(event.length), QLocale().toString(event.takenLength()));
    if (!event.detail || !event.detail->error.isError())
        return {};
    const Error &error = event.detail->error;
    QStringList lines;
    for (const QString &line : {error.what, error.why}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    if (!error.hint.isEmpty())
        lines.append(tr("What to try: %1").arg(error.hint));
    if (!error.systemNames.isEmpty())
        lines.append(tr("Also known as: %1").arg(error.systemNames.join(u", "_s)));
    return lines.join(u'\n');
}

QString EventText::sockets(const Event &event)
{
    if (!event.detail || !event.detail->sockets)
        return {};
    const SocketFamily family = *event.detail->sockets;
    const QStringList absent = absences(family, event.transport);
    const QString first = tr("Sockets: %1").arg(displayName(family));
    return absent.isEmpty()
        ? first
        : QString(first % u'\n' % tr("Not supported over %1:").arg(displayName(event.transport)) % u"\n- "_s
                  % absent.join(u"\n- "_s));
}

QString EventText::handshake(const Event &event)
{
    if (!event.detail || !event.detail->tls)
        return {};
    const TlsFacts &facts = *event.detail->tls;
    QStringList lines{tr("Protocol: %1").arg(facts.protocol), tr("Cipher: %1").arg(facts.cipher),
                      facts.peerChain.isEmpty()
                          ? tr("Certificate: the peer sent none, as most clients do")
                          : tr("Certificate checked: %1").arg(facts.verified ? tr("yes") : tr("no"))};
    if (!facts.whyNotVerified.isEmpty())
        lines.append(tr("Check results: %1").arg(facts.whyNotVerified));
    if (!facts.serverName.isEmpty())
        lines.append(tr("Requested server name (SNI): %1").arg(facts.serverName));
    if (!facts.alpn.isEmpty())
        lines.append(tr("Negotiated protocol (ALPN): %1").arg(facts.alpn));
    lines.append(tr("Handshake took: %1 ms").arg(QString::number(double(facts.durationNs) / 1e6, 'f', 3)));
    int place = 0;
    const QString indent = u"  "_s;
    for (const CertificateFacts &certificate : facts.peerChain) {
        lines.append(QString());
        lines.append(place++ == 0 ? tr("Peer's certificate: %1").arg(certificate.subject)
                                  : tr("Signed by, step %1: %2").arg(place - 1).arg(certificate.subject));
        lines.append(indent % tr("issued by %1").arg(certificate.issuer));
        lines.append(indent
                     % tr("valid from %1 to %2")
                           .arg(certificate.notBefore.toString(Qt::ISODate),
                                certificate.notAfter.toString(Qt::ISODate)));
        if (!certificate.names.isEmpty())
            lines.append(indent % tr("for %1").arg(certificate.names.join(u", "_s)));
        lines.append(indent % tr("SHA-256 %1").arg(certificate.sha256));
    }
    return lines.join(u'\n');
}

/// The peer influences these words, so they are shown like its bytes.
QString EventText::protocolLine(const ProtocolFacts &facts)
{
    const QString summary = printableLine(facts.summary.toUtf8(), infoChars);
    return facts.protocol.isEmpty()
        ? summary
        : tr("%1: %2").arg(printableLine(facts.protocol.toUtf8(), infoChars), summary);
}

QString EventText::protocol(const Event &event)
{
    QStringList lines;
    if (!event.detail)
        return {};
    for (const ProtocolField &field : event.detail->protocol.fields)
        lines.append(tr("%1: %2").arg(printableLine(field.name.toUtf8(), infoChars),
                                      printableLine(field.value.toUtf8(), infoChars)));
    return lines.join(u'\n');
}

QString EventText::kernelFacts(const Event &event)
{
    return event.detail && event.detail->tcp ? KernelText::full(*event.detail->tcp) : QString();
}

QString EventText::time(qint64 timeNs)
{
    const qint64 micros = timeNs / 1000;
    return QString::number(micros / 1'000'000) % u'.'
        % QString::number(micros % 1'000'000).rightJustified(6, u'0');
}

QString EventText::kind(EventKind kind)
{
    switch (kind) {
    case EventKind::Listening:
        return tr("listening");
    case EventKind::Stopped:
        return tr("stopped");
    case EventKind::Connecting:
        return tr("connecting");
    case EventKind::Connected:
        return tr("connected");
    case EventKind::Handshake:
        return tr("handshake");
    case EventKind::Data:
        return tr("data");
    case EventKind::Message:
        return tr("message");
    case EventKind::HalfClosed:
        return tr("half-closed");
    case EventKind::Closed:
        return tr("closed");
    case EventKind::Reset:
        return tr("reset");
    case EventKind::Error:
        return tr("error");
    case EventKind::Sample:
        return tr("kernel facts");
    case EventKind::Dropped:
        return tr("dropped");
    case EventKind::Note:
        break;
    }
    return tr("note");
}

QString EventText::kind(const Event &event)
{
    if (event.kind == EventKind::HalfClosed)
        return event.direction == Direction::In ? tr("half-closed by peer") : tr("half-closed by us");
    return kind(event.kind);
}

QString EventText::severity(Severity severity)
{
    switch (severity) {
    case Severity::Chat:
        return tr("chat");
    case Severity::Note:
        return tr("note");
    case Severity::Warning:
        return tr("warning");
    case Severity::Error:
        break;
    }
    return tr("error");
}

QString EventText::source(const Event &event, const Conversation &conversation)
{
    return (event.direction == Direction::In ? conversation.remote : conversation.local).toString();
}

QString EventText::destination(const Event &event, const Conversation &conversation)
{
    return (event.direction == Direction::In ? conversation.local : conversation.remote).toString();
}

} // namespace swb

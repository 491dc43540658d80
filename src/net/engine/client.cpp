// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/client.h"

#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"
#include "net/engine/clientbeside.h"
#include "net/engine/families.h"
#include "net/socket/kernelfacts.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Client)
};

/// Makes the one protocol that it was given.
class OneProtocol final : public ProtocolMaker
{
public:
    explicit OneProtocol(std::unique_ptr<Protocol> protocol)
        : m_protocol(std::move(protocol))
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override { return std::move(m_protocol); }

private:
    std::unique_ptr<Protocol> m_protocol;
};

} // namespace

Client::Client(const ClientTerms &setting)
    : ProtocolRunner(setting.home)
    , m_home(setting.home)
    , m_reports(setting.reports)
    , m_protocols(setting.protocols)
    , m_transport(setting.settings.url.transport)
{
    m_status.id = setting.id;
    m_status.settings = setting.settings;
    m_status.openedNs = m_home.log().nowNs();
    m_status.counters = m_counters;
}

Client::~Client() = default;

void Client::begin()
{
    if (isOver(m_status.state))
        return;
    const Error missing = familyError(settings().sockets, Words::tr("Could not open %1.").arg(name()));
    if (missing.isError())
        return fail(LinkState::Failed, missing);
    const MadeProtocols made = m_protocols ? MadeProtocols(m_protocols) : protocolsOf(settings());
    if (!made)
        return fail(LinkState::Failed, made.error());
    speak(made.value()->make({}));
    if (!mayEncrypt(settings()))
        return open();
    m_pendingTls = std::make_unique<PendingTls>(settings(),
                                                [this](const Result<TlsReady> &ready) { tlsReady(ready); });
}

void Client::tlsReady(const Result<TlsReady> &ready)
{
    m_pendingTls.reset();
    if (isOver(m_status.state)) // the user did not wait for it
        return;
    if (!ready)
        return fail(LinkState::Failed, ready.error());
    m_tls = ready.value().context;
    for (const QString &note : ready.value().notes)
        m_home.writer().event(subject(), EventKind::Note, Severity::Note, Direction::None, {note, {}, {}});
    for (const QString &warning : ready.value().warnings)
        m_home.writer().event(subject(), EventKind::Note, Severity::Warning, Direction::None,
                              {warning, {}, {}});
    open();
}

void Client::sampleKernel()
{
    noteNoKernelFacts(m_home.writer(), subject());
}

void Client::send(const QByteArray &message)
{
    if (speaks())
        run([&](Protocol &it) { it.send(message, *this); });
    else
        refuseToSend(makeError(ErrorCode::NotConnected, Words::tr("Could not send to %1.").arg(name())));
}

void Client::leave()
{
    bool leaves = false;
    if (m_status.state == LinkState::Connected)
        run([&](Protocol &it) { leaves = it.leaves(Ending::Connection, *this); });
    if (!leaves)
        disconnect();
}

void Client::heard(QByteArrayView bytes)
{
    run([&](Protocol &it) { it.received(bytes, *this); });
}

void Client::setState(LinkState state)
{
    const bool opened = state == LinkState::Connected && !std::exchange(m_opened, true);
    m_status.state = state;
    if (isOver(state) && m_status.conversation != ConversationId::None)
        m_home.log().endConversation(m_status.conversation);
    if (isOver(state))
        m_beside.clear();
    m_reports.reportClient(m_status);
    if (opened)
        run([this](Protocol &it) { it.opened(*this); });
    else if (isOver(state))
        endProtocol();
}

void Client::setAddresses(const SocketAddress &local, const SocketAddress &remote)
{
    m_status.local = local;
    m_status.remote = remote;
    Conversation conversation;
    conversation.endpoint = m_status.id;
    conversation.role = Role::Client;
    conversation.transport = m_status.settings.url.transport;
    conversation.local = local;
    conversation.remote = remote;
    m_status.conversation = m_home.log().addConversation(conversation);
}

void Client::giveUpConnecting()
{
    m_home.writer().event(subject(), EventKind::Closed, Severity::Note, Direction::None,
                          {Words::tr("abandoned before it was connected"), {}, {}});
    setState(LinkState::Closed);
}

EventDetail Client::openingDetail(const QString &words) const
{
    EventDetail detail{words, {}, {}};
    detail.sockets = settings().sockets;
    return detail;
}

void Client::setConnectedNow()
{
    m_status.connectedNs = m_home.log().nowNs();
}

void Client::fail(LinkState state, const Error &error)
{
    if (isOver(m_status.state))
        return;
    m_status.error = error;
    const EventKind kind = state == LinkState::Reset ? EventKind::Reset : EventKind::Error;
    m_home.writer().event(subject(), kind, Severity::Error, directionOf(error), errorDetail(error, true));
    setState(state);
}

void Client::complain(const Error &error)
{
    m_status.error = error;
    m_home.writer().event(subject(), EventKind::Error, Severity::Warning, directionOf(error),
                          errorDetail(error));
    m_reports.reportClient(m_status);
}

void Client::heardAgain()
{
    if (m_status.error.code != ErrorCode::NobodyListening)
        return;
    m_status.error = {};
    m_reports.reportClient(m_status);
}

void Client::warn(const Error &warning)
{
    m_home.writer().event(subject(), EventKind::Note, Severity::Warning, Direction::None,
                          {warning.what, warning, {}});
}

void Client::deliver(QByteArrayView reply)
{
    if (!m_watched)
        return;
    const QByteArray bytes = reply.toByteArray();
    m_reports.reportReceived(m_status.id, bytes);
    countUntaken(bytes);
}

void Client::tellPresent(const PresentNames &names)
{
    m_reports.reportPresent(m_status.id, names);
}

void Client::deliverPart(QByteArrayView part)
{
    if (!m_watched)
        return;
    const QByteArray bytes = part.toByteArray();
    m_reports.reportReceivedPart(m_status.id, bytes);
    countUntaken(bytes);
}

void Client::countUntaken(const QByteArray &bytes)
{
    const bool couldRead = mayRead();
    m_untaken += costOf(bytes);
    if (couldRead && !mayRead())
        readingChanged();
}

void Client::openBeside(Transport transport, std::unique_ptr<Protocol> protocol)
{
    ClientSettings other = settings();
    other.url.transport = transport;
    other.url.host = m_status.remote.ip();
    other.localPort = 0;
    other.alsoTo.clear();
    m_beside.push_back(std::make_unique<ClientBeside>(
        ClientTerms{
            {m_status.id, m_home, m_reports}, other, std::make_shared<OneProtocol>(std::move(protocol))},
        ClientBeside::Told{
            [this](const QByteArray &bytes) { deliver(bytes); },
            [this](const ClientBeside &one, const Error &error) { besideEnded(one, error); }}));
    m_beside.back()->begin();
}

/// If it did not end in order its task has failed, and the requester is told.
void Client::besideEnded(const ClientBeside &one, const Error &error)
{
    const auto found = std::find_if(m_beside.begin(), m_beside.end(),
                                    [&one](const auto &beside) { return beside.get() == &one; });
    if (found == m_beside.end())
        return;
    m_home.deleteLater(std::move(*found)); // this is its own callback
    m_beside.erase(found);
    if (error.isError())
        m_reports.reportSendFailed(m_status.id, error);
}

void Client::repliesTaken(qint64 cost)
{
    const bool couldRead = mayRead();
    m_untaken -= cost;
    if (!couldRead && mayRead() && !isOver(m_status.state))
        readingChanged();
}

void Client::refuseToSend(const Error &error)
{
    m_home.writer().event(subject(), EventKind::Error, Severity::Error, Direction::None,
                          {error.what, error, {}});
    m_reports.reportSendFailed(m_status.id, error);
}

} // namespace swb

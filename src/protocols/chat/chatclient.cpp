// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/chat/chatclient.h"

#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"
#include "protocols/chat/chatlimits.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ChatClient)
};

class ChatClients final : public ProtocolMaker
{
public:
    explicit ChatClients(Transport transport)
        : m_transport(transport)
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<ChatClient>(m_transport);
    }

private:
    const Transport m_transport;
};

/// "Anna: hello" comes from Anna, and what begins with "* " from the room itself.
ProtocolFacts factsOfHeard(const QByteArray &line)
{
    ProtocolFacts facts{u"chat"_s, QString::fromUtf8(line), {}};
    const qsizetype colon = line.indexOf(": ");
    if (colon > 0 && !line.startsWith("* "))
        facts.fields.append({u"from"_s, QString::fromUtf8(line.first(colon))});
    const ChatNews news = ChatNews::of(line);
    if (news.kind == ChatNews::Kind::Joined)
        facts.fields.append({u"joined"_s, news.names[0]});
    else if (news.kind == ChatNews::Kind::Left)
        facts.fields.append({u"left"_s, news.names[0]});
    return facts;
}

} // namespace

ChatClient::ChatClient(Transport transport)
    : m_isStream(isStream(transport))
    , m_lines(chatlimits::shownLineBytes)
{ }

void ChatClient::received(QByteArrayView bytes, ProtocolActions &actions)
{
    m_lines.append(bytes);
    takeLines(!m_isStream, actions);
}

void ChatClient::peerFinished(ProtocolActions &actions)
{
    takeLines(true, actions);
}

void ChatClient::takeLines(bool isEnd, ProtocolActions &actions)
{
    for (;;) {
        switch (isEnd ? m_lines.last() : m_lines.next()) {
        case ChatLines::Cut::Nothing:
            return;
        case ChatLines::Cut::TooLong:
            actions.tell(
                EventKind::Dropped, Severity::Warning, Direction::In,
                makeError(ErrorCode::FrameTooLarge, Words::tr("A chat line was not shown."),
                          Words::tr("The limit is %n bytes.", nullptr, int(chatlimits::shownLineBytes))));
            break;
        case ChatLines::Cut::Line:
            actions.tellMessage(Direction::In, m_lines.line(), factsOfHeard(m_lines.line()));
            if (m_presence.hear(ChatNews::of(m_lines.line())))
                actions.tellPresent(m_presence.names());
            QByteArray shown;
            appendPrintable(shown, m_lines.line(), chatlimits::shownLineBytes);
            actions.deliver(QByteArray(shown + '\n'));
        }
    }
}

void ChatClient::send(QByteArrayView message, ProtocolActions &actions)
{
    QByteArray lines = message.toByteArray();
    if (!lines.endsWith('\n'))
        lines += '\n';
    ChatLines cut(chatlimits::lineBytes);
    cut.append(lines);
    for (ChatLines::Cut each{}; (each = cut.next()) != ChatLines::Cut::Nothing;) {
        if (each == ChatLines::Cut::TooLong)
            return actions.refuse(makeError(
                ErrorCode::FrameTooLarge, Words::tr("Could not send this to the chat."),
                Words::tr("A line may have at most %n bytes.", nullptr, int(chatlimits::lineBytes))));
    }
    actions.write(lines);
}

MadeProtocols chatClients(const ClientSettings &settings)
{
    return std::shared_ptr<ProtocolMaker>(std::make_shared<ChatClients>(settings.url.transport));
}

} // namespace swb

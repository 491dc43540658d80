// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/wireconversation.h"

#include "core/log/messagelog.h"
#include "net/loop/networkthread.h"

#include <QCoreApplication>

namespace swb {

Subject addWireConversation(NetworkThread &thread, const Subject &of)
{
    const Conversation above = thread.log().conversation(of.conversation);
    Conversation conversation;
    conversation.role = above.role;
    conversation.local = above.local;
    conversation.remote = above.remote;
    conversation.endpoint = of.endpoint;
    conversation.transport = withEncryption(of.transport, false);
    const Subject wire{of.endpoint, thread.log().addConversation(conversation), conversation.transport};
    const QString words = QCoreApplication::translate("WireConversation", "carries the encrypted bytes of %1")
                              .arg(above.label());
    thread.writer().event(wire, EventKind::Note, Severity::Chat, Direction::None, {words, {}, {}});
    return wire;
}

} // namespace swb

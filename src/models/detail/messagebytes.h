// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "protocols/layout/streammessages.h"

#include <QObject>
#include <QThreadPool>
#include <functional>

namespace swb {

/// Bytes that lie in the chunks of a conversation.
struct MessageBytes
{
    quint64 event = 0; ///< the message of the log that they are; 0: they were not found
    QByteArray bytes; ///< the first of them, at most MessageBytesReader::mostBytes
    qint64 length = 0; ///< how many it has
};

/// Gives a conversation's chunks to what cuts them into messages, an event of the log at a time.
class ConversationMessages
{
public:
    explicit ConversationMessages(const Conversation &conversation)
        : m_conversation(conversation)
        , m_messages(conversation.role)
    { }

    /// Takes what is of this conversation and passes all else over.
    void take(const Event &event);
    [[nodiscard]] const StreamMessages &messages() const { return m_messages; }
    /// It began before what the log still holds, so that nobody knows where its messages begin.
    [[nodiscard]] bool beginningIsGone() const { return m_beginningIsGone; }

private:
    Conversation m_conversation;
    StreamMessages m_messages;
    bool m_begun = false;
    bool m_beginningIsGone = false;
};

/// The bytes of a message that was cut out of a conversation: at most `most` of them, and fewer where the log
/// has not kept all.
[[nodiscard]] QByteArray bytesOf(const MessageLog &log, ConversationId conversation, Direction direction,
                                 const StreamMessage &message, qint64 most);

/// Finds what a message of the log looked like on the wire: its payload is what it carries alone. Reads the
/// conversation from its beginning, since a message begins where the one before it ends; `goOn` answers false
/// to stop that. Pure.
[[nodiscard]] MessageBytes findMessageBytes(const MessageLog &log, quint64 event,
                                            const std::function<bool()> &goOn);

/// Does that in a thread of its own. The newest request wins. The log must outlive it.
class MessageBytesReader : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostBytes = 1 << 20; ///< that are given of a message

    explicit MessageBytesReader(const MessageLog &log, QObject *parent = nullptr);
    ~MessageBytesReader() override;

    void find(quint64 event);
    /// What was asked for does not matter any more.
    void forget();

Q_SIGNALS:
    void found(const swb::MessageBytes &bytes);

private:
    const MessageLog &m_log;
    std::shared_ptr<std::atomic<quint64>> m_newest; ///< number of the request that counts
    QThreadPool m_pool;
};

} // namespace swb

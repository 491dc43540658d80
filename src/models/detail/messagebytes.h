// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "protocols/layout/streammessages.h"

#include <QObject>
#include <QThreadPool>
#include <functional>

namespace swb {

/// The bytes of a message in the chunks of a conversation.
struct MessageBytes
{
    quint64 event = 0; ///< the message of the log; 0: its bytes were not found
    QByteArray bytes; ///< the first of them, at most MessageBytesReader::mostBytes
    qint64 length = 0; ///< its full length
};

/// Passes a conversation's chunks to StreamMessages, an event of the log at a time.
class ConversationMessages
{
public:
    explicit ConversationMessages(const Conversation &conversation)
        : m_conversation(conversation)
        , m_messages(conversation.role)
    { }

    /// Takes events of this conversation and ignores all others.
    void take(const Event &event);
    [[nodiscard]] const StreamMessages &messages() const { return m_messages; }
    /// It began before the oldest event of the log, so it is unknown where its messages begin.
    [[nodiscard]] bool beginningIsGone() const { return m_beginningIsGone; }

private:
    Conversation m_conversation;
    StreamMessages m_messages;
    bool m_begun = false;
    bool m_beginningIsGone = false;
};

/// The bytes of a message from StreamMessages: at most `most` of them, and fewer if the log has not kept all.
[[nodiscard]] QByteArray bytesOf(const MessageLog &log, ConversationId conversation, Direction direction,
                                 const StreamMessage &message, qint64 most);

/// Finds the bytes of a message on the wire: its payload in the log is only the content. Reads the
/// conversation from its beginning, since a message begins where the one before it ends; if `goOn` returns
/// false, it stops. Pure.
[[nodiscard]] MessageBytes findMessageBytes(const MessageLog &log, quint64 event,
                                            const std::function<bool()> &goOn);

/// Does that in a thread of a pool. The newest request wins. The log must outlive it.
class MessageBytesReader : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostBytes = 1 << 20; ///< of a message that are returned

    explicit MessageBytesReader(const MessageLog &log, QObject *parent = nullptr);
    ~MessageBytesReader() override;

    void find(quint64 event);
    /// The latest request is no longer of interest.
    void forget();

Q_SIGNALS:
    void found(const swb::MessageBytes &bytes);

private:
    const MessageLog &m_log;
    std::shared_ptr<std::atomic<quint64>> m_newest; ///< number of the current request
    QThreadPool m_pool;
};

} // namespace swb

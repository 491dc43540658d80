// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filtertree.h"
#include "core/log/messagelog.h"

#include <memory>

namespace swb {

/// One node of a compiled filter. Not thread-safe: it may cache what it found out about a conversation.
class EventTest
{
public:
    EventTest() = default;
    virtual ~EventTest() = default;
    Q_DISABLE_COPY_MOVE(EventTest)

    [[nodiscard]] virtual bool passes(const Event &event) = 0;
    /// The relative cost of this test, which only orders tests; see TestCost.
    [[nodiscard]] virtual int cost() const = 0;
    /// Whether the answer is the same for all events of a conversation, a direction and a transport.
    [[nodiscard]] virtual bool isOfConversation() const { return false; }
};

enum TestCost : quint8 {
    RecordCost, ///< compares a number of the event itself
    ConversationCost, ///< looks up the conversation, or the row, in a table
    PayloadCost, ///< reads every byte
    WordsCost, ///< has to format text first
    PatternCost, ///< runs a regular expression over the bytes
};

/// Compiles a Test node.
[[nodiscard]] std::unique_ptr<EventTest> makeEventTest(const FilterNode &test, const MessageLog &log);
/// The same answers, with a test that isOfConversation() asked only once per conversation.
[[nodiscard]] std::unique_ptr<EventTest> onceByConversation(std::unique_ptr<EventTest> test,
                                                            const MessageLog &log);

} // namespace swb

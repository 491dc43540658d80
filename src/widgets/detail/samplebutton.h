// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QToolButton>

namespace swb {

class Engine;
class LiveConversations;

/// Asks the kernel about a connection while it is open; the answer is a new row of the log. Hidden where
/// there is no connection, or nobody to ask.
class SampleButton : public QToolButton
{
    Q_OBJECT

public:
    explicit SampleButton(QWidget *parent = nullptr);

    /// Whom to ask; it must outlive the button.
    void setEngine(Engine *engine);
    void setConversation(const Conversation &conversation);
    /// Hidden all the same while it is not wanted.
    void setWanted(bool wanted);

private:
    void adapt();
    void sample();

    Engine *m_engine = nullptr;
    LiveConversations *m_live = nullptr;
    Conversation m_conversation;
    bool m_wanted = true;
};

} // namespace swb

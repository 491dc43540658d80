// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QTimer>
#include <QToolButton>

namespace swb {

class Engine;
class LiveConversations;

/// Asks the kernel about a connection while it is open; the answer is a new row of the log, and
/// answered() names it. Hidden where there is no connection, or nobody to ask.
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

Q_SIGNALS:
    void answered(quint64 event); ///< what the kernel said, as the log has it

private:
    void lookForAnswer();
    void adapt();
    void sample();

    Engine *m_engine = nullptr;
    LiveConversations *m_live = nullptr;
    Conversation m_conversation;
    QTimer m_looks; ///< into the log, until the answer is there
    quint64 m_askedFrom = 0; ///< the first event that may be the answer
    int m_looksLeft = 0;
    bool m_wanted = true;
};

} // namespace swb

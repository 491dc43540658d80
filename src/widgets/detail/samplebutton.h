// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"

#include <QTimer>
#include <QToolButton>

namespace swb {

class Engine;
class LiveConversations;

/// Asks the kernel about a connection while it is open; the answer is a new row of the log, and answered()
/// names it. Hidden if there is no connection, or no engine.
class SampleButton : public QToolButton
{
    Q_OBJECT

public:
    explicit SampleButton(QWidget *parent = nullptr);

    /// The engine to ask; it must outlive the button.
    void setEngine(Engine *engine);
    void setConversation(const Conversation &conversation);
    /// If false, always hidden.
    void setWanted(bool wanted);

Q_SIGNALS:
    void answered(quint64 event); ///< the kernel's figures, as an event of the log

private:
    void lookForAnswer();
    void adapt();
    void sample();

    Engine *m_engine = nullptr;
    LiveConversations *m_live = nullptr;
    Conversation m_conversation;
    QTimer m_looks; ///< polls the log until the answer is there
    quint64 m_askedFrom = 0; ///< the first event that may be the answer
    int m_looksLeft = 0;
    bool m_wanted = true;
};

} // namespace swb

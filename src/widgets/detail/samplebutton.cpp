// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/samplebutton.h"

#include "core/engine/engine.h"
#include "widgets/detail/liveconversations.h"

namespace swb {

SampleButton::SampleButton(QWidget *parent)
    : QToolButton(parent)
{
    connect(this, &QToolButton::clicked, this, &SampleButton::sample);
}

void SampleButton::setEngine(Engine *engine)
{
    m_engine = engine;
    m_live = new LiveConversations(engine, this);
    connect(m_live, &LiveConversations::changed, this, &SampleButton::adapt);
}

void SampleButton::setConversation(const Conversation &conversation)
{
    m_conversation = conversation;
    adapt();
}

void SampleButton::setWanted(bool wanted)
{
    m_wanted = wanted;
    adapt();
}

void SampleButton::adapt()
{
    setVisible(m_wanted && m_live && isStream(m_conversation.transport)
               && m_conversation.id != ConversationId::None);
    const bool open = m_live && m_live->contains(m_conversation.id);
    setEnabled(open);
    setToolTip(
        open ? tr("Ask the operating system what it knows of this connection now: round-trip time, segments "
                  "sent again and more. The answer is a new row in the log")
             : tr("This connection is over: the operating system knows nothing of it any more"));
}

void SampleButton::sample()
{
    if (m_live && m_live->contains(m_conversation.id))
        m_engine->sampleKernel(m_conversation.endpoint, m_conversation.id);
}

} // namespace swb

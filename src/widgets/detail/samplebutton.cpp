// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/samplebutton.h"

#include "core/engine/engine.h"
#include "core/log/messagelog.h"
#include "widgets/common/availability.h"
#include "widgets/detail/liveconversations.h"

#include <chrono>

using namespace std::chrono_literals;

namespace swb {

namespace {

constexpr auto lookAfter = 20ms;
constexpr int mostLooks = 100; ///< a connection that ends meanwhile has no answer

} // namespace

SampleButton::SampleButton(QWidget *parent)
    : QToolButton(parent)
{
    setToolTip(tr("Ask the operating system what it knows about this connection now: round-trip time, "
                  "retransmitted segments and more. The answer is shown here and becomes a row of the log"));
    connect(this, &QToolButton::clicked, this, &SampleButton::sample);
    connect(&m_looks, &QTimer::timeout, this, &SampleButton::lookForAnswer);
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
    setAvailable(this, open, tr("This connection is over, so the operating system no longer knows about it"));
}

void SampleButton::sample()
{
    if (!m_live || !m_live->contains(m_conversation.id))
        return;
    m_askedFrom = m_engine->log().endId();
    m_engine->sampleKernel(m_conversation.endpoint, m_conversation.id);
    m_looksLeft = mostLooks;
    m_looks.start(lookAfter);
}

void SampleButton::lookForAnswer()
{
    MessageLog &log = m_engine->log();
    log.collect();
    quint64 answer = 0;
    log.forEach(m_askedFrom, log.endId(), [&](const Event &event) {
        if (event.kind == EventKind::Sample && event.conversation == m_conversation.id)
            answer = event.id;
        return answer == 0;
    });
    if (answer != 0 || --m_looksLeft == 0)
        m_looks.stop();
    if (answer != 0)
        Q_EMIT answered(answer);
}

} // namespace swb

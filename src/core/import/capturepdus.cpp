// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureconversations.h"

namespace swb {

/// Data exported by programs, which is already in order.
void CaptureConversations::takePdu(const CapturedPdu &pdu, qint64 timeNs)
{
    if (m_pdu && m_pdu->payload.size() + pdu.event.payload.size() <= largestPdu) {
        m_pdu->payload += pdu.event.payload;
        m_pdu->length += pdu.event.length;
        if (!pdu.goesOn)
            endPdu();
        return;
    }
    endPdu();
    Event event = pdu.event;
    event.timeNs = timeNs;
    if (pdu.isOurs) {
        event.conversation = pdu.conversation.id == ConversationId::None ? ConversationId::None
                                                                         : m_ids.known(pdu.conversation);
    } else {
        CapturedPacket packet;
        packet.tcp = event.transport == Transport::Tcp;
        packet.source = pdu.source;
        packet.destination = pdu.destination;
        const Known &known = find(packet);
        event.conversation = known.conversation.id;
        event.direction = pdu.source == known.conversation.remote ? Direction::In : Direction::Out;
    }
    m_pdu = event;
    if (pdu.goesOn)
        m_pdu->payload.detach(); // the record goes, the bytes stay
    else
        endPdu();
}

void CaptureConversations::endPdu()
{
    if (!m_pdu)
        return;
    m_pdu->id = ++m_events;
    m_sink.event(*m_pdu);
    m_pdu.reset();
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/appendwords.h"

#include "core/log/eventtext.h"
#include "core/log/protocolnames.h"
#include "core/payload/printable.h"
#include "core/values/numbertext.h"

namespace swb {

void appendLabel(QByteArray &out, const Conversation &conversation)
{
    out += isStream(conversation.transport) ? 'T' : 'U';
    appendNumber(out, conversation.number);
}

void appendSource(QByteArray &out, const Event &event, const Conversation &conversation)
{
    (event.direction == Direction::In ? conversation.remote : conversation.local).appendTo(out);
}

void appendDestination(QByteArray &out, const Event &event, const Conversation &conversation)
{
    (event.direction == Direction::In ? conversation.local : conversation.remote).appendTo(out);
}

void appendProtocol(QByteArray &out, const Event &event)
{
    if (event.detail && !event.detail->protocol.protocol.isEmpty())
        out += protocolTitle(event).toLatin1();
    else
        append(out, displayName(event.transport));
}

bool isPlainData(const Event &event)
{
    return (event.kind == EventKind::Data || event.kind == EventKind::Message) && !event.detail
        && event.length > 0;
}

void appendInfo(QByteArray &out, const Event &event)
{
    if (isPlainData(event))
        appendPrintable(out, event.payload, EventText::infoChars);
    else
        out += EventText::info(event).toUtf8();
}

void appendSeconds(QByteArray &out, qint64 timeNs)
{
    if (timeNs < 0)
        out += '-';
    const quint64 ns = timeNs < 0 ? 0 - quint64(timeNs) : quint64(timeNs);
    appendNumber(out, ns / 1'000'000'000);
    out += '.';
    const qsizetype begin = out.size();
    appendNumber(out, ns % 1'000'000'000 + 1'000'000'000); // the leading 1 keeps the zeros
    out.remove(begin, 1);
}

} // namespace swb

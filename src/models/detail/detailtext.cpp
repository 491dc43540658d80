// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/detailtext.h"

#include "core/log/eventtext.h"
#include "core/log/protocolnames.h"
#include "core/values/quantities.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace swb {

bool DetailText::carriesBytes(EventKind kind)
{
    return kind == EventKind::Data || kind == EventKind::Message;
}

QString DetailText::carrier(const Event &event)
{
    const QString protocol = protocolTitle(event);
    const QString transport = displayName(event.transport);
    return protocol == transport ? transport : tr("%1 over %2").arg(protocol, transport);
}

QString DetailText::summary(const Event &event, const Conversation &conversation)
{
    QStringList parts{tr("No. %1").arg(event.id), tr("%1 s").arg(EventText::time(event.timeNs)),
                      carrier(event)};
    if (conversation.id != ConversationId::None) {
        parts.append(tr("%1, our %2").arg(conversation.label(), EventText::role(conversation.role)));
        const QString ends = event.direction == Direction::None ? tr("%1 (ours) and %2")
            : event.direction == Direction::In                  ? tr("%1 to %2 (ours)")
                                                                : tr("%1 (ours) to %2");
        parts.append(
            ends.arg(EventText::source(event, conversation), EventText::destination(event, conversation)));
    }
    if (carriesBytes(event.kind))
        parts.append(
            tr("%1 bytes", nullptr, quantities::plural(event.length)).arg(quantities::count(event.length)));
    else
        parts.append(EventText::kind(event));
    return parts.join(u"  ·  "_s);
}

QString DetailText::facts(const Event &event)
{
    QStringList parts{EventText::explanation(event)};
    if (parts.first().isEmpty())
        parts = QStringList{EventText::info(event)};
    for (const QString &facts : {EventText::sockets(event), EventText::protocol(event),
                                 EventText::handshake(event), EventText::kernelFacts(event)}) {
        if (!facts.isEmpty())
            parts.append(facts);
    }
    return parts.join(u"\n\n"_s);
}

QString DetailText::part(const Part &part, const QString &encoding)
{
    const QLocale locale;
    QStringList words;
    if (!part.isWhole)
        words.append(
            tr("bytes %1 to %2 of %3")
                .arg(locale.toString(part.begin), locale.toString(part.end - 1), locale.toString(part.kept)));
    if (part.length > part.kept)
        words.append(tr("%1 of %2 bytes kept", nullptr, quantities::plural(part.length))
                         .arg(locale.toString(part.kept), locale.toString(part.length)));
    if (part.invalid > 0)
        words.append(tr("%1 bytes are not valid %2", nullptr, quantities::plural(part.invalid))
                         .arg(locale.toString(part.invalid), encoding));
    if (part.fieldsLeftOut > 0)
        words.append(tr("%1 more fields", nullptr, quantities::plural(part.fieldsLeftOut))
                         .arg(locale.toString(part.fieldsLeftOut)));
    return words.join(u", "_s);
}

QString DetailText::firstLines(const QString &text, qsizetype most)
{
    qsizetype end = -1;
    qsizetype count = 1;
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1)) {
        if (count++ == most)
            end = at;
    }
    if (end < 0)
        return text;
    const QLocale locale;
    const QString more
        = tr("[the first %1 of %2 lines; “Text” shows all]", nullptr, quantities::plural(count))
              .arg(locale.toString(most), locale.toString(count));
    return text.first(end) % u'\n' % more;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/eventline.h"

#include "cli/precisetime.h"
#include "core/log/eventtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

bool hasBytes(const Event &event)
{
    return event.kind == EventKind::Data || event.kind == EventKind::Message || event.length > 0;
}

QString addresses(const Event &event, const Conversation &conversation)
{
    const QString from = EventText::source(event, conversation);
    const QString to = EventText::destination(event, conversation);
    return event.direction == Direction::None ? QString(from % u" -- "_s % to)
                                              : QString(from % u" -> "_s % to);
}

QString roleName(Role role)
{
    return role == Role::Server ? QCoreApplication::translate("EventLine", "server")
                                : QCoreApplication::translate("EventLine", "client");
}

QString words(const Event &event)
{
    QString text = EventText::info(event);
    if (event.severity >= Severity::Warning)
        text.prepend(QString(EventText::severity(event.severity) % u": "_s));
    return text.replace(u'\n', u' ');
}

} // namespace

QByteArray textLine(const Event &event, const EventContext &context)
{
    if (event.kind == EventKind::Sample)
        return {};
    if (event.kind == EventKind::Listening)
        return QCoreApplication::translate("EventLine", "listening on %1").arg(context.url).toUtf8() + '\n';
    QStringList columns{preciseTime(context.logStart.toLocalTime(), event.timeNs, u"HH:mm:ss."_s)};
    if (context.conversation.id != ConversationId::None)
        columns << context.conversation.label() << roleName(context.conversation.role)
                << addresses(event, context.conversation);
    else if (!context.url.isEmpty())
        columns << context.url;
    columns << displayName(event.transport);
    if (hasBytes(event))
        columns << QCoreApplication::translate("EventLine", "%1 B").arg(event.length);
    columns << words(event);
    return columns.join(u"  "_s).toUtf8() + '\n';
}

} // namespace swb

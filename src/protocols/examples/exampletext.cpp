// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/exampletext.h"

#include "core/payload/escapes.h"
#include "protocols/schemes.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct TextWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::Example)
};

/// As a POSIX shell takes it for one word.
QString quoted(const QString &word)
{
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString indented(const QString &text)
{
    return u"  "_s + QString(text).replace(u'\n', u"\n  "_s);
}

} // namespace

QString serveCommand(const ServerSettings &server)
{
    const ServerSettings usual;
    QStringList words{u"swb serve"_s, server.url.toString()};
    if (schemeOf(server.url)->replies)
        words << u"--reply"_s << quoted(server.reply);
    if (server.framing != usual.framing)
        words << u"--framing"_s << quoted(server.framing);
    if (server.closeAfterReply)
        words << u"--close-after-reply"_s;
    if (server.once)
        words << u"--once"_s;
    if (server.backlog != usual.backlog)
        words << u"--backlog"_s << QString::number(server.backlog);
    if (server.replyDelay != usual.replyDelay)
        words << u"--delay"_s << QString::number(server.replyDelay.count());
    return words.join(u' ');
}

QString sendCommand(const ExampleClient &client)
{
    QStringList words{u"swb send"_s, client.url.toString(), quoted(escape(client.message))};
    if (client.answer.isEmpty() && !schemeOf(client.url)->endsItself)
        words << u"--replies 0"_s;
    return words.join(u' ');
}

QString exampleText(const Example &example)
{
    QStringList lines{u"%1: %2"_s.arg(example.name, example.title)};
    if (!example.notes.isEmpty())
        lines << TextWords::tr("In the lecture notes: %1").arg(example.notes.join(u", "_s));
    lines << QString() << example.about << QString();
    for (const ServerSettings &server : example.servers)
        lines << TextWords::tr("Server:") << indented(serveCommand(server));
    for (const ExampleClient &client : example.clients) {
        lines << TextWords::tr("Client:") << indented(sendCommand(client));
        if (!client.answer.isEmpty())
            lines << TextWords::tr("The answer:") << indented(escape(client.answer));
    }
    lines << QString() << example.next;
    for (const ExampleFault &fault : example.faults)
        lines << QString() << TextWords::tr("Find the fault:") << indented(fault.printed)
              << TextWords::tr("What happens: %1").arg(fault.happens)
              << TextWords::tr("Why: %1").arg(fault.why) << TextWords::tr("Repaired:")
              << indented(fault.repaired);
    return lines.join(u'\n') + u'\n';
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/exampletext.h"

#include "core/engine/endpointjson.h"
#include "core/impairment/impairmentoptions.h"
#include "core/payload/bytetext.h"
#include "core/payload/escapes.h"
#include "core/values/errorcatalog.h"
#include "protocols/examples/examplemembers.h"
#include "protocols/schemes.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct TextWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::Example)
};

bool isPlain(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"-_./:,=@%+"_s.contains(c));
}

/// Quoted so that a POSIX shell reads it as one word.
QString quoted(const QString &word)
{
    if (!word.isEmpty() && std::all_of(word.cbegin(), word.cend(), isPlain))
        return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString indented(const QString &text)
{
    return u"  "_s + QString(text).replace(u'\n', u"\n  "_s);
}

QString valueText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    QStringList words;
    for (const QJsonValue word : value.toArray())
        words << word.toString();
    return value.isString() ? value.toString() : words.join(u',');
}

/// The options for settings that differ from the defaults.
QStringList optionsFor(const QJsonObject &settings, const QJsonObject &usual,
                       std::span<const ExampleMember> members)
{
    QStringList options;
    for (const ExampleMember &member : members) {
        const QJsonValue value = settings[member.name];
        if (value == usual[member.name])
            continue;
        options << member.option;
        if (!value.isBool())
            options << valueText(value);
    }
    return options;
}

QStringList impairmentArguments(const Impairment &impairment)
{
    QStringList options;
    for (const ImpairmentOption &option : impairmentOptions()) {
        if (option.value(impairment) != option.value(Impairment()))
            options << u"--"_s + QLatin1StringView(option.name) << option.value(impairment);
    }
    return options;
}

QStringList filesText(const Example &example)
{
    QStringList names;
    for (const ExampleFile &file : example.files)
        names << file.name;
    if (names.isEmpty())
        return {};
    return {TextWords::tr("Files, written to %1 when the example is set up:").arg(example.folder),
            indented(names.join(u'\n'))};
}

QStringList clientText(const ExampleClient &client)
{
    QStringList lines{TextWords::tr("Client:"), indented(shellCommand(sendArguments(client)))};
    if (!client.answer.isEmpty())
        lines << TextWords::tr("The answer:") << indented(escape(client.answer));
    if (client.fails != ErrorCode::None)
        lines << TextWords::tr("What happens:") << indented(makeError(client.fails, {}).why);
    return lines;
}

QStringList faultText(const ExampleFault &fault)
{
    return {QString(),
            TextWords::tr("Find the fault:"),
            indented(fault.printed),
            TextWords::tr("What happens: %1").arg(fault.happens),
            TextWords::tr("Why: %1").arg(fault.why),
            TextWords::tr("Repaired:"),
            indented(fault.repaired)};
}

} // namespace

QStringList serveArguments(const ServerSettings &server)
{
    QJsonObject settings = toJson(server);
    QJsonObject usual = toJson(ServerSettings());
    usual.remove(u"reply"_s); // the reply is always written out
    if (!schemeOf(server.url)->replies)
        settings.remove(u"reply"_s);
    return QStringList{u"serve"_s, server.url.toString()}
    + optionsFor(settings, usual, exampleServerMembers());
}

QStringList relayArguments(const RelaySettings &relay)
{
    QStringList arguments{u"relay"_s, relay.listen.toString(), relay.target.toString()};
    const QStringList toServer = impairmentArguments(relay.impairment.toServer);
    const QStringList toClient = impairmentArguments(relay.impairment.toClient);
    if (!toServer.isEmpty() || !toClient.isEmpty())
        arguments << u"--seed"_s << QString::number(relay.impairment.seed);
    if (toServer == toClient)
        return arguments + toServer;
    if (!toServer.isEmpty())
        arguments << u"--to-server"_s << toServer;
    if (!toClient.isEmpty())
        arguments << u"--to-client"_s << toClient;
    return arguments;
}

QStringList sendArguments(const ExampleClient &client)
{
    const EndpointUrl &url = client.settings.url;
    const Scheme *const scheme = schemeOf(url);
    QStringList arguments{u"send"_s, url.toString()};
    if (scheme->protocol == "file"_L1) // its message is the name of a file
        arguments << u"--as-file"_s << u"--file"_s << textFromBytes(client.message);
    else
        arguments << escape(client.message);
    arguments += optionsFor(toJson(client.settings), toJson(ClientSettings()), exampleClientMembers());
    if (client.repeat && client.repeat->every.count() > 0)
        arguments << u"--every"_s << u"%1ms"_s.arg(client.repeat->every.count());
    if (client.repeat)
        arguments << u"--times"_s << QString::number(client.repeat->times);
    if (client.halfClose)
        arguments << u"--half-close"_s;
    else if (client.untilClosed)
        arguments << u"--replies"_s << u"all"_s;
    else if (client.replies != 1 && !scheme->endsItself && scheme->protocol != "file"_L1)
        arguments << u"--replies"_s << QString::number(client.replies);
    if (client.timeout.count() > 0)
        arguments << u"--timeout"_s << QString::number(client.timeout.count());
    return arguments;
}

QString shellCommand(const QStringList &arguments)
{
    QStringList words{u"swb"_s};
    for (const QString &argument : arguments)
        words << quoted(argument);
    return words.join(u' ');
}

QString exampleText(const Example &example)
{
    QStringList lines{u"%1: %2"_s.arg(example.name, example.title)};
    if (!example.notes.isEmpty())
        lines << TextWords::tr("In the lecture notes: %1").arg(example.notes.join(u", "_s));
    lines << QString() << example.about << QString() << filesText(example);
    for (const ServerSettings &server : example.servers)
        lines << TextWords::tr("Server:") << indented(shellCommand(serveArguments(server)));
    for (const RelaySettings &relay : example.relays)
        lines << TextWords::tr("Relay:") << indented(shellCommand(relayArguments(relay)));
    for (const ExampleClient &client : example.clients)
        lines << clientText(client);
    lines << QString() << example.next;
    for (const ExampleFault &fault : example.faults)
        lines << faultText(fault);
    return lines.join(u'\n') + u'\n';
}

QString titleOf(ExampleGroup group)
{
    switch (group) {
    case ExampleGroup::Notes:
        return TextWords::tr("Programs of the lecture notes");
    case ExampleGroup::Lesson:
        return TextWords::tr("Lessons");
    case ExampleGroup::Protocol:
        return TextWords::tr("Protocols");
    case ExampleGroup::Own:
        break;
    }
    return TextWords::tr("My own");
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/example.h"

#include "core/files/filename.h"
#include "core/files/filewriter.h"
#include "core/files/privatefolder.h"
#include "core/payload/bytetext.h"
#include "core/values/errorcatalog.h"
#include "protocols/absentschemes.h"
#include "protocols/examples/examplereader.h"
#include "protocols/schemes.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct ExampleWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::Example)
};

constexpr int mostSeed = 1'000'000'000;
constexpr int mostTimes = 10'000;
constexpr int mostTimeMs = 60'000;
constexpr int mostReplies = 10'000;
constexpr int mostTimeoutS = 60;

/// No protocol tells a relay about its clients, and files exist only once they are written.
void checkServer(ExampleReader &reader, const ServerSettings &server)
{
    if (readsFiles(server) || !whyAbsent(server.url).isEmpty())
        return;
    if (const MadeProtocols made = protocolsOf(server); !made)
        reader.complain(u"reply"_s,
                        ExampleWords::tr("conflicts with the other members. %1").arg(made.error().what));
}

ServerSettings readServer(ExampleReader &reader)
{
    ServerSettings server = reader.settings(serverFromJson, exampleServerMembers());
    server.url = reader.url(u"url"_s);
    checkServer(reader, server);
    return server;
}

RelaySettings readRelay(ExampleReader &reader)
{
    RelaySettings relay;
    relay.listen = reader.url(u"listen"_s);
    relay.target = reader.url(u"target"_s);
    relay.impairment.seed = quint64(reader.number(u"seed"_s, 0, mostSeed, 1));
    const Transport over = relay.listen.transport;
    reader.impairment(u"both"_s, over, {&relay.impairment.toServer, &relay.impairment.toClient});
    reader.impairment(u"toServer"_s, over, {&relay.impairment.toServer});
    reader.impairment(u"toClient"_s, over, {&relay.impairment.toClient});
    if (const Error error = relayProblem(relay); error.isError())
        reader.complain(u"target"_s, ExampleWords::tr("conflicts with “listen”. %1").arg(error.why));
    return relay;
}

std::optional<Repeat> readRepeat(ExampleReader &reader)
{
    Repeat repeat;
    repeat.times = reader.number(u"times"_s, 1, mostTimes, 0);
    repeat.every = std::chrono::milliseconds(reader.number(u"everyMs"_s, 1, mostTimeMs, 0));
    if (repeat.every.count() > 0 && repeat.times == 0)
        reader.complain(u"everyMs"_s, ExampleWords::tr("needs “times”, the number of messages"));
    return repeat == Repeat() ? std::nullopt : std::optional(repeat);
}

ErrorCode readFailure(ExampleReader &reader)
{
    const QString name = reader.text(u"fails"_s);
    const ErrorCode code = name.isEmpty() ? ErrorCode::None : errorCodeNamed(name);
    if (code == ErrorCode::Unknown)
        reader.complain(u"fails"_s, ExampleWords::tr("is not a known error: “%1”").arg(name));
    return code;
}

ExampleClient readClient(ExampleReader &reader)
{
    ExampleClient client;
    client.settings = reader.settings(clientFromJson, exampleClientMembers());
    client.settings.url = reader.url(u"url"_s);
    client.message = reader.text(u"message"_s).toUtf8();
    client.repeat = readRepeat(reader);
    client.answer = reader.text(u"answer"_s).toUtf8();
    client.fails = readFailure(reader);
    client.halfClose = reader.flag(u"halfClose"_s);
    client.untilClosed = client.halfClose || reader.flag(u"untilClosed"_s);
    const bool waits = !client.answer.isEmpty() || client.fails != ErrorCode::None;
    client.replies = reader.number(u"replies"_s, 0, mostReplies, waits && !client.untilClosed ? 1 : 0);
    client.timeout = std::chrono::seconds(reader.number(u"timeoutS"_s, 1, mostTimeoutS, 0));
    client.run = reader.flag(u"run"_s);
    // What this program was built without is told when it is to run.
    if (const MadeProtocols made = protocolsOf(client.settings);
        !made && whyAbsent(client.settings.url).isEmpty())
        reader.complain(u"url"_s,
                        ExampleWords::tr("conflicts with the other members. %1").arg(made.error().what));
    return client;
}

bool isSafePart(const QString &part)
{
    return !part.isEmpty() && part.size() <= Example::mostNameLength && !part.startsWith(u'.')
        && std::all_of(part.cbegin(), part.cend(), [](QChar c) {
               return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"._-"_s.contains(c));
           });
}

/// Nothing that could lead out of the folder, on any system.
ExampleFile readFile(ExampleReader &reader)
{
    ExampleFile file{reader.text(u"name"_s, true), reader.text(u"text"_s)};
    const QStringList parts = file.name.split(u'/');
    if (parts.size() > 2 || !std::all_of(parts.cbegin(), parts.cend(), isSafePart))
        reader.complain(u"name"_s,
                        ExampleWords::tr("must consist of letters, digits and ._-, with at most one folder"));
    return file;
}

ExampleFault readFault(ExampleReader &reader)
{
    return {reader.text(u"printed"_s, true), reader.text(u"happens"_s, true), reader.text(u"why"_s, true),
            reader.text(u"repaired"_s, true)};
}

bool readIsLesson(ExampleReader &reader)
{
    const QString group = reader.text(u"group"_s);
    if (!group.isEmpty() && group != u"lesson"_s && group != u"protocol"_s)
        reader.complain(u"group"_s, ExampleWords::tr("must be “lesson” or “protocol”"));
    return group == u"lesson"_s;
}

ExampleGroup groupOf(const Example &example)
{
    if (!example.notes.isEmpty())
        return ExampleGroup::Notes;
    return example.isLesson ? ExampleGroup::Lesson : ExampleGroup::Protocol;
}

bool isExampleName(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'-') && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-');
    });
}

Example readExample(ExampleReader &reader)
{
    Example example;
    example.name = reader.text(u"name"_s, true);
    example.title = reader.text(u"title"_s, true);
    example.notes = reader.texts(u"notes"_s);
    example.isLesson = readIsLesson(reader);
    example.group = groupOf(example);
    example.about = reader.text(u"about"_s, true);
    example.next = reader.text(u"next"_s, true);
    example.servers = reader.each(u"servers"_s, Example::mostEndpoints, readServer);
    example.relays = reader.each(u"relays"_s, Example::mostEndpoints, readRelay);
    example.clients = reader.each(u"clients"_s, Example::mostEndpoints, readClient);
    example.files = reader.each(u"files"_s, Example::mostFiles, readFile);
    example.faults = reader.each(u"faults"_s, Example::mostFiles, readFault);
    if (!isExampleName(example.name))
        reader.complain(u"name"_s, ExampleWords::tr("must consist of letters, digits and -"));
    if (example.servers.isEmpty())
        reader.complain(u"servers"_s, ExampleWords::tr("must name at least one server"));
    reader.refuseOthers();
    return example;
}

} // namespace

Result<Example> Example::parse(const QByteArray &json, const QString &fileName)
{
    const QString what = ExampleWords::tr("%1 is not a valid example.").arg(shownName(fileName));
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError)
        return makeError(ErrorCode::BadExample, what,
                         ExampleWords::tr("At byte %1: %2.").arg(syntax.offset).arg(syntax.errorString()));
    QString problem;
    ExampleReader reader(document.isObject() ? QJsonValue(document.object()) : QJsonValue(), {}, problem);
    Example example = readExample(reader);
    if (!problem.isEmpty())
        return makeError(ErrorCode::BadExample, what, problem);
    return example;
}

void Example::setFolder(const QString &path)
{
    folder = path;
    const QString placeholder = u"{folder}"_s;
    about.replace(placeholder, path);
    next.replace(placeholder, path);
    for (ServerSettings &server : servers) {
        server.reply.replace(placeholder, path);
        server.tls.certificateFile.replace(placeholder, path);
        server.tls.keyFile.replace(placeholder, path);
    }
    for (ExampleClient &client : clients) {
        client.message.replace(placeholder.toUtf8(), bytesFromText(path));
        client.settings.authorityFile.replace(placeholder, path);
    }
}

Error Example::writeFiles() const
{
    for (const ExampleFile &file : files) {
        const QString path = folder + u'/' + file.name;
        if (Error error = makePrivateFolder(path.section(u'/', 0, -2)); error.isError())
            return error;
        if (Error error = writeFile(path, file.text.toUtf8(), FileUse::Private); error.isError())
            return error;
    }
    return {};
}

} // namespace swb

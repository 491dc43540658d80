// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/example.h"

#include "core/files/filename.h"
#include "core/values/errorcatalog.h"
#include "protocols/schemes.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct ExampleWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::Example)
};

constexpr int mostBacklog = 65'535;
constexpr int mostDelayMs = 3'600'000;

/// Reads the members of one object, and keeps the first that is wrong.
class Members
{
public:
    Members(const QJsonValue &value, const QString &path, QString &problem)
        : m_object(value.toObject())
        , m_path(path)
        , m_problem(problem)
    {
        if (!value.isObject())
            complain({}, ExampleWords::tr("is no object"));
    }

    QString text(const QString &name, bool isNeeded = false)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() && !isNeeded)
            return {};
        if (!value.isString() || (isNeeded && value.toString().isEmpty()))
            complain(name, ExampleWords::tr("has to be a text"));
        return value.toString();
    }
    bool flag(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isUndefined() && !value.isBool())
            complain(name, ExampleWords::tr("has to be true or false"));
        return value.toBool();
    }
    int number(const QString &name, int least, int most, int otherwise)
    {
        const QJsonValue value = take(name);
        const int number = value.toInt(least - 1);
        if (value.isUndefined())
            return otherwise;
        if (number < least || number > most)
            complain(name, ExampleWords::tr("has to be a whole number from %1 to %2").arg(least).arg(most));
        return number;
    }
    QStringList texts(const QString &name)
    {
        QStringList texts;
        for (const QJsonValue value : list(name)) {
            if (!value.isString())
                complain(name, ExampleWords::tr("has to be a list of texts"));
            texts << value.toString();
        }
        return texts;
    }
    template <typename Item>
    QList<Item> each(const QString &name, Item (*read)(Members &))
    {
        QList<Item> items;
        for (const QJsonValue value : list(name)) {
            Members members(value, u"%1%2[%3]."_s.arg(m_path, name).arg(items.size()), m_problem);
            items << read(members);
            members.refuseOthers();
        }
        return items;
    }
    EndpointUrl url()
    {
        const Result<EndpointUrl> read = parseEndpoint(text(u"url"_s, true));
        if (!read)
            complain(u"url"_s, ExampleWords::tr("is no endpoint. %1").arg(read.error().why));
        return read ? read.value() : EndpointUrl{};
    }
    void complain(const QString &name, const QString &words)
    {
        const QString path = name.isEmpty() && m_path.endsWith(u'.') ? m_path.chopped(1) : m_path + name;
        if (m_problem.isEmpty())
            m_problem = path.isEmpty() ? ExampleWords::tr("The file %1.").arg(words)
                                       : ExampleWords::tr("“%1” %2.").arg(path, words);
    }
    /// A misspelt member is one too many.
    void refuseOthers()
    {
        for (const QString &name : m_object.keys())
            complain(name, ExampleWords::tr("is not known here"));
    }

private:
    QJsonValue take(const QString &name) { return m_object.take(name); }
    QJsonArray list(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isUndefined() && !value.isArray())
            complain(name, ExampleWords::tr("has to be a list"));
        return value.toArray();
    }

    QJsonObject m_object; ///< what was not read yet
    const QString m_path;
    QString &m_problem;
};

ServerSettings readServer(Members &members)
{
    ServerSettings server;
    server.url = members.url();
    if (const QString reply = members.text(u"reply"_s); !reply.isEmpty())
        server.reply = reply;
    if (const QString framing = members.text(u"framing"_s); !framing.isEmpty())
        server.framing = framing;
    server.closeAfterReply = members.flag(u"closeAfterReply"_s);
    server.once = members.flag(u"once"_s);
    server.backlog = members.number(u"backlog"_s, 1, mostBacklog, server.backlog);
    server.replyDelay = std::chrono::milliseconds(members.number(u"replyDelayMs"_s, 0, mostDelayMs, 0));
    if (const MadeProtocols made = protocolsOf(server); !made)
        members.complain(u"reply"_s,
                         ExampleWords::tr("does not go with the rest. %1").arg(made.error().what));
    return server;
}

ExampleClient readClient(Members &members)
{
    return {members.url(), members.text(u"message"_s).toUtf8(), members.text(u"answer"_s).toUtf8()};
}

ExampleFault readFault(Members &members)
{
    return {members.text(u"printed"_s, true), members.text(u"happens"_s, true), members.text(u"why"_s, true),
            members.text(u"repaired"_s, true)};
}

bool isExampleName(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'-') && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-');
    });
}

} // namespace

Result<Example> Example::parse(const QByteArray &json, const QString &fileName)
{
    const QString what = ExampleWords::tr("%1 is no example.").arg(shownName(fileName));
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError)
        return makeError(ErrorCode::BadExample, what,
                         ExampleWords::tr("At byte %1: %2.").arg(syntax.offset).arg(syntax.errorString()));
    QString problem;
    Members members(document.isObject() ? QJsonValue(document.object()) : QJsonValue(), {}, problem);
    Example example;
    example.name = members.text(u"name"_s, true);
    example.title = members.text(u"title"_s, true);
    example.notes = members.texts(u"notes"_s);
    example.about = members.text(u"about"_s, true);
    example.next = members.text(u"next"_s, true);
    example.servers = members.each(u"servers"_s, readServer);
    example.clients = members.each(u"clients"_s, readClient);
    example.faults = members.each(u"faults"_s, readFault);
    if (!isExampleName(example.name))
        members.complain(u"name"_s, ExampleWords::tr("has to be of letters, digits and -"));
    if (example.servers.isEmpty())
        members.complain(u"servers"_s, ExampleWords::tr("has to name one server at least"));
    members.refuseOthers();
    if (!problem.isEmpty())
        return makeError(ErrorCode::BadExample, what, problem);
    return example;
}

} // namespace swb

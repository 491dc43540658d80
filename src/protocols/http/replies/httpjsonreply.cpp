// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/replies/httpjsonreply.h"

#include "core/payload/jsontext.h"
#include "protocols/http/httptarget.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HttpJsonReply)
};

using Outcome = JsonStore::Outcome;

constexpr int created = 201;
constexpr int noContent = 204;
constexpr int badRequest400 = 400;
constexpr int notFound404 = 404;
constexpr int conflict = 409;
constexpr int unprocessable = 422;
constexpr int insufficientStorage = 507;

/// QJsonDocument reads only objects and lists, and here a value may be anything.
QJsonValue jsonValueOf(QByteArrayView text)
{
    const QJsonArray read = QJsonDocument::fromJson('[' + text.toByteArray() + ']').array();
    return read.size() == 1 ? read.first() : QJsonValue(QJsonValue::Undefined);
}

HttpAnswer jsonAnswer(int status, const QJsonValue &value)
{
    return {status, {{"Content-Type", "application/json"}}, jsonValueText(value, QJsonDocument::Indented)};
}

HttpAnswer jsonProblem(int status, const QString &why)
{
    return jsonAnswer(status, QJsonObject{{QStringLiteral("error"), why}});
}

HttpAnswer answerOf(const JsonStore::Answer &found, bool removed)
{
    switch (found.outcome) {
    case Outcome::Done:
        return removed ? HttpAnswer{noContent} : jsonAnswer(200, found.value);
    case Outcome::Created:
        return jsonAnswer(created, found.value);
    case Outcome::NotThere:
        return jsonProblem(notFound404, Words::tr("There is nothing with this name here."));
    case Outcome::NoList:
        return jsonProblem(conflict, Words::tr("This is a single value, which has no items."));
    case Outcome::Taken:
        return jsonProblem(conflict, Words::tr("An item already has this id."));
    case Outcome::NotAnObject:
        return jsonProblem(unprocessable, Words::tr("Only objects can be items or be partially changed."));
    case Outcome::Full:
        break;
    }
    return jsonProblem(insufficientStorage, Words::tr("The store is full."));
}

QByteArray allowedFor(qsizetype names)
{
    if (names == 0)
        return "GET, HEAD";
    return names == 1 ? "GET, HEAD, POST, PUT, PATCH, DELETE" : "GET, HEAD, PUT, PATCH, DELETE";
}

bool takesBody(const QByteArray &method)
{
    return method != "DELETE";
}

} // namespace

HttpAnswer HttpJsonReply::answer(const HttpRequest &request)
{
    HttpAnswer answer = answerFor(request);
    answer.trouble = m_store->takeTrouble();
    return answer;
}

HttpAnswer HttpJsonReply::answerFor(const HttpRequest &request)
{
    constexpr qsizetype most = 2;
    const auto path = namesOfPath(httpTargetOf(request.head.target).path);
    if (!path || path->size() > most)
        return answerOf({}, false);
    QStringList names;
    for (const QByteArray &name : *path)
        names << QString::fromUtf8(name);
    const QByteArray &method = request.head.method;
    if (method == "GET" || method == "HEAD")
        return answerOf(read(names), false);
    const QByteArray allowed = allowedFor(names.size());
    if (!QByteArray(allowed).replace(' ', "").split(',').contains(method))
        return httpNotAllowed(allowed);
    const QJsonValue body = takesBody(method) ? jsonValueOf(request.body) : QJsonValue();
    if (body.isUndefined())
        return jsonProblem(badRequest400, Words::tr("The body is not valid JSON."));
    const JsonStore::Answer done = change(method, names, body);
    HttpAnswer answer = answerOf(done, method == "DELETE");
    if (done.outcome == Outcome::Created) {
        QByteArray location = '/' + percentEncoded(names.first().toUtf8());
        if (!done.id.isEmpty())
            location += '/' + percentEncoded(done.id.toUtf8());
        answer.fields.append(HttpField{"Location", location});
    }
    return answer;
}

JsonStore::Answer HttpJsonReply::read(const QStringList &names) const
{
    if (names.isEmpty())
        return {Outcome::Done, m_store->all()};
    return names.size() == 1 ? m_store->value(names[0]) : m_store->item(names[0], names[1]);
}

JsonStore::Answer HttpJsonReply::change(const QByteArray &method, const QStringList &names,
                                        const QJsonValue &body)
{
    const bool isItem = names.size() > 1;
    if (method == "POST")
        return m_store->add(names[0], body);
    if (method == "PUT")
        return isItem ? m_store->putItem(names[0], names[1], body) : m_store->put(names[0], body);
    if (method == "PATCH")
        return isItem ? m_store->patchItem(names[0], names[1], body) : m_store->patch(names[0], body);
    return isItem ? m_store->removeItem(names[0], names[1]) : m_store->remove(names[0]);
}

} // namespace swb

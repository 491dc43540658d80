// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/examplereader.h"

#include "core/impairment/impairmentoptions.h"
#include "protocols/schemes.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct ReaderWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::Example)
};

constexpr qsizetype mostTexts = 64;

/// The required type of a member, in words.
QString wanted(const QJsonValue &usual)
{
    if (usual.isBool())
        return ReaderWords::tr("must be true or false");
    if (usual.isDouble())
        return ReaderWords::tr("must be a whole number that is valid here");
    if (usual.isString())
        return ReaderWords::tr("must be a text that is valid here");
    return ReaderWords::tr("must be a list of texts");
}

} // namespace

ExampleReader::ExampleReader(const QJsonValue &value, const QString &path, QString &problem)
    : m_object(value.toObject())
    , m_path(path)
    , m_problem(problem)
{
    if (!value.isObject())
        complain({}, ReaderWords::tr("is not an object"));
}

QString ExampleReader::text(const QString &name, bool isNeeded)
{
    const QJsonValue value = take(name);
    if (value.isUndefined() && !isNeeded)
        return {};
    if (!value.isString() || (isNeeded && value.toString().isEmpty()))
        complain(name, ReaderWords::tr("must be a text"));
    return value.toString();
}

bool ExampleReader::flag(const QString &name)
{
    const QJsonValue value = take(name);
    if (!value.isUndefined() && !value.isBool())
        complain(name, ReaderWords::tr("must be true or false"));
    return value.toBool();
}

int ExampleReader::number(const QString &name, int least, int most, int otherwise)
{
    const QJsonValue value = take(name);
    const int number = value.toInt(least - 1);
    if (value.isUndefined())
        return otherwise;
    if (number < least || number > most)
        complain(name, ReaderWords::tr("must be a whole number from %1 to %2").arg(least).arg(most));
    return number;
}

QStringList ExampleReader::texts(const QString &name)
{
    QStringList texts;
    for (const QJsonValue value : list(name, mostTexts)) {
        if (!value.isString())
            complain(name, ReaderWords::tr("must be a list of texts"));
        texts << value.toString();
    }
    return texts;
}

EndpointUrl ExampleReader::url(const QString &name)
{
    const Result<EndpointUrl> read = parseEndpoint(text(name, true));
    if (!read)
        complain(name, ReaderWords::tr("is not an endpoint. %1").arg(read.error().why));
    return read ? read.value() : EndpointUrl{};
}

void ExampleReader::impairment(const QString &name, Transport transport,
                               std::initializer_list<Impairment *> impaired)
{
    const QJsonValue value = take(name);
    if (!value.isUndefined() && !value.isObject())
        complain(name, ReaderWords::tr("is not an object"));
    const QJsonObject options = value.toObject();
    for (auto option = options.begin(); option != options.end(); ++option) {
        for (Impairment *const target : impaired) {
            Error error = setImpairment(*target, option.key(), option.value().toString());
            if (!error.isError())
                error = impossibleFor(transport, *target);
            if (error.isError())
                complain(name, ReaderWords::tr("is not valid. %1 %2").arg(error.what, error.why));
        }
    }
}

void ExampleReader::complain(const QString &name, const QString &words)
{
    const QString path = name.isEmpty() && m_path.endsWith(u'.') ? m_path.chopped(1) : m_path + name;
    const QString sentence = words.endsWith(u'.') ? words : words + u'.';
    if (m_problem.isEmpty())
        m_problem = path.isEmpty() ? ReaderWords::tr("The file %1").arg(sentence)
                                   : ReaderWords::tr("“%1” %2").arg(path, sentence);
}

void ExampleReader::refuseOthers()
{
    for (const QString &name : m_object.keys())
        complain(name, ReaderWords::tr("is unknown"));
}

QJsonArray ExampleReader::list(const QString &name, qsizetype most)
{
    const QJsonValue value = take(name);
    if (!value.isUndefined() && !value.isArray())
        complain(name, ReaderWords::tr("must be a list"));
    QJsonArray array = value.toArray();
    if (array.size() <= most)
        return array;
    complain(name, ReaderWords::tr("has more than %n entries", nullptr, int(most)));
    return {};
}

QJsonObject ExampleReader::takeAll(std::span<const ExampleMember> members)
{
    QJsonObject taken;
    for (const ExampleMember &member : members) {
        if (m_object.contains(member.name))
            taken.insert(member.name, take(member.name));
    }
    return taken;
}

void ExampleReader::compare(const QJsonObject &given, const QJsonObject &written, const QJsonObject &usual)
{
    for (auto member = given.begin(); member != given.end(); ++member) {
        if (member.value() != written[member.key()])
            complain(member.key(), wanted(usual[member.key()]));
    }
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpfacts.h"

#include "core/payload/bytetext.h"
#include "core/values/quantities.h"

#include <QHash>
#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QByteArray &bytes)
{
    const bool isAscii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0; });
    if (isAscii) // as nearly all of them are
        return QString::fromLatin1(bytes);
    return shownText(textFromBytes(bytes));
}

/// There are few names, which recur, so all messages of a thread share them.
QString nameOf(const QByteArray &bytes)
{
    constexpr qsizetype mostNames = 256;
    constexpr qsizetype longestName = 64;
    thread_local QHash<QByteArray, QString> known;
    if (const auto found = known.constFind(bytes); found != known.cend())
        return *found;
    QString name = textOf(bytes);
    if (known.size() < mostNames && bytes.size() <= longestName)
        known.insert(bytes, name);
    return name;
}

void addKnown(QList<ProtocolField> &fields, const QString &name, const QByteArray &value)
{
    if (!value.isEmpty())
        fields.append({name, textOf(value)});
}

void addHeader(QList<ProtocolField> &fields, const HttpHead &head)
{
    for (const HttpField &field : head.fields)
        fields.append({nameOf(field.name), textOf(field.value)});
}

ProtocolFacts factsOf(const HttpHead &request)
{
    ProtocolFacts facts{u"http"_s, textOf(request.method) + u' ' + textOf(request.target), {}};
    facts.fields.append({u"method"_s, nameOf(request.method)});
    facts.fields.append({u"path"_s, textOf(request.target)});
    return facts;
}

} // namespace

ProtocolFacts httpRequestFacts(const HttpHead &request, quint64 bodyBytes)
{
    ProtocolFacts facts = factsOf(request);
    if (bodyBytes > 0)
        facts.summary += u' ' + quantities::bytes(bodyBytes);
    addKnown(facts.fields, u"host"_s, request.value("Host"));
    addKnown(facts.fields, u"type"_s, request.value("Content-Type"));
    facts.fields.append({u"length"_s, QString::number(bodyBytes)});
    addHeader(facts.fields, request);
    return facts;
}

ProtocolFacts httpResponseFacts(const HttpHead &request, const HttpHead &response, quint64 bodyBytes,
                                qint64 durationNs)
{
    ProtocolFacts facts = factsOf(request);
    facts.summary += u' ' + QString::number(response.status) + u' ' + quantities::bytes(bodyBytes) + u' '
        + quantities::time(double(durationNs));
    facts.fields.append({u"status"_s, QString::number(response.status)});
    addKnown(facts.fields, u"host"_s, request.value("Host"));
    addKnown(facts.fields, u"type"_s, response.value("Content-Type"));
    facts.fields.append({u"length"_s, QString::number(bodyBytes)});
    facts.fields.append({u"duration"_s, quantities::time(double(durationNs))});
    addHeader(facts.fields, response);
    return facts;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpsharedfacts.h"

#include <QHash>
#include <numeric>

namespace swb {

namespace {

/// Everything that the facts of a message depend on.
struct Look
{
    HttpHead request;
    HttpHead response; ///< none: the facts are those of the request
    quint64 bodyBytes = 0;
    qint64 durationNs = 0;
    bool operator==(const Look &) const = default;
};

size_t qHash(const Look &look, size_t seed)
{
    return qHashMulti(seed, look.request.method, look.request.target, look.response.status, look.bodyBytes,
                      look.durationNs);
}

qsizetype bytesOf(const HttpHead &head)
{
    return std::accumulate(
        head.fields.begin(), head.fields.end(), head.method.size() + head.target.size() + head.reason.size(),
        [](qsizetype sum, const HttpField &field) { return sum + field.name.size() + field.value.size(); });
}

qint64 inThreeDigits(qint64 number)
{
    constexpr qint64 base = 10;
    constexpr qint64 fourDigits = 1000;
    qint64 last = 1;
    while (number / last >= fourDigits)
        last *= base;
    return (number + last / 2) / last * last;
}

std::shared_ptr<const EventDetail> factsOf(const Look &look)
{
    EventDetail detail;
    detail.protocol = look.response.status == 0
        ? httpRequestFacts(look.request, look.bodyBytes)
        : httpResponseFacts(look.request, look.response, look.bodyBytes, look.durationNs);
    return std::make_shared<const EventDetail>(std::move(detail));
}

std::shared_ptr<const EventDetail> sharedFactsOf(const Look &look)
{
    thread_local QHash<Look, std::shared_ptr<const EventDetail>> known;
    if (const auto found = known.constFind(look); found != known.cend())
        return *found;
    std::shared_ptr<const EventDetail> facts = factsOf(look);
    if (bytesOf(look.request) + bytesOf(look.response) > sharedHeadBytes)
        return facts;
    if (known.size() >= mostSharedFacts)
        known.clear(); // with the old dates in them
    known.insert(look, facts);
    return facts;
}

} // namespace

std::shared_ptr<const EventDetail> sharedRequestFacts(const HttpHead &request, quint64 bodyBytes)
{
    return sharedFactsOf({request, {}, bodyBytes, 0});
}

std::shared_ptr<const EventDetail> sharedResponseFacts(const HttpHead &request, const HttpHead &response,
                                                       quint64 bodyBytes, qint64 durationNs)
{
    return sharedFactsOf({request, response, bodyBytes, inThreeDigits(durationNs)});
}

} // namespace swb

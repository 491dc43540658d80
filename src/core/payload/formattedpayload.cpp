// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/formattedpayload.h"

#include "core/payload/printable.h"

namespace swb {
namespace {

/// Lines stay lines; every other unusual character becomes its picture.
QString plainLines(const QByteArray &laidOut)
{
    QString text;
    text.reserve(laidOut.size());
    qsizetype begin = 0;
    for (;;) {
        const qsizetype end = laidOut.indexOf('\n', begin);
        const qsizetype stop = end < 0 ? laidOut.size() : end;
        text += printableLine(QByteArrayView(laidOut).sliced(begin, stop - begin), stop - begin);
        if (end < 0)
            return text;
        text += u'\n';
        begin = end + 1;
    }
}

} // namespace

std::optional<FormattedPayload::Kind> formatOf(QByteArrayView bytes)
{
    if (bytes.size() > formattedBytes)
        return std::nullopt;
    if (isJson(bytes))
        return FormattedPayload::Kind::Json;
    return isHttp(bytes) ? std::optional(FormattedPayload::Kind::Http) : std::nullopt;
}

std::optional<FormattedPayload> formatPayload(QByteArrayView bytes)
{
    if (bytes.size() > formattedBytes)
        return std::nullopt;
    if (const auto json = indentJson(bytes))
        return FormattedPayload{FormattedPayload::Kind::Json, plainLines(*json)};
    if (const auto http = layOutHttp(bytes))
        return FormattedPayload{FormattedPayload::Kind::Http, plainLines(*http)};
    return std::nullopt;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httptarget.h"

#include "core/payload/hexdigit.h"

namespace swb {

HttpTarget httpTargetOf(QByteArrayView target)
{
    if (!target.startsWith('/')) {
        const qsizetype scheme = target.indexOf("://");
        const qsizetype path = scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
        if (scheme >= 0)
            target = path < 0 ? QByteArrayView("/") : target.sliced(path);
    }
    const qsizetype question = target.indexOf('?');
    const QByteArrayView path = question < 0 ? target : target.first(question);
    return {path.isEmpty() ? QByteArray("/") : path.toByteArray(),
            question < 0 ? QByteArray() : target.sliced(question + 1).toByteArray()};
}

std::optional<QByteArray> percentDecoded(QByteArrayView text)
{
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded.append(text[at]);
            continue;
        }
        if (at + 2 >= text.size())
            return std::nullopt;
        const int high = hexDigitValue(QLatin1Char(text[at + 1]));
        const int low = hexDigitValue(QLatin1Char(text[at + 2]));
        if (high < 0 || low < 0)
            return std::nullopt;
        constexpr int base = 16;
        decoded.append(char(high * base + low));
        at += 2;
    }
    return decoded;
}

QByteArray percentEncoded(QByteArrayView text)
{
    return text.toByteArray().toPercentEncoding("!$&'()*+,;=:@");
}

std::optional<QList<QByteArray>> namesOfPath(QByteArrayView path)
{
    QList<QByteArray> names;
    while (path.startsWith('/') && path.size() > 1) {
        path = path.sliced(1);
        const qsizetype slash = path.indexOf('/');
        const auto name = percentDecoded(slash < 0 ? path : path.first(slash));
        if (!name || name->isEmpty() || *name == "." || *name == ".." || name->contains('/')
            || name->contains('\0') || name->contains('\\'))
            return std::nullopt;
        names.append(*name);
        path = slash < 0 ? QByteArrayView() : path.sliced(slash);
    }
    if (!path.isEmpty() && path != "/")
        return std::nullopt; // it did not begin with a slash
    return names;
}

} // namespace swb

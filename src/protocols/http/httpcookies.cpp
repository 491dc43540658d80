// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpcookies.h"

#include "protocols/http/httpdate.h"

#include <algorithm>

namespace swb {

namespace {

/// RFC 6265 5.1.4: everything up to the last slash.
QByteArray defaultPath(QByteArrayView requestPath)
{
    const qsizetype slash = requestPath.lastIndexOf('/');
    return slash <= 0 ? QByteArray("/") : requestPath.first(slash).toByteArray();
}

bool pathMatches(QByteArrayView requestPath, const QByteArray &path)
{
    if (!requestPath.startsWith(path))
        return false;
    return requestPath.size() == path.size() || path.endsWith('/') || requestPath[path.size()] == '/';
}

} // namespace

void HttpCookies::take(const HttpHead &response, QByteArrayView path, const QDateTime &now)
{
    for (const HttpField &field : response.fields) {
        if (field.name.compare("Set-Cookie", Qt::CaseInsensitive) == 0 && field.value.size() <= mostBytes)
            take(field.value, path, now);
    }
}

void HttpCookies::take(const QByteArray &line, QByteArrayView requestPath, const QDateTime &now)
{
    QList<QByteArray> parts = line.split(';');
    const QByteArray pair = parts.takeFirst();
    const qsizetype equals = pair.indexOf('=');
    if (equals <= 0)
        return;
    Cookie cookie{pair.first(equals).trimmed(), pair.sliced(equals + 1).trimmed(), defaultPath(requestPath)};
    bool over = false;
    bool hasAge = false;
    for (const QByteArray &part : parts) {
        const qsizetype sign = part.indexOf('=');
        const QByteArray name = part.left(sign).trimmed().toLower();
        const QByteArray value = sign < 0 ? QByteArray() : part.sliced(sign + 1).trimmed();
        if (name == "path" && value.startsWith('/'))
            cookie.path = value;
        else if (name == "secure" || part.trimmed().toLower() == "secure")
            cookie.forTls = true;
        else if (name == "domain"
                 && m_host.compare(value.startsWith('.') ? value.sliced(1) : value, Qt::CaseInsensitive) != 0)
            return;
        else if (name == "max-age") {
            hasAge = true;
            over = value.toLongLong() <= 0;
        } else if (name == "expires" && !hasAge) {
            const QDateTime until = timeOfHttpDate(value);
            over = until.isValid() && until <= now;
        }
    }
    m_cookies.removeIf(
        [&cookie](const Cookie &other) { return other.name == cookie.name && other.path == cookie.path; });
    if (!over && m_cookies.size() < most)
        m_cookies.append(cookie);
}

QByteArray HttpCookies::forPath(QByteArrayView path) const
{
    QList<Cookie> fitting;
    std::copy_if(m_cookies.begin(), m_cookies.end(), std::back_inserter(fitting), [&](const Cookie &cookie) {
        return pathMatches(path, cookie.path) && (m_encrypted || !cookie.forTls);
    });
    std::stable_sort(fitting.begin(), fitting.end(), [](const Cookie &one, const Cookie &other) {
        return one.path.size() > other.path.size(); // RFC 6265 5.4
    });
    QByteArray line;
    for (const Cookie &cookie : fitting)
        line += (line.isEmpty() ? "" : "; ") + cookie.name + '=' + cookie.value;
    return line;
}

} // namespace swb

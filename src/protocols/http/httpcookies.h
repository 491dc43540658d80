// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpmessage.h"

#include <QDateTime>

namespace swb {

/// The cookies of one server (RFC 6265), kept for the life of the connection. Cookies for other domains are
/// ignored.
class HttpCookies
{
public:
    static constexpr qsizetype most = 50; ///< RFC 6265 6.1
    static constexpr qsizetype mostBytes = 4096;

    HttpCookies(QByteArray host, bool encrypted)
        : m_host(std::move(host))
        , m_encrypted(encrypted)
    { }

    /// Stores what a response to a request for this path sets.
    void take(const HttpHead &response, QByteArrayView path, const QDateTime &now);
    /// "a=1; b=2" for a request for this path; empty for none.
    [[nodiscard]] QByteArray forPath(QByteArrayView path) const;

private:
    struct Cookie
    {
        QByteArray name;
        QByteArray value;
        QByteArray path;
        bool forTls = false;
    };

    void take(const QByteArray &line, QByteArrayView requestPath, const QDateTime &now);

    const QByteArray m_host;
    const bool m_encrypted;
    QList<Cookie> m_cookies;
};

} // namespace swb

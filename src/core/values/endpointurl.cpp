// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/endpointurl.h"

#include "core/values/errorcatalog.h"
#include "core/values/ipaddress.h"
#include "core/values/numbertext.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>
#include <optional>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::EndpointUrl)
};

struct HostAndPort
{
    QStringView host; ///< including brackets
    QStringView port;
};

Error badUrl(const QString &text, const QString &detail)
{
    return makeError(ErrorCode::BadUrl, Words::tr("“%1” is not an endpoint.").arg(text), detail);
}

std::optional<Transport> transportOf(QStringView scheme)
{
    for (const Transport transport : {Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls}) {
        if (scheme.compare(schemeOf(transport), Qt::CaseInsensitive) == 0)
            return transport;
    }
    return std::nullopt;
}

/// Cuts the path off `rest`, the part after "://": it begins at the first / or ?. A fragment stays with the
/// user (RFC 9110 4.2.5).
QString takePath(QStringView &rest)
{
    const auto *const end
        = std::find_if(rest.begin(), rest.end(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    const QStringView path = rest.sliced(end - rest.begin());
    rest = rest.first(end - rest.begin());
    const qsizetype fragment = path.indexOf(u'#');
    const QStringView kept = fragment < 0 ? path : path.first(fragment);
    if (kept == u"/")
        return {};
    return kept.startsWith(u'?') ? QString(u'/' + kept) : kept.toString();
}

QString pathProblem(const QString &path)
{
    if (path.size() > EndpointUrl::longestPath)
        return Words::tr("The path has more than %n characters.", nullptr, EndpointUrl::longestPath);
    if (std::any_of(path.begin(), path.end(), [](QChar c) { return !c.isPrint() || c.isSpace(); }))
        return Words::tr("The path contains a space or a non-printing character; write a space as %20.");
    return {};
}

/// Splits at the colon after the host, which in brackets may contain colons.
HostAndPort splitAuthority(QStringView authority)
{
    const qsizetype hostEnd = authority.startsWith(u'[') ? authority.indexOf(u']') : 0;
    const qsizetype colon = hostEnd < 0 ? -1 : authority.indexOf(u':', hostEnd);
    if (colon < 0)
        return {authority, {}};
    return {authority.first(colon), authority.sliced(colon + 1)};
}

QString bracketedHostProblem(QStringView host)
{
    if (!host.endsWith(u']'))
        return Words::tr("The bracket around the IPv6 address is not closed, or other text follows it.");
    const QStringView inside = host.sliced(1, host.size() - 2);
    const qsizetype percent = inside.indexOf(u'%');
    const bool goodZone = percent < 0 || percent < inside.size() - 1;
    if (!goodZone || !parseIPv6(percent < 0 ? inside : inside.first(percent)))
        return Words::tr("“%1” is not an IPv6 address.").arg(inside);
    return {};
}

bool isHostCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'.' || c == u'-' || c == u'_';
}

QString hostProblem(QStringView host)
{
    if (host.isEmpty())
        return Words::tr("The host is missing. Write 127.0.0.1 for this computer only, or 0.0.0.0 for a "
                         "server that every computer can reach.");
    if (host.startsWith(u'['))
        return bracketedHostProblem(host);
    if (host == u'*')
        return {};
    if (!std::all_of(host.begin(), host.end(), isHostCharacter))
        return Words::tr("The host “%1” contains a character that no host name or address can have.")
            .arg(host);
    const bool looksNumeric = std::all_of(host.begin(), host.end(),
                                          [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
    if (looksNumeric && !parseIPv4(host))
        return Words::tr("“%1” is not an IPv4 address, which has four numbers from 0 to 255.").arg(host);
    return {};
}

QString portProblem(QStringView port)
{
    if (port.isEmpty())
        return Words::tr("The port is missing. It follows the host and a colon, as in :12000.");
    if (!parseDecimal(port, std::numeric_limits<quint16>::max()))
        return Words::tr("The port “%1” is not a number from 0 to 65535.").arg(port);
    return {};
}

/// The first problem, as a sentence; empty if there is none.
QString authorityProblem(const HostAndPort &authority)
{
    if (!authority.host.startsWith(u'[') && authority.port.contains(u':'))
        return Words::tr("An IPv6 address needs brackets, as in tcp://[::1]:12000.");
    const QString problem = hostProblem(authority.host);
    return problem.isEmpty() ? portProblem(authority.port) : problem;
}

} // namespace

Result<EndpointUrl> EndpointUrl::parse(const QString &text, const UrlForm &form)
{
    const QStringView trimmed = QStringView(text).trimmed();
    const qsizetype schemeEnd = trimmed.indexOf(u"://");
    if (schemeEnd < 0)
        return badUrl(text, Words::tr("The part before :// is missing: tcp, tls, udp or dtls."));
    const QStringView scheme = trimmed.first(schemeEnd);
    const auto transport = transportOf(scheme);
    if (!transport)
        return badUrl(text, Words::tr("“%1” is not one of tcp, tls, udp and dtls.").arg(scheme));

    QStringView rest = trimmed.sliced(schemeEnd + 3);
    const QString path = form.hasPath ? takePath(rest) : QString();
    HostAndPort authority = splitAuthority(rest);
    const QString port = QString::number(form.defaultPort);
    if (form.defaultPort != 0 && authority.port.isNull())
        authority.port = port;
    for (const QString &problem : {authorityProblem(authority), pathProblem(path)}) {
        if (!problem.isEmpty())
            return badUrl(text, problem);
    }
    const bool bracketed = authority.host.startsWith(u'[');
    const QStringView host = bracketed ? authority.host.sliced(1, authority.host.size() - 2) : authority.host;
    return EndpointUrl{*transport, host.toString(), authority.port.toUShort(), {}, path};
}

QString EndpointUrl::toString() const
{
    const QString authority = host.contains(u':') ? QString(u'[' + host + u']') : host;
    const QString name = scheme.isEmpty() ? QString(schemeOf(transport)) : scheme;
    return name + u"://" + authority + u':' + QString::number(port) + path;
}

} // namespace swb

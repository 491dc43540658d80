// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/addressmask.h"

#include <QRegularExpression>
#include <utility>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

const QString blot = u"•••"_s;

bool isOurs(QStringView host)
{
    return host.startsWith("127."_L1) || host == "0.0.0.0"_L1 || host == "[::1]"_L1 || host == "::1"_L1
        || host == "[::]"_L1 || host == "localhost"_L1;
}

/// The host without brackets and zone; an address as SocketAddress writes it.
QString peerKey(QStringView host)
{
    if (host.startsWith(u'['))
        host = host.sliced(1).chopped(host.endsWith(u']') ? 1 : 0);
    if (const qsizetype zone = host.indexOf(u'%'); zone >= 0)
        host = host.first(zone);
    const SocketAddress address = SocketAddress::fromIp(host.toString(), 0);
    return address.isNull() ? host.toString().toLower() : address.ip();
}

} // namespace

QString withoutAddresses(const QString &text, const PeerNames &names)
{
    // The host of a URL, an IPv4 address, an IPv6 address in brackets, in full, and with a gap (RFC 4291,
    // 2.2).
    static const QRegularExpression hosts(
        u"(?<=://)(?:\\[[^\\]]*\\]|[^\\s:/]+)|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|\\[[\\w:.%]*:[^\\]]*\\]|"
        "(?<![\\w:.])(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|"
        "(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?)"
        "(?:%\\w+)?(?![\\w:])"_s);
    QString masked;
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : hosts.globalMatch(text)) {
        masked += QStringView(text).mid(from, match.capturedStart() - from);
        const QStringView host = match.capturedView();
        masked += isOurs(host) ? host.toString() : names.value(peerKey(host), blot);
        from = match.capturedEnd();
    }
    return masked + QStringView(text).mid(from);
}

AddressMask &AddressMask::instance()
{
    static AddressMask mask;
    return mask;
}

void AddressMask::meet(const Conversation &conversation)
{
    if (!conversation.remote.isNull())
        meet({conversation.remote.ip()},
             endOf(conversation.role) == Role::Server ? Role::Client : Role::Server);
}

void AddressMask::meetServer(const QString &host, const SocketAddress &address)
{
    meet(address.isNull() ? QStringList{host} : QStringList{host, address.ip()}, Role::Server);
}

/// All of them belong to one computer.
void AddressMask::meet(const QStringList &hosts, Role theirs)
{
    QString name;
    QStringList unknown;
    for (const QString &host : hosts) {
        const QString key = peerKey(host);
        if (isOurs(key))
            return;
        if (const auto known = m_names.constFind(key); known == m_names.constEnd())
            unknown.append(key);
        else if (name.isEmpty())
            name = *known;
    }
    if (unknown.isEmpty() || m_names.size() + unknown.size() > mostNames)
        return;
    if (name.isEmpty())
        name = theirs == Role::Client ? tr("client %1").arg(++m_clients) : tr("server %1").arg(++m_servers);
    for (const QString &key : std::as_const(unknown))
        m_names.insert(key, name);
    if (m_on)
        Q_EMIT changed();
}

void AddressMask::setOn(bool on)
{
    if (std::exchange(m_on, on) != on)
        Q_EMIT changed();
}

} // namespace swb

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

} // namespace

QString withoutAddresses(const QString &text)
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
        masked += isOurs(match.capturedView()) ? match.captured() : blot;
        from = match.capturedEnd();
    }
    return masked + QStringView(text).mid(from);
}

AddressMask &AddressMask::instance()
{
    static AddressMask mask;
    return mask;
}

void AddressMask::setOn(bool on)
{
    if (std::exchange(m_on, on) != on)
        Q_EMIT changed();
}

} // namespace swb

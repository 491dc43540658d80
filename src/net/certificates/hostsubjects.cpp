// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates/hostsubjects.h"

#include <QHostInfo>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace swb {

namespace {

bool isHostName(const QString &name)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A(?=.{1,253}\z)[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\z)"));
    return form.match(name).hasMatch();
}

void addName(QStringList &names, const QString &name)
{
    const QString ascii = QString::fromLatin1(QUrl::toAce(name)).toLower();
    const QString lower = ascii.isEmpty() ? name.toLower() : ascii;
    if (isHostName(lower) && !names.contains(lower))
        names.append(lower);
}

void addAddress(QList<QHostAddress> &addresses, QHostAddress address)
{
    address.setScopeId({});
    if (addresses.size() < maxSubjectAddresses && !addresses.contains(address))
        addresses.append(address);
}

} // namespace

CertificateSubjects hostSubjects()
{
    return subjectsOf(QHostInfo::localHostName(), QHostInfo::localDomainName(),
                      QNetworkInterface::allAddresses());
}

CertificateSubjects subjectsOf(const QString &hostName, const QString &domain,
                               const QList<QHostAddress> &interfaceAddresses)
{
    CertificateSubjects subjects;
    addName(subjects.names, QStringLiteral("localhost"));
    addName(subjects.names, hostName);
    addName(subjects.names, hostName.section(u'.', 0, 0));
    if (!hostName.contains(u'.') && !domain.isEmpty())
        addName(subjects.names, hostName + u'.' + domain);
    addAddress(subjects.addresses, QHostAddress(QHostAddress::LocalHost));
    addAddress(subjects.addresses, QHostAddress(QHostAddress::LocalHostIPv6));
    QList<QHostAddress> sorted = interfaceAddresses;
    std::sort(sorted.begin(), sorted.end(),
              [](const QHostAddress &a, const QHostAddress &b) { return a.toString() < b.toString(); });
    for (const QHostAddress &address : std::as_const(sorted))
        addAddress(subjects.addresses, address);
    return subjects;
}

} // namespace swb

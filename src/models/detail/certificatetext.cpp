// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/certificatetext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qsizetype pemLine = 64; ///< characters (RFC 7468, section 2)

/// "AB:CD:..." as browsers show a fingerprint.
QString spaced(const QString &hex)
{
    QString out;
    for (qsizetype i = 0; i < hex.size(); i += 2)
        out += (i == 0 ? QString() : u":"_s) + hex.mid(i, 2).toUpper();
    return out;
}

} // namespace

QString CertificateText::facts(const CertificateFacts &certificate, const QDateTime &now)
{
    QStringList lines{tr("Subject: %1").arg(certificate.subject)};
    if (!certificate.names.isEmpty())
        lines.append(tr("Names and addresses: %1").arg(certificate.names.join(u", "_s)));
    lines.append(certificate.subject == certificate.issuer ? tr("Issued by: itself (self-signed)")
                                                           : tr("Issued by: %1").arg(certificate.issuer));
    lines.append(validity(certificate, now));
    lines.append(tr("SHA-256 fingerprint: %1").arg(spaced(certificate.sha256)));
    return lines.join(u'\n');
}

QString CertificateText::validity(const CertificateFacts &certificate, const QDateTime &now)
{
    const QString span = tr("Valid from %1 to %2")
                             .arg(certificate.notBefore.toUTC().toString(Qt::ISODate),
                                  certificate.notAfter.toUTC().toString(Qt::ISODate));
    if (now < certificate.notBefore)
        return tr("%1: not yet valid").arg(span);
    return now > certificate.notAfter ? tr("%1: expired").arg(span) : span;
}

QByteArray CertificateText::pem(const CertificateFacts &certificate)
{
    if (certificate.der.isEmpty())
        return {};
    const QByteArray base64 = certificate.der.toBase64();
    QByteArray text("-----BEGIN CERTIFICATE-----\n");
    for (qsizetype i = 0; i < base64.size(); i += pemLine)
        text += base64.mid(i, pemLine) + '\n';
    return text + "-----END CERTIFICATE-----\n";
}

QString CertificateText::place(qsizetype index, const QList<CertificateFacts> &chain)
{
    const QString &subject = chain[index].subject;
    if (index == 0)
        return tr("%1 (the peer's own)").arg(subject);
    return chain[index].subject == chain[index].issuer ? tr("%1 (self-signed)").arg(subject)
                                                       : tr("%1 (signed the certificate above)").arg(subject);
}

} // namespace swb

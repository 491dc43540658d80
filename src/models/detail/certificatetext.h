// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QCoreApplication>

namespace swb {

/// A certificate in words and in PEM.
class CertificateText
{
    Q_DECLARE_TR_FUNCTIONS(CertificateText)

public:
    /// What it says about itself, one fact per line: subject, names, issuer, validity and fingerprint. `now`
    /// decides whether it is valid.
    [[nodiscard]] static QString facts(const CertificateFacts &certificate, const QDateTime &now);
    /// The certificate in PEM (RFC 7468, section 5); empty if its bytes were not kept.
    [[nodiscard]] static QByteArray pem(const CertificateFacts &certificate);
    /// Its position in the chain: "the other side's own", "signed the one above".
    [[nodiscard]] static QString place(qsizetype index, const QList<CertificateFacts> &chain);

private:
    [[nodiscard]] static QString validity(const CertificateFacts &certificate, const QDateTime &now);
};

} // namespace swb

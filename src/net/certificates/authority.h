// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates/certificatemaker.h"
#include "net/certificates/hostsubjects.h"
#include "net/certificates/identity.h"

namespace swb {

/// The workbench's authority and the server certificate it has issued, ready for use.
struct LocalAuthority
{
    QString certificateFile; ///< absolute path of ca.pem, for --cacert and the like
    QSslCertificate certificate;
    TlsIdentity server; ///< for localhost and every name and address of this host
    QStringList notes; ///< what was made, renewed or set aside just now; mostly empty
};

/// The workbench's own certificate authority: a folder with three PEM files, made on first use.
///
///   ca.pem                 the authority's certificate, valid for ten years; no secret
///   ca-private.pem         its key and certificate                   (0600)
///   server-private.pem     the server's key and certificate, a year  (0600)
///
/// The key lies there unencrypted, so whoever gets it must not be able to do much with it: the authority may
/// vouch for local names and private addresses only (NameLimits::ofThisHost()), and its certificate says so
/// in a way that every client has to heed. One of an older version, without such limits, is replaced, with a
/// note; nobody trusts it any more. What this host is called beside that is left out of the server's
/// certificate.
///
/// Each file is replaced whole, so a reader needs no lock; a lock file keeps two programs from making
/// different authorities at once. The server's certificate is renewed a month before it ends and when the
/// host has got a name or an address that it does not cover; its key stays. What is damaged is set aside
/// under another name and made anew, with a note. Has no state of its own: usable from every thread.
class CertificateAuthority
{
public:
    static constexpr int authorityYears = 10;
    static constexpr int serverDays = 365;
    static constexpr int renewDays = 30; ///< before the end

    /// An empty folder means authorityFolder().
    explicit CertificateAuthority(const QString &folder = {}, CertificateSubjects subjects = hostSubjects());

    /// Reads, makes and renews as needed. Errors: FileUnwritable or FileUnreadable, naming the path and why.
    [[nodiscard]] Result<LocalAuthority> open() const;
    /// The same as if it were that moment, to try renewal.
    [[nodiscard]] Result<LocalAuthority> openAt(const QDateTime &now) const;

    [[nodiscard]] QString folder() const { return m_folder; }

private:
    QString m_folder;
    CertificateSubjects m_subjects;
};

} // namespace swb

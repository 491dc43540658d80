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
    QStringList notes; ///< what was just created, renewed or set aside; usually empty
};

/// The workbench's own certificate authority: a folder with three PEM files, created on first use.
///   ca.pem                 the authority's certificate, valid for ten years; not secret
///   ca-private.pem         its key and certificate                   (0600)
///   server-private.pem     the server's key and certificate, a year  (0600)
/// The key is stored unencrypted, so its use must be limited if someone obtains it: the authority may vouch
/// only for local names and private addresses (NameLimits::ofThisHost()), and its certificate says so in a
/// way that every client has to respect. An authority of an older version, without such limits, is replaced,
/// with a note; its certificate is no longer trusted. Other names of this host are left out of the server's
/// certificate.
/// Each file is replaced as a whole, so a reader needs no lock; a lock file prevents two programs from
/// creating different authorities at once. The server's certificate is renewed a month before it expires and
/// when the host has got a name or an address that it does not cover; its key stays. Damaged files are set
/// aside under another name and replaced, with a note. Stateless: usable from every thread.
class CertificateAuthority
{
public:
    static constexpr int authorityYears = 10;
    static constexpr int serverDays = 365;
    static constexpr int renewDays = 30; ///< before the certificate expires

    /// An empty folder means authorityFolder().
    explicit CertificateAuthority(const QString &folder = {}, CertificateSubjects subjects = hostSubjects());

    /// Reads, creates and renews as needed. Errors: FileUnwritable or FileUnreadable, naming the path and
    /// why.
    [[nodiscard]] Result<LocalAuthority> open() const;
    /// The same as if it were that moment, to test renewal.
    [[nodiscard]] Result<LocalAuthority> openAt(const QDateTime &now) const;

    [[nodiscard]] QString folder() const { return m_folder; }

private:
    QString m_folder;
    CertificateSubjects m_subjects;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/tls/openssl.h"

#include <QStringList>
#include <vector>

namespace swb {

/// The certificates of the authorities that this system trusts, in memory: otherwise OpenSSL would read them
/// from the disk when it checks a certificate, on a network thread.
using SystemAuthorities = std::vector<openssl::Certificate>;

/// Where OpenSSL looks for them: SSL_CERT_FILE and SSL_CERT_DIR, or what it was built with
/// (SSL_CTX_set_default_verify_paths(3)).
struct AuthorityPlaces
{
    QString file;
    QStringList folders; ///< only files named by a hash count: "5ed36f99.0"

    [[nodiscard]] static AuthorityPlaces ofSystem();
    bool operator==(const AuthorityPlaces &) const = default;
};

/// Reads them; takes about 60 ms for the usual 140.
[[nodiscard]] SystemAuthorities readAuthorities(const AuthorityPlaces &places);

/// The system's authorities. They are read at the first call, and again only when the files have changed.
/// From any thread that may wait for the disk.
[[nodiscard]] std::shared_ptr<const SystemAuthorities> systemAuthorities();

} // namespace swb

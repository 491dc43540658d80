// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/tls/openssl.h"

#include <QStringList>
#include <vector>

namespace swb {

/// The certificates of the authorities that this system trusts, in memory: OpenSSL by itself reads them from
/// the disk when it checks a certificate, which is on a network thread.
using SystemAuthorities = std::vector<openssl::Certificate>;

/// Where OpenSSL looks for them: SSL_CERT_FILE and SSL_CERT_DIR, or what it was built with
/// (SSL_CTX_set_default_verify_paths(3)).
struct AuthorityPlaces
{
    QString file;
    QStringList folders; ///< in each, those files count that are named by a hash: "5ed36f99.0"

    [[nodiscard]] static AuthorityPlaces ofSystem();
    bool operator==(const AuthorityPlaces &) const = default;
};

/// Reads them, some 60 ms for the usual 140.
[[nodiscard]] SystemAuthorities readAuthorities(const AuthorityPlaces &places);

/// Those of the system. Read at the first call, and again only when their places have changed. From any
/// thread, but those that must not wait for the disk.
[[nodiscard]] std::shared_ptr<const SystemAuthorities> systemAuthorities();

} // namespace swb

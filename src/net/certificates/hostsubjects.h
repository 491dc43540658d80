// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates/certificatemaker.h"

namespace swb {

/// The maximum number of addresses in one server certificate, so that a host with thousands of interfaces
/// still has a certificate that fits a handshake.
inline constexpr int maxSubjectAddresses = 100;

/// The names and addresses of this host: localhost, 127.0.0.1 and ::1 first, then its name with and without
/// its domain, then the addresses of its interfaces, in a fixed order. Sends no network queries.
[[nodiscard]] CertificateSubjects hostSubjects();

/// The pure part of it: leaves out names that are not host names (RFC 1123 2.1; underscores are allowed),
/// duplicates, and addresses beyond maxSubjectAddresses.
[[nodiscard]] CertificateSubjects subjectsOf(const QString &hostName, const QString &domain,
                                             const QList<QHostAddress> &interfaceAddresses);

} // namespace swb

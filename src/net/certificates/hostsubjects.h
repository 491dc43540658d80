// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates/certificatemaker.h"

namespace swb {

/// Addresses that one server certificate names at most, so that a host with thousands of interfaces still has
/// a certificate that fits a handshake.
inline constexpr int maxSubjectAddresses = 100;

/// What this host answers to: localhost, 127.0.0.1 and ::1 first, then its name with and without its domain,
/// then the addresses of its interfaces, in a fixed order. Asks nobody on the network.
[[nodiscard]] CertificateSubjects hostSubjects();

/// The pure part of it: names that are no host name (RFC 1123 2.1; underscores are let through) are left out,
/// duplicates too, and addresses beyond maxSubjectAddresses.
[[nodiscard]] CertificateSubjects subjectsOf(const QString &hostName, const QString &domain,
                                             const QList<QHostAddress> &interfaceAddresses);

} // namespace swb

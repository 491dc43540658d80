// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

enum class HandshakeFailure : quint8 {
    Other,
    NotTls, ///< what came is no TLS record at all
    NoCommonVersion,
    NoCommonCipher,
    NoCommonProtocol, ///< of those offered with ALPN
    NoClientCertificate, ///< which we, a server, demand
    Alert, ///< the peer gave up and said why
};

struct HandshakeReason
{
    HandshakeFailure failure = HandshakeFailure::Other;
    int alert = -1; ///< AlertDescription of RFC 8446 6, for Alert only
};

/// Reads the numbers out of OpenSSL's "error:0A00010B:SSL routines::wrong version number", wherever they
/// stand in the text; the first that says something decides.
[[nodiscard]] HandshakeReason handshakeReason(const QString &text);

/// OpenSSL's own words in the text, without their numbers: "wrong version number". The text itself where it
/// has none.
[[nodiscard]] QString opensslWords(const QString &text);

} // namespace swb

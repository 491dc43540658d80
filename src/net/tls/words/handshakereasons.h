// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb {

enum class HandshakeFailure : quint8 {
    Other,
    NotTls, ///< the received bytes are not a TLS record
    NoCommonVersion,
    NoCommonCipher,
    NoCommonProtocol, ///< among those offered with ALPN
    NoClientCertificate, ///< required by us, a server
    Alert, ///< the peer gave up and said why
};

struct HandshakeReason
{
    HandshakeFailure failure = HandshakeFailure::Other;
    int alert = -1; ///< AlertDescription of RFC 8446 6, for Alert only
};

/// Reads the numbers from OpenSSL's "error:0A00010B:SSL routines::wrong version number", anywhere in the
/// text; the first one with a known meaning decides.
[[nodiscard]] HandshakeReason handshakeReason(const QString &text);

/// OpenSSL's own words in the text, without their numbers: "wrong version number". The text itself if it has
/// none.
[[nodiscard]] QString opensslWords(const QString &text);

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <openssl/types.h>

namespace swb {

/// What has passed on a descriptor beneath TLS, one entry per call.
struct WireTap
{
    QList<QByteArray> in;
    QList<QByteArray> out;
};

/// The state of OpenSSL's calls on the descriptor.
struct SocketBioState
{
    int descriptor = -1;
    int errnoValue = 0; ///< of the last call that failed permanently
    bool ended = false; ///< the peer has sent FIN
    int firstByte = -1; ///< that the peer has sent; -1 before
    WireTap *tap = nullptr; ///< gets a copy; null for none
};

/// A BIO on a non-blocking socket that never raises SIGPIPE and remembers how the connection ended
/// (BIO_meth_new(3)). The state must outlive it.
[[nodiscard]] BIO *makeSocketBio(SocketBioState &state);

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslError>
#include <openssl/types.h>

namespace swb {

/// What is wrong with the certificates that a peer has shown, each flaw once a certificate.
using PeerFlaws = QList<QSslError>;

/// Lets the sessions of this context go through the whole check and note every flaw; OpenSSL by itself stops
/// at the first (SSL_CTX_set_cert_verify_callback(3)). A flaw ends the handshake where the session verifies.
void noteEveryFlaw(SSL_CTX *context);

/// Where a session of such a context notes its flaws. The list must outlive the session.
void noteFlawsIn(PeerFlaws &flaws, SSL *session);

} // namespace swb

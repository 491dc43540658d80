// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/values/result.h"

#include <QSslConfiguration>
#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace swb {

/// What all TLS connections of a server or a client have in common, for OpenSSL: certificate and key, whom to
/// trust, TLS 1.2 or later. Made from the same configuration that DTLS uses. May be shared by threads.
class TlsContext
{
public:
    /// Errors: BadCertificateFile, with OpenSSL's reason: a key too short for its rules, for example.
    [[nodiscard]] static Result<std::shared_ptr<TlsContext>> make(Role role,
                                                                  const QSslConfiguration &configuration);
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    [[nodiscard]] Role role() const { return m_role; }
    /// Whether a client stops at a certificate that fails its checks.
    [[nodiscard]] bool verifiesPeer() const { return m_verifiesPeer; }
    /// A new session; the caller frees it.
    [[nodiscard]] ssl_st *newSession() const;

private:
    TlsContext(Role role, bool verifiesPeer, ssl_ctx_st *context)
        : m_role(role)
        , m_verifiesPeer(verifiesPeer)
        , m_context(context)
    { }

    const Role m_role;
    const bool m_verifiesPeer;
    ssl_ctx_st *const m_context;
};

} // namespace swb

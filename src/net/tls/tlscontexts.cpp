// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlscontexts.h"

#include "net/certificates/systemauthorities.h"

#include <QCoreApplication>
#include <QDir>
#include <algorithm>
#include <openssl/crypto.h>

namespace swb {

TlsContexts::TlsContexts()
    : m_pool(std::make_unique<QThreadPool>())
{
    m_pool->setObjectName(QStringLiteral("swb.tls"));
    m_pool->setMaxThreadCount(1);
}

/// Never destroyed, since OpenSSL is cleaned up before. Its content is deleted with the application.
TlsContexts &TlsContexts::shared()
{
    static TlsContexts *const contexts = [] {
        qAddPostRoutine([] {
            // last, since at process exit a thread that has just ended may no longer do it
            handOver(*shared().m_pool, [] { OPENSSL_thread_stop(); });
            shared().m_pool.reset(); // which waits for its current work
            shared().m_made.clear();
        });
        return new TlsContexts;
    }();
    return *contexts;
}

Result<TlsReady> TlsContexts::forServer(const ServerSettings &settings, const CertificateAuthority &authority)
{
    Result<TlsReady> ready = contextFor(Role::Server, serverTls(settings, authority));
    if (ready || ready.error().code != ErrorCode::CertificateUnusable)
        return ready;
    Error named = ready.error();
    named.what = QCoreApplication::translate("TlsContexts", "Could not use the server certificate in %1.")
                     .arg(QDir::toNativeSeparators(settings.tls.certificateFile));
    return named;
}

Result<TlsReady> TlsContexts::forClient(const ClientSettings &settings, const CertificateAuthority &authority)
{
    Result<TlsReady> ready = contextFor(Role::Client, clientTls(settings, authority));
    if (ready || ready.error().code != ErrorCode::CertificateUnusable)
        return ready;
    Error named = ready.error();
    named.what = QCoreApplication::translate("TlsContexts", "Could not use the client certificate in %1.")
                     .arg(QDir::toNativeSeparators(settings.tls.certificateFile));
    return named;
}

Result<TlsReady> TlsContexts::contextFor(Role role, const Result<TlsSetup> &setup)
{
    if (!setup)
        return setup.error();
    const QSslConfiguration &configuration = setup.value().configuration;
    const TlsTerms &terms = setup.value().terms;
    const std::shared_ptr<const void> system = role == Role::Client ? systemAuthorities() : nullptr;
    const auto known = std::ranges::find_if(m_made, [&](const Made &made) {
        return made.context->role() == role && made.system == system && made.terms == terms
            && made.configuration == configuration;
    });
    if (known != m_made.end()) {
        std::rotate(known, known + 1, m_made.end());
    } else {
        const auto context = TlsContext::make(role, configuration, terms);
        if (!context)
            return context.error();
        m_made.append({configuration, terms, system, context.value()});
        if (m_made.size() > kept)
            m_made.removeFirst();
    }
    return TlsReady{m_made.constLast().context, setup.value().notes, setup.value().warnings};
}

PendingTls::PendingTls(const ServerSettings &settings, Tell tell)
    : m_ready(
        TlsContexts::shared().pool(),
        [settings] { return TlsContexts::shared().forServer(settings, CertificateAuthority()); },
        std::move(tell))
{ }

PendingTls::PendingTls(const ClientSettings &settings, Tell tell)
    : m_ready(
        TlsContexts::shared().pool(),
        [settings] { return TlsContexts::shared().forClient(settings, CertificateAuthority()); },
        std::move(tell))
{ }

} // namespace swb

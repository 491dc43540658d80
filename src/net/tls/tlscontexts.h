// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/awaited.h"
#include "net/tls/tlsconfiguration.h"
#include "net/tls/tlscontext.h"

namespace swb {

/// A context that is ready for use, and notes about how it was made.
struct TlsReady
{
    std::shared_ptr<const TlsContext> context;
    QStringList notes; ///< "Made a certificate authority ..."
    QStringList warnings; ///< "Others on this computer can read the key ..."
};

/// Contexts, each made once and shared by everyone who asks for the same: two clients with equal settings
/// have one. The content of the settings' files is checked each time, and a change makes a new context; the
/// last few are kept. Reading them waits for the disk and perhaps for another program's lock, so network
/// threads and the GUI thread never do it: they use PendingTls.
class TlsContexts
{
public:
    static constexpr qsizetype kept = 16; ///< contexts

    TlsContexts();
    Q_DISABLE_COPY_MOVE(TlsContexts)

    /// The program's instance.
    [[nodiscard]] static TlsContexts &shared();

    /// From one thread: for the program's instance, that of its pool.
    [[nodiscard]] Result<TlsReady> forServer(const ServerSettings &settings,
                                             const CertificateAuthority &authority);
    [[nodiscard]] Result<TlsReady> forClient(const ClientSettings &settings,
                                             const CertificateAuthority &authority);

    /// The one thread "swb.tls" that reads and makes contexts, and does whatever else waits for the
    /// authority's files.
    [[nodiscard]] QThreadPool &pool() { return *m_pool; }

private:
    [[nodiscard]] Result<TlsReady> contextFor(Role role, const Result<TlsSetup> &setup);

    struct Made
    {
        QSslConfiguration configuration;
        TlsTerms terms;
        std::shared_ptr<const void> system; ///< the system's authorities at that time; clients only
        std::shared_ptr<const TlsContext> context;
    };

    std::unique_ptr<QThreadPool> m_pool; ///< until the application ends
    QList<Made> m_made; ///< most recently used last
};

/// The context for these settings, once it is there: its thread is called, unless this object is destroyed
/// first.
class PendingTls
{
public:
    using Tell = std::function<void(const Result<TlsReady> &)>;

    PendingTls(const ServerSettings &settings, Tell tell);
    PendingTls(const ClientSettings &settings, Tell tell);

private:
    Awaited<Result<TlsReady>> m_ready;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cacommand.h"

#include "core/files/filename.h"
#include "net/tls/tlscontexts.h"

namespace swb {

void CaCommand::start()
{
    m_authority = std::make_unique<Awaited<Result<LocalAuthority>>>(
        TlsContexts::shared().pool(), [] { return CertificateAuthority().open(); },
        [this](const Result<LocalAuthority> &authority) { tell(authority); });
}

void CaCommand::tell(const Result<LocalAuthority> &authority)
{
    if (authority) {
        for (const QString &note : authority.value().notes)
            console().complain(note);
        console().out.write(nativeName(authority.value().certificateFile) + '\n');
    } else {
        console().complain(authority.error().toString());
    }
    Q_EMIT finished(authority ? ExitOk : ExitNetworkFailure);
}

} // namespace swb

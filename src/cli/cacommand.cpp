// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cacommand.h"

#include "net/tls/authority.h"

#include <QFile>
#include <QTimer>

namespace swb {

void CaCommand::start()
{
    const Result<LocalAuthority> authority = CertificateAuthority().open();
    if (authority) {
        for (const QString &note : authority.value().notes)
            console().complain(note);
        console().out.write(QFile::encodeName(authority.value().certificateFile) + '\n');
    } else {
        console().complain(authority.error().toString());
    }
    const int exitCode = authority ? ExitOk : ExitNetworkFailure;
    QTimer::singleShot(0, this,
                       [this, exitCode] { Q_EMIT finished(exitCode); }); // not before start() has returned
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/keylogbanner.h"

#include "core/engine/keylogenvironment.h"
#include "core/files/filename.h"
#include "widgets/common/inlinemessage.h"

using namespace Qt::StringLiterals;

namespace swb {

KeyLogBanner::KeyLogBanner(Engine *engine, InlineMessage *banner, QObject *parent)
    : QObject(parent)
    , m_banner(banner)
    , m_everybodys(keyLogFileOfEnvironment())
{
    m_banner->setClosable(false);
    connect(engine, &Engine::serverChanged, this, [this](const ServerStatus &status) {
        take(status.id, status.settings.url, status.settings.tls, status.state == ServerState::Listening);
    });
    connect(engine, &Engine::clientChanged, this, [this](const ClientStatus &status) {
        take(status.id, status.settings.url, status.settings.tls, !isOver(status.state));
    });
    show();
}

void KeyLogBanner::take(EndpointId id, const EndpointUrl &url, const TlsSettings &tls, bool running)
{
    const bool writes = running && url.transport == Transport::Tls && !tls.keyLogFile.isEmpty();
    if (!writes && m_files.remove(id) == 0)
        return;
    if (writes)
        m_files.insert(id, tls.keyLogFile);
    show();
}

void KeyLogBanner::show()
{
    QStringList files;
    if (!m_everybodys.isEmpty())
        files.append(shownName(m_everybodys));
    for (const QString &file : std::as_const(m_files))
        files.append(shownName(file));
    files.removeDuplicates();
    const QString words
        = tr("TLS secrets are written to %1. Anyone who reads that file can read the traffic.")
              .arg(files.join(u", "_s));
    if (files.isEmpty())
        m_banner->clear();
    else if (m_banner->text() != words) // set only once, since it is read out each time
        m_banner->showText(Severity::Warning, words);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/servecommand.h"

#include "cli/serverrepeat.h"
#include "core/payload/jsontext.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace swb {

ServeCommand::ServeCommand(ServeOptions options, Console &console)
    : ListenCommand({options.record, {options.servers, {}}, options.json, options.quiet}, console)
    , m_options(std::move(options))
{
    connect(&engine(), &Engine::serverChanged, this, &ServeCommand::onServerChanged);
}

void ServeCommand::listen()
{
    if (!isStopping() && m_started < m_options.servers.size())
        m_running.insert(engine().startServer(m_options.servers[m_started++]));
}

void ServeCommand::sayLast()
{
    if (!m_options.quiet)
        return;
    const LogFeed::Figures &of = figures();
    const QString text = tr("conversations: %1, bytes received: %2, bytes sent: %3")
                             .arg(of.conversations)
                             .arg(of.bytesIn)
                             .arg(of.bytesOut);
    const QJsonObject object{{u"kind"_s, u"serve-summary"_s},
                             {u"conversations"_s, qint64(of.conversations)},
                             {u"bytesIn"_s, qint64(of.bytesIn)},
                             {u"bytesOut"_s, qint64(of.bytesOut)},
                             {u"evicted"_s, qint64(of.evicted)}};
    console().out.write((m_options.json ? jsonText(object) : text.toUtf8()) + '\n');
}

void ServeCommand::onServerChanged(const ServerStatus &status)
{
    switch (status.state) {
    case ServerState::Starting:
        break;
    case ServerState::Listening:
        onListening(status);
        break;
    case ServerState::Stopped:
    case ServerState::Failed:
        onOver(status);
        break;
    }
}

void ServeCommand::onListening(const ServerStatus &status)
{
    tellListening(status.id, status.settings.url, status.bound);
    if (!status.note.isEmpty())
        console().complain(status.note);
    if (!m_options.message.isEmpty())
        (new ServerRepeat(engine(), status.id, m_options.message, m_options.repeat, this))->start();
    listen();
}

void ServeCommand::onOver(const ServerStatus &status)
{
    if (!m_running.remove(status.id))
        return;
    if (status.error.isError()) {
        fail(status.error);
        stop();
    }
    if (m_running.isEmpty())
        finish();
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/repeater.h"

#include "core/values/errorcatalog.h"

#include <QDateTime>
#include <utility>

namespace swb {

Repeater::Repeater(const QByteArray &message, const Repeat &repeat, QObject *parent)
    : QObject(parent)
    , m_repetition(message, repeat)
{
    m_clock.setTimerType(Qt::PreciseTimer);
    m_clock.setInterval(repeat.every);
    connect(&m_clock, &QTimer::timeout, this, &Repeater::takeTurn);
}

void Repeater::start()
{
    m_clock.start();
    takeTurn();
}

void Repeater::halt()
{
    m_ended = true;
    m_clock.stop();
}

void Repeater::takeTurn()
{
    if (isFree())
        send(m_repetition.take(QDateTime::currentDateTime()));
    else
        m_repetition.skip();
    if (m_ended)
        return;
    Q_EMIT progressed();
    if (m_repetition.isOver())
        end({});
}

void Repeater::end(const Error &error)
{
    if (std::exchange(m_ended, true))
        return;
    m_clock.stop();
    if (error.isError())
        Q_EMIT failed(error);
    else
        Q_EMIT finished();
}

ClientRepeater::ClientRepeater(Engine *engine, EndpointId client, const QByteArray &message,
                               const Repeat &repeat, QObject *parent)
    : Repeater(message, repeat, parent)
    , m_engine(engine)
    , m_client(client)
{
    connect(engine, &Engine::clientChanged, this, &ClientRepeater::takeStatus);
    connect(engine, &Engine::sendFailed, this, [this](EndpointId endpoint, const Error &error) {
        if (endpoint == m_client)
            end(error);
    });
    connect(engine, &Engine::sendQueueEmpty, this,
            [this](EndpointId endpoint) { m_isFree = m_isFree || endpoint == m_client; });
}

void ClientRepeater::send(const QByteArray &message)
{
    m_isFree = false;
    m_engine->send(m_client, message);
}

void ClientRepeater::takeStatus(const ClientStatus &status)
{
    if (status.id != m_client || !isOver(status.state))
        return;
    end(status.error.isError() ? status.error
                               : makeError(ErrorCode::NotConnected,
                                           tr("The message is no longer repeated: its client is closed.")));
}

} // namespace swb

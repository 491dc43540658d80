// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/repetitions.h"

#include "core/values/quantities.h"

#include <utility>

namespace swb {

Repetitions::Repetitions(Engine *engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{ }

void Repetitions::start(EndpointId client, const QByteArray &message, const Repeat &repeat)
{
    if (m_running.isEmpty())
        m_sentBefore = m_skippedBefore = 0;
    drop(client);
    auto *repeater = new ClientRepeater(m_engine, client, message, repeat, this);
    m_running.insert(client, repeater);
    connect(repeater, &Repeater::progressed, this, &Repetitions::progressed);
    const auto over = [this, client] {
        drop(client);
        if (m_running.isEmpty())
            Q_EMIT ended();
    };
    connect(repeater, &Repeater::finished, this, over);
    connect(repeater, &Repeater::failed, this, [this, client, over](const Error &error) {
        over();
        Q_EMIT failed(error, client);
    });
    repeater->start();
}

void Repetitions::stop()
{
    if (m_running.isEmpty())
        return;
    const QList<EndpointId> clients = m_running.keys();
    for (const EndpointId client : clients)
        drop(client);
    Q_EMIT ended();
}

/// This may be called from one of its own signals.
void Repetitions::drop(EndpointId client)
{
    ClientRepeater *const repeater = m_running.take(client);
    if (!repeater)
        return;
    m_sentBefore += repeater->repetition().sent();
    m_skippedBefore += repeater->repetition().skipped();
    repeater->disconnect(this);
    repeater->halt();
    repeater->deleteLater();
}

qint64 Repetitions::sent() const
{
    qint64 count = m_sentBefore;
    for (const ClientRepeater *repeater : std::as_const(m_running))
        count += repeater->repetition().sent();
    return count;
}

qint64 Repetitions::skipped() const
{
    qint64 count = m_skippedBefore;
    for (const ClientRepeater *repeater : std::as_const(m_running))
        count += repeater->repetition().skipped();
    return count;
}

QString Repetitions::progress() const
{
    const QString count = quantities::count(quint64(sent()));
    return skipped() == 0 ? tr("%1 sent").arg(count)
                          : tr("%1 sent, %2 turns skipped", nullptr, quantities::plural(skipped()))
                                .arg(count, quantities::count(quint64(skipped())));
}

QString Repetitions::remark() const
{
    return skipped() == 0
        ? QString()
        : tr("%1: the previous message had not left yet, because the peer did not read it in time.")
              .arg(progress());
}

} // namespace swb

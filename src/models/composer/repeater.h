// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/repeat.h"

#include <QTimer>

namespace swb {

/// Sends one message repeatedly, on its own timer. A turn is skipped and counted if the last message has not
/// left yet. Ends with finished() once all are sent, or failed(), once, and can then be deleted; deleting it
/// earlier stops it.
class Repeater : public QObject
{
    Q_OBJECT

public:
    Repeater(const QByteArray &message, const Repeat &repeat, QObject *parent = nullptr);

    /// Takes the first turn at once.
    void start();
    /// Takes no more turns, and emits nothing any more.
    void halt();
    [[nodiscard]] const Repetition &repetition() const { return m_repetition; }

Q_SIGNALS:
    void progressed(); ///< a turn was taken or skipped
    void finished();
    void failed(const swb::Error &error);

protected:
    /// Whether everything sent has left.
    [[nodiscard]] virtual bool isFree() = 0;
    virtual void send(const QByteArray &message) = 0;
    void end(const Error &error);

private:
    void takeTurn();

    Repetition m_repetition;
    QTimer m_clock;
    bool m_ended = false;
};

/// From one client. It fails when the client ends, or cannot send.
class ClientRepeater : public Repeater
{
    Q_OBJECT

public:
    ClientRepeater(Engine *engine, EndpointId client, const QByteArray &message, const Repeat &repeat,
                   QObject *parent = nullptr);

    [[nodiscard]] EndpointId client() const { return m_client; }

protected:
    [[nodiscard]] bool isFree() override { return m_isFree; }
    void send(const QByteArray &message) override;

private:
    void takeStatus(const ClientStatus &status);

    Engine *m_engine;
    EndpointId m_client;
    bool m_isFree = true;
};

} // namespace swb

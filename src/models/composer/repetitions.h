// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/composer/repeater.h"

#include <QHash>

namespace swb {

/// The messages being repeated, one per client, with the figures of all of them since the first began.
class Repetitions : public QObject
{
    Q_OBJECT

public:
    explicit Repetitions(Engine *engine, QObject *parent = nullptr);

    /// Replaces what this client was repeating.
    void start(EndpointId client, const QByteArray &message, const Repeat &repeat);
    void stop();
    /// "12 sent", "12 sent, 3 turns skipped".
    [[nodiscard]] QString progress() const;
    /// A sentence about the skipped turns; empty if there were none.
    [[nodiscard]] QString remark() const;

Q_SIGNALS:
    void progressed();
    void ended(); ///< the last of them has ended
    void failed(const swb::Error &error, swb::EndpointId client);

private:
    void drop(EndpointId client);
    [[nodiscard]] qint64 sent() const;
    [[nodiscard]] qint64 skipped() const;

    Engine *m_engine;
    QHash<EndpointId, ClientRepeater *> m_running;
    qint64 m_sentBefore = 0; ///< by those that have ended
    qint64 m_skippedBefore = 0;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/tasks/workerthread.h"

#include <QObject>

namespace swb {

class FileSlices;

/// Sends one file to one client, a slice at a time: the next one is read while the last one leaves, and
/// handed over once the engine reports that its queue is empty. A datagram takes the whole file, which must
/// fit into one. Ends with finished() or failed(), once, and can then be deleted.
class FileSender : public QObject
{
    Q_OBJECT

public:
    FileSender(Engine *engine, EndpointId client, const QString &path, QObject *parent = nullptr);
    ~FileSender() override;

    void start();
    [[nodiscard]] EndpointId client() const { return m_client; }
    [[nodiscard]] qint64 sentBytes() const { return m_sentBytes; }

Q_SIGNALS:
    void progressed(qint64 sentBytes);
    void finished();
    void failed(const swb::Error &error);

private:
    void takeSlice(const QByteArray &bytes, bool last);
    void readNext();
    void sendSlice();
    void takeStatus(const ClientStatus &status);
    void end(const Error &error);

    Engine *m_engine;
    EndpointId m_client;
    FileSlices *m_slices; ///< lives in the thread, and ends with it
    WorkerThread m_thread{QStringLiteral("swb.read")};
    QByteArray m_slice; ///< read but not yet handed over
    bool m_sliceIsLast = false;
    bool m_hasSlice = false;
    bool m_queueEmpty = true;
    bool m_ended = false;
    qint64 m_sentBytes = 0;
};

} // namespace swb

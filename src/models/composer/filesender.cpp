// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/filesender.h"

#include "core/tasks/handover.h"
#include "core/values/errorcatalog.h"
#include "models/follow/fileslices.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace swb {

FileSender::FileSender(Engine *engine, EndpointId client, const QString &path, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_client(client)
    , m_slices(new FileSlices(path))
{
    m_slices->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_slices, &QObject::deleteLater);
    connect(m_slices, &FileSlices::slice, m_slices, [this](const QByteArray &bytes, bool last) {
        handOver(this, [this, bytes, last] { takeSlice(bytes, last); });
    });
    connect(m_slices, &FileSlices::failed, m_slices,
            [this](const Error &error) { handOver(this, [this, error] { end(error); }); });
    connect(engine, &Engine::clientChanged, this, &FileSender::takeStatus);
    connect(engine, &Engine::sendFailed, this, [this](EndpointId endpoint, const Error &error) {
        if (endpoint == m_client)
            end(error);
    });
    connect(engine, &Engine::sendQueueEmpty, this, [this](EndpointId endpoint) {
        m_queueEmpty = m_queueEmpty || endpoint == m_client;
        sendSlice();
    });
}

FileSender::~FileSender()
{
    m_thread.join();
}

void FileSender::start()
{
    m_thread.launch();
    readNext();
}

void FileSender::readNext()
{
    handOver(m_slices, [slices = m_slices] { slices->readNext(); });
}

void FileSender::takeSlice(const QByteArray &bytes, bool last)
{
    m_slice = bytes;
    m_sliceIsLast = last;
    m_hasSlice = true;
    sendSlice();
}

void FileSender::sendSlice()
{
    if (!m_hasSlice || !m_queueEmpty || m_ended)
        return;
    m_hasSlice = false;
    m_queueEmpty = false;
    m_sentBytes += m_slice.size();
    m_engine->send(m_client, std::exchange(m_slice, {}));
    if (m_ended)
        return;
    Q_EMIT progressed(m_sentBytes);
    if (m_sliceIsLast)
        end({});
    else
        readNext();
}

void FileSender::takeStatus(const ClientStatus &status)
{
    if (status.id != m_client || !isOver(status.state))
        return;
    end(status.error.isError() ? status.error
                               : makeError(ErrorCode::NotConnected, tr("The file was not sent completely.")));
}

void FileSender::end(const Error &error)
{
    if (std::exchange(m_ended, true))
        return;
    if (error.isError())
        Q_EMIT failed(error);
    else
        Q_EMIT finished();
}

} // namespace swb

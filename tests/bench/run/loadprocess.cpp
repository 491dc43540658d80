// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/run/loadprocess.h"

#include "bench/contenders/serverprocess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>

namespace swb::bench {
namespace {

constexpr double drainSeconds = 30; // above the load's own limit
constexpr int stopMilliseconds = 3000;

} // namespace

LoadProcess::LoadProcess(const LoadSpec &spec, const QString &role)
    : m_patience(int((spec.setupSeconds * 2 + spec.warmUpSeconds + spec.seconds + drainSeconds) * 1000))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier(&dieWithParent);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--role"), role, QString::fromUtf8(spec.toJson())});
}

LoadProcess::~LoadProcess()
{
    m_process.closeWriteChannel();
    if (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(stopMilliseconds))
        return;
    m_process.kill();
    m_process.waitForFinished(stopMilliseconds);
}

bool LoadProcess::waitUntilHeld()
{
    const QByteArray line = readLine(m_patience);
    if (line == "held")
        return true;
    m_unexpected = line;
    return false;
}

void LoadProcess::release()
{
    m_process.write("\n");
}

LoadResult LoadProcess::result()
{
    const QByteArray line = m_unexpected.isEmpty() ? readLine(m_patience) : m_unexpected;
    return LoadResult::fromJson(QJsonDocument::fromJson(line).object());
}

QByteArray LoadProcess::readLine(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine()) {
        const auto left = int(milliseconds - timer.elapsed());
        if (left <= 0 || (!m_process.waitForReadyRead(left) && m_process.state() == QProcess::NotRunning))
            break;
    }
    return m_process.readLine().trimmed();
}

} // namespace swb::bench

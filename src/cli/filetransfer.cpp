// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/filetransfer.h"

#include "core/values/quantities.h"

namespace swb {

namespace {

constexpr std::chrono::milliseconds between{200};
constexpr double nsPerSecond = 1e9;

} // namespace

FileTransfer::FileTransfer(Console &console, qint64 bytes)
    : m_console(console)
    , m_line(console)
    , m_bytes(bytes)
{
    QObject::connect(&m_clock, &QTimer::timeout, &m_clock, [this] { show(); });
}

void FileTransfer::heard(const QByteArray &line, std::shared_ptr<const TrafficCounters> counters)
{
    m_counters = std::move(counters);
    if (line.startsWith("from "))
        begin(line.sliced(5).trimmed().toLongLong());
    else if (line.startsWith("stored "))
        sayStored(QString::fromLatin1(line.sliced(7).trimmed()));
}

void FileTransfer::begin(qint64 from)
{
    m_from = from;
    m_before = m_counters->bytesOut.load(std::memory_order_relaxed);
    m_time.start();
    if (from > 0)
        m_console.complain(tr("Resumes after %1 that the server already has.")
                               .arg(quantities::part(quint64(from), quint64(m_bytes))));
    if (m_line.isShown())
        m_clock.start(between);
}

void FileTransfer::show()
{
    const quint64 sent = m_counters->bytesOut.load(std::memory_order_relaxed) - m_before;
    const double rate = double(sent) * nsPerSecond / double(qMax(qint64(1), m_time.nsecsElapsed()));
    m_line.show(tr("%1 of %2 (%3), %4")
                    .arg(quantities::bytes(m_from + qint64(sent)), quantities::bytes(m_bytes),
                         quantities::share(double(m_from) + double(sent), double(m_bytes)),
                         quantities::rate(rate)));
}

void FileTransfer::sayStored(const QString &sha256)
{
    end();
    m_line.clear();
    const double ns = double(qMax(qint64(1), m_time.nsecsElapsed()));
    m_console.complain(tr("Stored %1: %2 sent in %3, %4. SHA-256 on both ends: %5")
                           .arg(quantities::bytes(m_bytes), quantities::bytes(m_bytes - m_from),
                                quantities::time(ns),
                                quantities::rate(double(m_bytes - m_from) * nsPerSecond / ns), sha256));
}

} // namespace swb

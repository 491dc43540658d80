// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/filesaver.h"

#include "core/files/filewriter.h"
#include "core/tasks/handover.h"

namespace swb {
namespace {

constexpr qint64 progressBytes = 1 << 20;

class FileSink : public FileSaver::Sink
{
public:
    FileSink(const QString &path, const std::atomic_bool &stop, std::function<void(qint64)> progress)
        : m_file(path)
        , m_stop(stop)
        , m_progress(std::move(progress))
    {
        m_good = m_file.start();
    }

    bool write(QByteArrayView bytes) override
    {
        m_good = m_good && m_file.write(bytes.data(), bytes.size()) == bytes.size();
        m_written += bytes.size();
        if (m_written - m_told >= progressBytes)
            m_progress(m_told = m_written);
        return m_good && !isStopped();
    }
    [[nodiscard]] bool isStopped() const override
    {
        return m_stop.load(std::memory_order_relaxed) || !m_good;
    }
    [[nodiscard]] qint64 written() const { return m_written; }

    Error commit() { return m_file.commit(); }

private:
    FileWriter m_file;
    const std::atomic_bool &m_stop;
    std::function<void(qint64)> m_progress;
    qint64 m_written = 0;
    qint64 m_told = 0;
    bool m_good = false;
};

} // namespace

FileSaver::FileSaver(QObject *parent)
    : QObject(parent)
{ }

/// A source checks isStopped() every few milliseconds, so this takes no longer.
FileSaver::~FileSaver()
{
    if (!m_thread)
        return;
    m_stop->store(true);
    m_thread->join();
}

void FileSaver::save(const QString &path, Source source)
{
    m_waiting.push_back({path, std::move(source)});
    startNext();
}

void FileSaver::startNext()
{
    if (m_thread || m_waiting.empty())
        return;
    const Job job = std::move(m_waiting.front());
    m_waiting.pop_front();
    start(job);
}

void FileSaver::start(const Job &job)
{
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_thread = std::make_unique<WorkerThread>(
        QStringLiteral("swb.save"), [this, path = job.path, source = job.source, stop = m_stop] {
            // Queued: the result is reported in the thread of this object.
            FileSink sink(path, *stop, [this](qint64 bytes) {
                handOver(this, [this, bytes] { Q_EMIT progressed(bytes); });
            });
            source(sink);
            const bool wanted = !stop->load();
            const Error error = wanted ? sink.commit() : Error();
            handOver(this, [this, path, bytes = sink.written(), error] { finish(path, bytes, error); });
        });
    m_thread->launch();
}

void FileSaver::cancel()
{
    for (; !m_waiting.empty(); m_waiting.pop_front())
        Q_EMIT cancelled();
    if (m_stop)
        m_stop->store(true);
}

void FileSaver::finish(const QString &path, qint64 bytes, const Error &error)
{
    m_thread->join(); // it has nothing left to do
    m_thread.reset();
    const bool givenUp = m_stop->load();
    startNext(); // first, since a receiver of the signal may destroy this
    if (givenUp)
        Q_EMIT cancelled();
    else
        Q_EMIT saved(path, bytes, error);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/protocolrunner.h"

#include "core/files/fileintake.h"
#include "core/log/messagelog.h"

namespace swb {

ProtocolRunner::~ProtocolRunner()
{
    if (!m_timer)
        return;
    m_timer->stop();
    m_timer.release()->deleteLater(); // this may be its own callback
}

void ProtocolRunner::tellMessage(Direction direction, QByteArrayView message, const ProtocolFacts &facts)
{
    if (facts.isEmpty())
        return m_thread.writer().message(about(), direction, message);
    EventDetail detail;
    detail.protocol = facts;
    m_thread.writer().event(about(), EventKind::Message, Severity::Chat, direction, std::move(detail),
                            message);
}

void ProtocolRunner::tellMessageAgain(Direction direction, QByteArrayView message,
                                      const std::shared_ptr<const EventDetail> &facts)
{
    m_thread.writer().message(about(), direction, message, facts);
}

void ProtocolRunner::tell(EventKind kind, Severity severity, Direction direction, const Error &error,
                          QByteArrayView bytes)
{
    m_thread.writer().event(about(), kind, severity, direction, {error.what, error, {}}, bytes);
}

void ProtocolRunner::upgrade(std::unique_ptr<Protocol> next, QByteArrayView rest)
{
    m_next = std::move(next);
    m_rest = rest.toByteArray();
}

/// A protocol that is opened() may immediately be replaced by another.
void ProtocolRunner::changeOver()
{
    while (m_next) {
        m_protocol = std::move(m_next);
        m_elsewhere.reset(); // they were the old one's
        if (m_timer)
            m_timer->stop();
        const QByteArray rest = std::exchange(m_rest, {});
        ++m_depth;
        m_protocol->opened(*this);
        if (m_next)
            m_rest = rest + m_rest;
        else if (!rest.isEmpty())
            m_protocol->received(rest, *this);
        --m_depth;
    }
}

void ProtocolRunner::endProtocol()
{
    m_over = true;
    if (m_protocol && m_depth == 0)
        tellEnd();
}

void ProtocolRunner::tellEnd()
{
    if (std::exchange(m_endTold, true))
        return;
    if (m_timer)
        m_timer->stop();
    ++m_depth;
    m_protocol->ended(*this);
    --m_depth;
}

void ProtocolRunner::wakeIn(std::chrono::nanoseconds time)
{
    if (!m_timer) {
        m_timer = std::make_unique<QTimer>();
        m_timer->setSingleShot(true);
        m_timer->setTimerType(Qt::PreciseTimer);
        QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(),
                         [this] { run([this](Protocol &it) { it.woken(*this); }); });
    }
    m_timer->start(std::chrono::ceil<std::chrono::milliseconds>(time));
}

void ProtocolRunner::runElsewhere(std::function<Then()> job)
{
    Q_ASSERT(!m_elsewhere);
    m_elsewhere
        = std::make_unique<Awaited<Then>>(FileIntake::disks(), std::move(job), [this](const Then &then) {
              m_elsewhere.reset();
              if (!m_endTold)
                  run([&then](Protocol &) { then(); });
          });
}

qint64 ProtocolRunner::nowNs() const
{
    return m_thread.log().nowNs();
}

QDateTime ProtocolRunner::wallTime() const
{
    return QDateTime::currentDateTime();
}

} // namespace swb

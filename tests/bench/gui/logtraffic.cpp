// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/logtraffic.h"

#include "bench/load/window.h"

namespace swb::bench {
namespace {

using namespace std::chrono_literals;

constexpr int writers = 4;
constexpr qsizetype messageBytes = 64;
constexpr int collectEvery = 100'000;

Subject conversationOf(MessageLog &log, int number)
{
    Conversation conversation;
    conversation.endpoint = EndpointId(1);
    conversation.local = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), 12000);
    conversation.remote = SocketAddress::fromIp(QStringLiteral("127.0.0.1"), quint16(40'000 + number));
    return {EndpointId(1), log.addConversation(conversation), Transport::Tcp};
}

QByteArray messageOf(qint64 number, const QByteArray &word, qsizetype bytes)
{
    return QByteArray(word + " number " + QByteArray::number(number)).leftJustified(bytes, '.');
}

} // namespace

LogTraffic::LogTraffic(MessageLog &log, int messagesPerSecond, double seconds)
    : m_perMillisecond(messagesPerSecond / 1000 / writers)
    , m_milliseconds(int(seconds * 1000))
    , m_running(writers)
{
    for (int number = 0; number < writers; ++number)
        m_threads.emplace_back([this, &log, number] { write(log, number); });
}

LogTraffic::~LogTraffic()
{
    for (std::thread &thread : m_threads)
        thread.join();
}

void LogTraffic::write(MessageLog &log, int number)
{
    const std::unique_ptr<LogWriter> writer = log.makeWriter();
    const Subject subject = conversationOf(log, number);
    const QByteArray payload = messageOf(number, "message", messageBytes);
    auto next = Clock::now();
    for (int millisecond = 0; millisecond < m_milliseconds; ++millisecond) {
        for (int i = 0; i < m_perMillisecond; ++i)
            writer->data(subject, i % 2 == 0 ? Direction::In : Direction::Out, payload);
        m_written += m_perMillisecond;
        next += 1ms;
        std::this_thread::sleep_until(next);
    }
    --m_running;
}

void fill(MessageLog &log, int messages, const QByteArray &word, qsizetype bytes)
{
    const std::unique_ptr<LogWriter> writer = log.makeWriter();
    const Subject subject = conversationOf(log, 0);
    for (int i = 0; i < messages; ++i) {
        writer->data(subject, Direction::In,
                     messageOf(i, i % 1000 == 0 ? word : QByteArrayLiteral("message"), bytes));
        if (i % collectEvery == 0)
            log.collect();
    }
}

} // namespace swb::bench

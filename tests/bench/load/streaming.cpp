// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/streaming.h"

#include "bench/raw/sockets.h"

#include <algorithm>
#include <cstring>
#include <poll.h>
#include <random>
#include <stdexcept>

namespace swb::bench {
namespace {

constexpr std::size_t writeBytes = 64 << 10;
constexpr std::size_t readBytes = 64 << 10;
constexpr std::size_t sampleBytes = 64;
constexpr std::size_t period = 1'048'573; // a prime
constexpr double stallSeconds = 5.0;
constexpr int turnMilliseconds = 20;

std::vector<char> makePattern()
{
    std::vector<char> pattern(period + writeBytes);
    std::mt19937 random(1); // NOLINT: the same bytes in every run
    std::generate_n(pattern.begin(), period, [&random] { return char(random()); });
    std::copy_n(pattern.begin(), writeBytes, pattern.begin() + period);
    return pattern;
}

} // namespace

Streaming::Streaming(const LoadSpec &spec)
    : m_spec(spec)
    , m_channel(Dialer(spec).dial())
    , m_pattern(makePattern())
    , m_buffer(readBytes)
{ }

void Streaming::run(LoadResult &result)
{
    shakeHands();
    Window window(m_spec);
    while (window.open(double(m_received)))
        moveBytes(true);
    window.writeTo(result);
    drain();
    result.allUnits = double(m_received);
    result.lost = double(m_sent - m_received);
    result.damaged = m_damaged;
    if (result.lost > 0)
        result.failure = QStringLiteral("the stream stalled with %1 bytes under way").arg(result.lost);
}

void Streaming::drain()
{
    auto lastProgress = Clock::now();
    while (m_received < m_sent && secondsSince(lastProgress) < stallSeconds) {
        const quint64 before = m_received;
        moveBytes(false);
        if (m_received != before)
            lastProgress = Clock::now();
    }
}

void Streaming::shakeHands()
{
    const auto start = Clock::now();
    while (m_received == 0 && secondsSince(start) < m_spec.setupSeconds) {
        if (!waitFor(m_channel->fd(), short(m_sent == 0 ? POLLIN | POLLOUT : POLLIN), turnMilliseconds))
            continue;
        if (m_sent == 0)
            sendSome();
        receiveSome();
    }
    if (m_received == 0)
        throw std::runtime_error("the connection was not answered in time");
}

void Streaming::moveBytes(bool sendMore)
{
    const bool sends = sendMore && sendable() > 0;
    if (!waitFor(m_channel->fd(), short(sends ? POLLIN | POLLOUT : POLLIN), turnMilliseconds))
        return;
    if (sends)
        sendSome();
    receiveSome();
}

std::size_t Streaming::sendable() const
{
    if (m_spec.streamWindow <= 0)
        return writeBytes;
    return std::min<std::size_t>(writeBytes,
                                 std::size_t(m_spec.streamWindow) - std::size_t(m_sent - m_received));
}

void Streaming::sendSome()
{
    const Transfer transfer = m_channel->write(m_pattern.data() + m_sent % period, sendable());
    if (transfer.outcome == Outcome::Closed || transfer.outcome == Outcome::Broken)
        throw std::runtime_error("the stream broke while sending");
    m_sent += transfer.bytes;
}

void Streaming::receiveSome()
{
    do {
        const Transfer transfer = m_channel->read(m_buffer.data(), m_buffer.size());
        if (transfer.outcome == Outcome::Closed || transfer.outcome == Outcome::Broken)
            throw std::runtime_error("the stream was closed by the server");
        if (transfer.outcome != Outcome::Done)
            return;
        check(transfer.bytes);
        m_received += transfer.bytes;
    } while (m_channel->hasBuffered());
}

void Streaming::check(std::size_t count)
{
    const std::size_t sample = std::min(sampleBytes, count);
    const char *first = m_pattern.data() + m_received % period;
    const char *last = m_pattern.data() + (m_received + count - sample) % period;
    if (m_received + count > m_sent || std::memcmp(m_buffer.data(), first, sample) != 0
        || std::memcmp(m_buffer.data() + count - sample, last, sample) != 0)
        ++m_damaged;
}

} // namespace swb::bench

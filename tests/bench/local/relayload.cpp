// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/local/relayload.h"

#include "bench/load/window.h"
#include "bench/raw/sockets.h"
#include "core/log/messagelog.h"
#include "net/netengine.h"
#include "net/transport/native/datagramcalls.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace swb::bench {
namespace {

using namespace std::chrono_literals;

constexpr auto setDelay = 20ms;
constexpr qint64 queue = 256 << 20; // more than passes in that time
constexpr quint64 mostUnderWay = 128; // more would be lost in the sockets' buffers, not in the relay
constexpr std::size_t datagramBytes = 64;
constexpr std::size_t writeBytes = 65'536;

/// A running relay whose log is being collected.
class RunningRelay
{
public:
    RunningRelay(Transport transport, std::uint16_t target, std::chrono::nanoseconds delay)
    {
        RelaySettings settings;
        settings.listen = {transport, QStringLiteral("127.0.0.1"), 0};
        settings.target = {transport, QStringLiteral("127.0.0.1"), target};
        settings.impairment.toServer.delay = delay;
        settings.impairment.toServer.queueBytes = queue; // only the delay is being measured
        QEventLoop loop;
        QObject::connect(&m_engine, &Engine::relayChanged, &loop, [&](const RelayStatus &status) {
            m_port = status.bound.port;
            m_counters = status.counters;
            loop.quit();
        });
        m_engine.startRelay(settings);
        loop.exec();
        m_collector = std::thread([this] {
            while (!m_over) {
                m_engine.log().collect();
                std::this_thread::sleep_for(33ms);
            }
        });
    }
    ~RunningRelay()
    {
        m_over = true;
        m_collector.join();
    }
    Q_DISABLE_COPY_MOVE(RunningRelay)

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] const LineCounters &toServer() const { return m_counters->toServer; }

private:
    NetEngine m_engine;
    std::uint16_t m_port = 0;
    std::shared_ptr<const RelayCounters> m_counters;
    std::atomic<bool> m_over = false;
    std::thread m_collector;
};

QJsonObject answer(double value, const QString &note, const QString &failure = {})
{
    return {{QStringLiteral("value"), value},
            {QStringLiteral("note"), note},
            {QStringLiteral("failure"), failure}};
}

qint64 nowNs()
{
    return std::chrono::nanoseconds(Clock::now().time_since_epoch()).count();
}

/// The median, or another quantile; sorts the values in place.
double part(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::size_t(share * double(values.size() - 1))];
}

/// Where datagrams were lost: each of these sockets and the relay has its own count.
QString whereLost(quint64 lost, const RunningRelay &relay, const Fd &sink)
{
    const LineCounters &counters = relay.toServer();
    return QStringLiteral("%1 lost: %2 by the system before the relay, %3 by the relay, %4 before the sink; "
                          "the relay read %5 and passed %6 on")
        .arg(lost)
        .arg(counters.systemDropped.load())
        .arg(counters.droppedInAll())
        .arg(datagramsDroppedOn(sink.get()))
        .arg(counters.received.load())
        .arg(counters.passed.load());
}

/// As many datagrams as get through with some always in flight.
QJsonObject datagramRate(double seconds)
{
    const std::uint16_t port = freePort();
    const Fd sink = bindUdp(port);
    const RunningRelay relay(Transport::Udp, port, 0ns);
    const Fd source = connectUdp(relay.port());
    std::atomic<quint64> received = 0;
    std::atomic<bool> over = false;
    std::thread reader([&] {
        std::array<char, datagramBytes> bytes{};
        while (!over) {
            if (!waitFor(sink.get(), POLLIN, 20))
                continue;
            while (::recv(sink.get(), bytes.data(), bytes.size(), 0) > 0)
                received.fetch_add(1, std::memory_order_relaxed);
        }
    });
    const std::array<char, datagramBytes> bytes{};
    quint64 sent = 0;
    const auto start = Clock::now();
    while (secondsSince(start) < seconds) {
        if (sent - received.load(std::memory_order_relaxed) >= mostUnderWay)
            std::this_thread::yield();
        else if (::send(source.get(), bytes.data(), bytes.size(), 0) > 0)
            ++sent;
    }
    const double elapsed = secondsSince(start);
    const double passed = double(received.load());
    for (int i = 0; i < 500 && received.load() < sent; ++i) // those still in flight
        std::this_thread::sleep_for(10ms);
    over = true;
    reader.join();
    const quint64 lost = sent - received.load();
    return answer(passed / elapsed, QStringLiteral("%1 lost").arg(lost),
                  lost > 0 ? whereLost(lost, relay, sink) : QString());
}

/// One-way times of datagrams sent once per millisecond, in microseconds.
std::vector<double> oneWayTimes(const Fd &source, const Fd &sink, double seconds)
{
    std::vector<double> times;
    std::atomic<bool> over = false;
    std::thread reader([&] {
        qint64 sentNs = 0;
        while (!over) {
            if (!waitFor(sink.get(), POLLIN, 20))
                continue;
            while (::recv(sink.get(), &sentNs, sizeof sentNs, 0) == ssize_t(sizeof sentNs))
                times.push_back(double(nowNs() - sentNs) / 1000);
        }
    });
    const auto start = Clock::now();
    auto next = start;
    while (secondsSince(start) < seconds) {
        next += 1ms;
        std::this_thread::sleep_until(next);
        const qint64 sentNs = nowNs();
        [[maybe_unused]] const auto sent = ::send(source.get(), &sentNs, sizeof sentNs, 0);
    }
    std::this_thread::sleep_for(200ms);
    over = true;
    reader.join();
    return times;
}

QJsonObject delayError(double seconds)
{
    const std::uint16_t port = freePort();
    const Fd sink = bindUdp(port);
    const RunningRelay relay(Transport::Udp, port, setDelay);
    const auto times = oneWayTimes(connectUdp(relay.port()), sink, seconds);
    const double wanted = double(std::chrono::microseconds(setDelay).count());
    return answer((part(times, 0.99) - wanted) / 1000,
                  QStringLiteral("p50 %1 ms, max %2 ms over")
                      .arg((part(times, 0.5) - wanted) / 1000, 0, 'f', 3)
                      .arg((part(times, 1) - wanted) / 1000, 0, 'f', 3),
                  times.empty() ? QStringLiteral("nothing got through") : QString());
}

QJsonObject addedTime(double seconds)
{
    const std::uint16_t port = freePort();
    const Fd sink = bindUdp(port);
    const RunningRelay relay(Transport::Udp, port, 0ns);
    const double direct = part(oneWayTimes(connectUdp(port), sink, seconds), 0.5);
    const double relayed = part(oneWayTimes(connectUdp(relay.port()), sink, seconds), 0.5);
    return answer(
        relayed - direct,
        QStringLiteral("%1 us through it, %2 us without").arg(relayed, 0, 'f', 1).arg(direct, 0, 'f', 1));
}

/// Bytes per second that come out of a stream through a relay, after the first have arrived.
double streamRate(std::chrono::nanoseconds delay, double seconds)
{
    const std::uint16_t port = freePort();
    const Fd listener = listenTcp(port);
    const RunningRelay relay(Transport::Tcp, port, delay);
    const Fd source = connectTcp(relay.port());
    if (!waitFor(listener.get(), POLLIN, 5000))
        return 0;
    const Fd sink(::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    std::atomic<bool> over = false;
    std::thread writer([&] {
        const std::vector<char> bytes(writeBytes, 'x');
        while (!over) {
            if (waitFor(source.get(), POLLOUT, 20)) [[maybe_unused]]
                const auto sent = ::send(source.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        }
    });
    std::vector<char> bytes(4 * writeBytes);
    double received = 0;
    auto start = Clock::now();
    bool warm = false;
    while (secondsSince(start) < seconds) {
        if (!waitFor(sink.get(), POLLIN, 20))
            continue;
        received += double(qMax(::recv(sink.get(), bytes.data(), bytes.size(), 0), ssize_t(0)));
        if (!warm && secondsSince(start) > 0.2) {
            warm = true;
            received = 0;
            start = Clock::now();
        }
    }
    const double rate = received / secondsSince(start);
    over = true;
    writer.join();
    return rate;
}

QJsonObject streamRatio(double seconds)
{
    const double plain = streamRate(0ns, seconds);
    const double hardly = streamRate(1us, seconds); // queued and timed as well, so that only the time differs
    const double delayed = streamRate(setDelay, seconds);
    constexpr double mebibyte = 1 << 20;
    return answer(hardly > 0 ? delayed / hardly : 0,
                  QStringLiteral("%1 MiB/s with 20 ms, %2 with 1 us, %3 passed at once")
                      .arg(delayed / mebibyte, 0, 'f', 0)
                      .arg(hardly / mebibyte, 0, 'f', 0)
                      .arg(plain / mebibyte, 0, 'f', 0));
}

QJsonObject measured(const QString &what, double seconds)
{
    if (what == QStringLiteral("udp"))
        return datagramRate(seconds);
    if (what == QStringLiteral("delay"))
        return delayError(seconds);
    if (what == QStringLiteral("added"))
        return addedTime(seconds);
    return streamRatio(seconds);
}

} // namespace

int runRelayLoad(const QStringList &arguments)
{
    const QJsonObject json = measured(arguments.value(0), arguments.value(1).toDouble());
    std::puts(QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace swb::bench

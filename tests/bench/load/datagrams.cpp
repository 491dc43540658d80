// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/datagrams.h"

#include "bench/load/datagramtalk.h"

#include <algorithm>
#include <fstream>
#include <span>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>

namespace swb::bench {
namespace {

using namespace std::chrono_literals;

constexpr auto giveUpAfter = 1000ms;
constexpr auto sweepEvery = 100ms;
constexpr int turnMilliseconds = 20;

} // namespace

Datagrams::Datagrams(const LoadSpec &spec)
    : m_spec(spec)
{
    for (std::size_t index = 0; index < std::size_t(spec.connections); ++index) {
        Socket &socket = m_sockets.emplace_back();
        socket.fd = connectUdp(spec.port);
        socket.slots.resize(std::size_t(spec.inFlight));
        m_poller.add(socket.fd.get(), EPOLLIN, index);
    }
}

void Datagrams::run(LoadResult &result)
{
    const double droppedBefore = kernelDroppedDatagrams();
    awaitFirstAnswer();
    sendAll();
    Window window(m_spec);
    while (window.open(m_answers)) {
        turn(turnMilliseconds, true);
        giveUpOld(true);
    }
    window.writeTo(result);
    while (anyWaiting()) {
        turn(turnMilliseconds, false);
        giveUpOld(false);
    }
    result.allUnits = m_answers;
    result.lost = m_lost;
    result.damaged = m_damaged;
    result.kernelDropped = kernelDroppedDatagrams() - droppedBefore;
}

void Datagrams::awaitFirstAnswer()
{
    const auto start = Clock::now();
    m_now = start;
    send(0, 0);
    while (m_answers == 0 && secondsSince(start) < m_spec.setupSeconds)
        turn(turnMilliseconds, false);
    if (m_answers == 0)
        throw std::runtime_error("the first datagram was not answered in time");
}

void Datagrams::sendAll()
{
    m_now = Clock::now();
    for (std::size_t index = 0; index < m_sockets.size(); ++index) {
        for (std::size_t slot = 0; slot < m_sockets[index].slots.size(); ++slot)
            send(index, slot);
    }
}

void Datagrams::send(std::size_t index, std::size_t slotIndex)
{
    Slot &slot = m_sockets[index].slots[slotIndex];
    slot.sequence = ++m_sequence;
    slot.since = m_now;
    slot.waiting = true;
    writeDatagram(m_spec.talk, {slotIndex, slot.sequence}, slot.sent);
    if (::send(m_sockets[index].fd.get(), slot.sent.data(), slot.sent.size(), 0) < 0)
        throwErrno("send");
}

void Datagrams::turn(int milliseconds, bool again)
{
    const auto events = m_poller.wait(milliseconds);
    m_now = Clock::now();
    for (const epoll_event &event : events)
        receiveAll(std::size_t(event.data.u64), again);
}

void Datagrams::receiveAll(std::size_t index, bool again)
{
    for (std::size_t count = 0; count < m_sockets[index].slots.size(); ++count) {
        Reply reply{};
        const ssize_t size = ::recv(m_sockets[index].fd.get(), reply.data(), reply.size(), MSG_TRUNC);
        if (size < 0 && errno == EAGAIN)
            return;
        if (size < 0)
            throwErrno("recv");
        take(index, reply, size, again);
    }
}

void Datagrams::take(std::size_t index, const Reply &reply, ssize_t size, bool again)
{
    const DatagramStamp stamp = stampOf(m_spec.talk, reply);
    std::vector<Slot> &slots = m_sockets[index].slots;
    if (stamp.slot >= slots.size()) {
        ++m_damaged;
        return;
    }
    Slot &slot = slots[std::size_t(stamp.slot)];
    if (!isSame(m_spec.talk, slot.sequence, stamp.sequence) || !slot.waiting) {
        --m_lost; // late: it had been counted as lost and replaced
        return;
    }
    const std::span<const char> answer(reply.data(), std::min(std::size_t(size), reply.size()));
    if (!answers(m_spec, slot.sent, answer))
        ++m_damaged;
    slot.waiting = false;
    ++m_answers;
    if (again)
        send(index, std::size_t(stamp.slot));
}

void Datagrams::giveUpOld(bool again)
{
    if (m_now - m_lastSweep < sweepEvery)
        return;
    m_lastSweep = m_now;
    for (std::size_t index = 0; index < m_sockets.size(); ++index) {
        for (std::size_t i = 0; i < m_sockets[index].slots.size(); ++i) {
            Slot &slot = m_sockets[index].slots[i];
            if (!slot.waiting || m_now - slot.since < giveUpAfter)
                continue;
            ++m_lost;
            slot.waiting = false;
            if (again)
                send(index, i);
        }
    }
}

bool Datagrams::anyWaiting() const
{
    for (const Socket &socket : m_sockets) {
        for (const Slot &slot : socket.slots) {
            if (slot.waiting)
                return true;
        }
    }
    return false;
}

double kernelDroppedDatagrams()
{
    std::ifstream file("/proc/net/snmp");
    std::string names;
    std::string values;
    while (std::getline(file, names) && std::getline(file, values)) {
        if (names.rfind("Udp:", 0) != 0)
            continue;
        std::istringstream nameStream(names);
        std::istringstream valueStream(values);
        std::string name;
        std::string value;
        while (nameStream >> name && valueStream >> value) {
            if (name == "RcvbufErrors")
                return std::stod(value);
        }
    }
    return 0;
}

} // namespace swb::bench

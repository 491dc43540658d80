// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/datagramtalk.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace swb::bench {
namespace {

using namespace std::string_view_literals;

constexpr int slotBits = 4; // of a question's number; the rest is the sequence's
constexpr quint64 slotMask = (1U << slotBits) - 1;
constexpr quint64 sequenceMask = 0xffffU >> slotBits;
constexpr std::size_t labelBytes = 35; // which makes a question of 64 bytes
constexpr std::size_t header = 12;
constexpr std::string_view rest = "\5bench\4test\0\0\1\0\1"sv; // with the root, A and IN
constexpr std::string_view address = "\xc0\0\2\1"sv; // 192.0.2.1, as in bench.zone
constexpr std::size_t answerBytes = 16; // of one record whose name is a pointer

void writeQuestion(const DatagramStamp &stamp, std::span<char> datagram)
{
    std::fill(datagram.begin(), datagram.end(), '\0');
    const quint64 id = stamp.slot | (stamp.sequence & sequenceMask) << slotBits;
    datagram[0] = char(id >> 8);
    datagram[1] = char(id);
    datagram[2] = 1; // recursion desired, as in most queries
    datagram[5] = 1; // one question
    datagram[header] = char(labelBytes);
    const auto label = datagram.subspan(header + 1, labelBytes);
    std::fill(label.begin(), label.end(), char('a' + stamp.sequence % 26));
    std::copy(rest.begin(), rest.end(), label.end());
}

bool isAddressFor(std::span<const char> question, std::span<const char> reply)
{
    const auto asked = question.subspan(header);
    return reply.size() == question.size() + answerBytes && (reply[2] & 0x80) != 0 && (reply[3] & 0x0f) == 0
        && reply[7] == 1 && std::equal(asked.begin(), asked.end(), reply.begin() + header)
        && std::equal(address.begin(), address.end(), reply.end() - std::ptrdiff_t(address.size()));
}

} // namespace

void writeDatagram(Talk talk, const DatagramStamp &stamp, std::span<char> datagram)
{
    if (talk == Talk::Dns)
        return writeQuestion(stamp, datagram);
    std::fill(datagram.begin(), datagram.end(), char('a' + stamp.sequence % 26));
    std::memcpy(datagram.data(), &stamp, sizeof stamp);
}

DatagramStamp stampOf(Talk talk, std::span<const char> reply)
{
    DatagramStamp stamp;
    if (talk == Talk::Echo) {
        std::memcpy(&stamp, reply.data(), sizeof stamp);
        return stamp;
    }
    const quint64 id = quint64(quint8(reply[0])) << 8 | quint8(reply[1]);
    return {id & slotMask, id >> slotBits};
}

bool isSame(Talk talk, quint64 sequence, quint64 stamped)
{
    return talk == Talk::Dns ? (sequence & sequenceMask) == stamped : sequence == stamped;
}

bool answers(const LoadSpec &spec, std::span<const char> sent, std::span<const char> reply)
{
    if (spec.talk == Talk::Dns && !spec.isEchoed)
        return isAddressFor(sent, reply);
    return std::equal(sent.begin(), sent.end(), reply.begin(), reply.end());
}

} // namespace swb::bench

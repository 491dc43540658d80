// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/proctcp.h"

#include "core/values/ipaddress.h"

#include <QByteArray>
#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

namespace swb {

namespace {

// Columns of a row, split at spaces:
//   0 "0:"   1 local   2 remote   3 state   4 tx_queue:rx_queue   5 tr:tm->when   6 ...
constexpr qsizetype localColumn = 1;
constexpr qsizetype remoteColumn = 2;
constexpr qsizetype stateColumn = 3;
constexpr qsizetype timerColumn = 5;

constexpr quint32 timeWaitTimer = 3;
constexpr quint32 jiffiesPerSecond = 100; ///< USER_HZ, whatever the kernel's own clock

constexpr qsizetype wordDigits = 8;

/// Exactly this many hex digits and nothing else.
std::optional<quint32> hexNumber(QByteArrayView text, qsizetype digits)
{
    quint32 number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number, 16);
    const bool whole = error == std::errc() && end == text.end() && text.size() == digits;
    return whole ? std::optional(number) : std::nullopt;
}

/// "0100007F:1F90": the address as words of 32 bits, each printed as a number of this machine's byte order.
std::optional<SocketAddress> socketAddress(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    if (colon != wordDigits && colon != 4 * wordDigits)
        return std::nullopt;
    const auto port = hexNumber(text.sliced(colon + 1), 4);
    if (!port)
        return std::nullopt;
    SocketAddress address;
    address.port = quint16(*port);
    address.family = colon == wordDigits ? SocketAddress::Family::IPv4 : SocketAddress::Family::IPv6;
    for (qsizetype at = 0; at < colon; at += wordDigits) {
        const auto word = hexNumber(text.sliced(at, wordDigits), wordDigits);
        if (!word)
            return std::nullopt;
        std::memcpy(address.bytes.data() + at / 2, &*word, sizeof *word);
    }
    return address;
}

/// "03:00001770": which timer runs, and in how many jiffies it is due.
std::optional<std::chrono::seconds> timeWaitLeft(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    const auto timer = hexNumber(text.first(qMax(colon, qsizetype(0))), 2);
    const auto jiffies = hexNumber(text.sliced(colon + 1), wordDigits);
    if (!timer || !jiffies)
        return std::nullopt;
    const qint64 roundedUp = (qint64(*jiffies) + jiffiesPerSecond - 1) / jiffiesPerSecond;
    return std::chrono::seconds(*timer == timeWaitTimer ? roundedUp : 0);
}

std::optional<ProcTcpRow> parseRow(const QByteArray &line)
{
    const QList<QByteArray> columns = line.simplified().split(' ');
    if (columns.size() <= timerColumn)
        return std::nullopt;
    const auto local = socketAddress(columns[localColumn]);
    const auto remote = socketAddress(columns[remoteColumn]);
    const auto state = hexNumber(columns[stateColumn], 2);
    const auto left = timeWaitLeft(columns[timerColumn]);
    if (!local || !remote || !state || !left)
        return std::nullopt;
    return ProcTcpRow{*local, *remote, int(*state), *left};
}

/// Converts an IPv4-mapped address to IPv4.
SocketAddress unmapped(SocketAddress address)
{
    if (address.family != SocketAddress::Family::IPv6 || !isMappedIPv4(address.bytes.data()))
        return address;
    SocketAddress ipv4{.port = address.port, .family = SocketAddress::Family::IPv4};
    std::copy_n(address.bytes.begin() + 12, 4, ipv4.bytes.begin());
    return ipv4;
}

/// Whether a socket bound to the one wildcard address would also receive for the other address.
bool covers(const SocketAddress &wildcard, const SocketAddress &other)
{
    return wildcard.isAny()
        && (wildcard.family == SocketAddress::Family::IPv6 || wildcard.family == other.family);
}

PortHolders::Kind kindOf(const ProcTcpRow &row)
{
    switch (row.state) {
    case tcpstate::listen:
        return PortHolders::Kind::Listener;
    case tcpstate::timeWait:
        return PortHolders::Kind::TimeWait;
    default:
        return PortHolders::Kind::Connections;
    }
}

bool meet(const SocketAddress &one, const SocketAddress &other)
{
    const bool same = one.family == other.family && one.bytes == other.bytes;
    return one.port == other.port && (same || covers(one, other) || covers(other, one));
}

} // namespace

QList<ProcTcpRow> parseProcTcp(QByteArrayView text)
{
    QList<ProcTcpRow> rows;
    for (const QByteArray &line : text.toByteArray().split('\n')) {
        if (const auto row = parseRow(line))
            rows << *row;
    }
    return rows;
}

PortHolders portHolders(const QList<ProcTcpRow> &rows, const SocketAddress &address)
{
    PortHolders holders;
    for (const ProcTcpRow &row : rows) {
        if (!meet(unmapped(row.local), unmapped(address)))
            continue;
        holders.kind = std::max(holders.kind, kindOf(row));
        holders.timeWaitLeft = std::max(holders.timeWaitLeft, row.timeWaitLeft);
    }
    return holders;
}

} // namespace swb

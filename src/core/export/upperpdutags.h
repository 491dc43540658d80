// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Tags and values of Wireshark's wsutil/exported_pdu_tlvs.h.
namespace swb::upperpdu {

inline constexpr quint16 endOfOptions = 0;
inline constexpr quint16 dissectorName = 12;
inline constexpr quint16 dissectorTable = 14;
inline constexpr quint16 ipv4Source = 20; ///< the destination is the next number, for each of these
inline constexpr quint16 ipv6Source = 22;
inline constexpr quint16 portType = 24;
inline constexpr quint16 sourcePort = 25;
inline constexpr quint16 tableNumber = 32; ///< must follow the table's name
inline constexpr quint16 protocolColumn = 33; ///< for dissectors that leave the column empty
inline constexpr quint16 pointToPointDirection = 35;
inline constexpr quint16 userData = 37; ///< no dissector reads it

inline constexpr quint32 tcpPort = 2;
inline constexpr quint32 udpPort = 3;
inline constexpr quint32 sent = 0;
inline constexpr quint32 received = 1;

/// What only this program knows about an event is in `userData` as one line of ASCII, words separated by
/// spaces: this mark, role, number and id of the conversation, endpoint, transport, evidence, severity, zones
/// (RFC 4007) of source and destination, and "more" if the next record continues it. The event's own words
/// follow on a second line, in UTF-8.
inline constexpr char mark[] = "swb1";
inline constexpr char more[] = "more";
inline constexpr qsizetype mostUserData = 1500; ///< bytes; longer text is cut

} // namespace swb::upperpdu

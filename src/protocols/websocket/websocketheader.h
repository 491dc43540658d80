// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <array>
#include <optional>

namespace swb {

/// The header of a WebSocket frame (RFC 6455 5.2):
/// | bytes | what |
/// |---|---|
/// | 0 | FIN, three reserved bits, four bits of opcode |
/// | 1 | MASK, seven bits of length; 126 and 127: it is in the following bytes |
/// | 2.. | none, 2 or 8 bytes of length, big-endian |
/// | then | if MASK is set: 4 bytes of masking key |
/// wslay reads the frames of a connection without exposing these; this class is for display.
struct WebSocketHeader
{
    bool fin = false;
    quint8 reserved = 0; ///< RSV1 is 4, RSV3 is 1
    quint8 opcode = 0;
    bool masked = false;
    int lengthBytes = 0; ///< 0, 2 or 8 after the second byte
    quint64 payloadBytes = 0;
    std::array<char, 4> key{};

    [[nodiscard]] qsizetype size() const { return 2 + lengthBytes + (masked ? qsizetype(key.size()) : 0); }
    /// A ping, a pong or a close (RFC 6455 5.5).
    [[nodiscard]] bool isControl() const { return (opcode & 8) != 0; }

    /// Nothing if it is incomplete.
    [[nodiscard]] static std::optional<WebSocketHeader> read(QByteArrayView bytes);
};

/// "text", "continuation"; "opcode 3" if RFC 6455 11.8 has no name for it.
[[nodiscard]] QString webSocketOpcodeName(quint8 opcode);

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "core/log/event.h"

#include <QByteArrayView>
#include <optional>

namespace swb {

/// How a channel's bytes get to the system and back: as they are, or through TLS. Works on a non-blocking
/// descriptor that is the channel's; says what it is waiting for instead of waiting.
class ByteLayer
{
public:
    enum class Outcome : quint8 {
        Done,
        WantRead, ///< go on once the descriptor can be read
        WantWrite, ///< go on once it can be written
        End, ///< the peer has finished
        Failed, ///< for good; failure() says why
    };
    struct Result
    {
        Outcome outcome = Outcome::Done;
        qint64 bytes = 0; ///< with Done: at least 1
    };
    struct Failure
    {
        LinkState how = LinkState::Failed;
        Error error;
    };

    virtual ~ByteLayer() = default;

    /// Goes on with the handshake; Done when bytes can pass.
    [[nodiscard]] virtual Result handshake() = 0;
    [[nodiscard]] virtual bool hasHandshake() const = 0;
    /// One read of at most so many bytes.
    [[nodiscard]] virtual Result read(char *to, qint64 most) = 0;
    /// One write; Done tells how many bytes were taken. What was not taken comes again, first.
    [[nodiscard]] virtual Result write(QByteArrayView bytes) = 0;
    /// Whether bytes are here already that the descriptor's readiness will not tell of.
    [[nodiscard]] virtual bool hasBuffered() const = 0;
    /// Tells the peer that nothing more will come, where the layer has words for that.
    [[nodiscard]] virtual Result closeNotify() = 0;

    [[nodiscard]] virtual std::optional<TlsFacts> facts() const { return {}; }
    /// What is wrong although the layer went on: a check that was switched off has failed, or the peer ended
    /// without a goodbye. None for nothing. Told once.
    [[nodiscard]] virtual Error takeWarning() { return {}; }
    [[nodiscard]] const Failure &failure() const { return m_failure; }

protected:
    Failure m_failure;
};

} // namespace swb

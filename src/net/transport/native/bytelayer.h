// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "core/log/event.h"

#include <QByteArrayView>
#include <optional>

namespace swb {

/// How a channel's bytes get to the system and back: unchanged, or through TLS. Works on the channel's
/// non-blocking descriptor; returns what it is waiting for instead of blocking.
class ByteLayer
{
public:
    enum class Outcome : quint8 {
        Done,
        WantRead, ///< continue once the descriptor is readable
        WantWrite, ///< continue once it is writable
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

    /// Continues the handshake; Done when bytes can pass.
    [[nodiscard]] virtual Result handshake() = 0;
    [[nodiscard]] virtual bool hasHandshake() const = 0;
    /// One read of at most this many bytes.
    [[nodiscard]] virtual Result read(char *to, qint64 most) = 0;
    /// One write; Done gives how many bytes were accepted. The rest must be passed again, first.
    [[nodiscard]] virtual Result write(QByteArrayView bytes) = 0;
    /// Whether bytes are already buffered here, which the descriptor's readiness does not show.
    [[nodiscard]] virtual bool hasBuffered() const = 0;
    /// Tells the peer that nothing more will come, if the layer has a message for that.
    [[nodiscard]] virtual Result closeNotify() = 0;

    [[nodiscard]] virtual std::optional<TlsFacts> facts() const { return {}; }
    /// A problem that did not stop the layer: a check that was switched off has failed, or the peer ended
    /// without close_notify. None if there is none. Reported once.
    [[nodiscard]] virtual Error takeWarning() { return {}; }
    [[nodiscard]] const Failure &failure() const { return m_failure; }

protected:
    Failure m_failure;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framingspec.h"

#include <functional>

namespace swb {

/// Cuts one direction of a stream into messages after the fact, as a framing would have done, and reports
/// where the framing does not fit. Without a framing every chunk is a separate unit.
class MessageCutter
{
public:
    struct Unit
    {
        QByteArrayView bytes; ///< valid during the call only
        bool fits = true; ///< false: bytes of a stream that the framing does not fit, or no longer fits
    };
    using UnitVisitor = std::function<void(const Unit &)>;

    /// An empty factory means no framing.
    explicit MessageCutter(const FramerFactory &factory);

    void cut(QByteArrayView chunk, const UnitVisitor &visit);
    /// Bytes of a message that has begun but not ended.
    [[nodiscard]] qsizetype pendingBytes() const;
    /// What did not fit; no error as long as everything fits.
    [[nodiscard]] const Error &misfit() const { return m_misfit; }

private:
    std::unique_ptr<Framer> m_framer;
    QByteArray m_unframed; ///< bytes after the last whole message: the framer drops them when it fails
    Error m_misfit;
};

} // namespace swb

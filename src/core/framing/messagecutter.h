// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framingspec.h"

#include <functional>

namespace swb {

/// Cuts what is read afterwards of one direction of a stream into messages, as a framing would have done it,
/// and says where the framing does not fit. Without a framing every chunk is a unit of its own.
class MessageCutter
{
public:
    struct Unit
    {
        QByteArrayView bytes; ///< valid during the call only
        bool fits = true; ///< false: bytes of a stream that the framing does not fit (any more)
    };
    using UnitVisitor = std::function<void(const Unit &)>;

    /// An empty factory stands for no framing.
    explicit MessageCutter(const FramerFactory &factory);

    void cut(QByteArrayView chunk, const UnitVisitor &visit);
    /// Bytes of a message that has begun and not ended.
    [[nodiscard]] qsizetype pendingBytes() const;
    /// What did not fit; no error while all does.
    [[nodiscard]] const Error &misfit() const { return m_misfit; }

private:
    std::unique_ptr<Framer> m_framer;
    QByteArray m_unframed; ///< bytes behind the last whole message: the framer drops them where it fails
    Error m_misfit;
};

} // namespace swb

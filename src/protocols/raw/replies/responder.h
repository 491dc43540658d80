// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <optional>

namespace swb {

/// What a reply may use besides the bytes it answers.
struct ReplyContext
{
    SocketAddress peer;
    quint64 count = 1; ///< answers of this server so far, including this one
    QDateTime time; ///< set only if Responder::needsTime()
};

/// Makes the answer to one message: bytes in, bytes out, no state and no socket. One small class each, made
/// by name with makeResponder(). Thread-safe.
class Responder
{
public:
    virtual ~Responder() = default;

    /// The answer, or nothing if there is none (discard). The view is either `message` itself or a part of
    /// `scratch`, whose old content is lost; it is valid until either changes. An empty view is an empty
    /// answer.
    [[nodiscard]] virtual std::optional<QByteArrayView>
    reply(QByteArrayView message, const ReplyContext &context, QByteArray &scratch) const = 0;
    [[nodiscard]] virtual bool needsCount() const { return false; }
    [[nodiscard]] virtual bool needsTime() const { return false; }
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport/native/bytelayer.h"

namespace swb {

/// recv(2) and send(2), one call each.
class PlainLayer final : public ByteLayer
{
public:
    /// `peerName` is for errors.
    PlainLayer(int descriptor, const QString &peerName)
        : m_descriptor(descriptor)
        , m_peerName(peerName)
    { }

    Result handshake() override { return {}; }
    bool hasHandshake() const override { return false; }
    Result read(char *to, qint64 most) override;
    Result write(QByteArrayView bytes) override;
    bool hasBuffered() const override { return false; }
    Result closeNotify() override { return {}; }

private:
    [[nodiscard]] Result failed(int errnoValue);

    const int m_descriptor;
    const QString m_peerName;
};

/// What an errno value of a connection means: a reset, or a failure of another kind.
[[nodiscard]] ByteLayer::Failure connectionFailure(int errnoValue, const QString &peerName);

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/load/loadspec.h"
#include "bench/raw/tlschannel.h"

namespace swb::bench {

/// Opens channels to the server of a load, plain or encrypted as its carrier says.
class Dialer
{
public:
    explicit Dialer(const LoadSpec &spec);

    /// The connect may still be in progress.
    [[nodiscard]] std::unique_ptr<Channel> dial() const;

private:
    quint16 m_port;
    SslContext m_context;
};

} // namespace swb::bench

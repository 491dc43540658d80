// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/dial.h"

#include "bench/raw/sockets.h"

namespace swb::bench {

Dialer::Dialer(const LoadSpec &spec)
    : m_port(spec.port)
    , m_context(spec.carrier == Carrier::Tls ? clientContext(spec.certificateFile.toStdString())
                                             : SslContext(nullptr, &SSL_CTX_free))
{ }

std::unique_ptr<Channel> Dialer::dial() const
{
    Fd socket = connectTcp(m_port);
    if (m_context)
        return std::make_unique<TlsChannel>(std::move(socket), m_context.get(), TlsChannel::Side::Client);
    return std::make_unique<PlainChannel>(std::move(socket));
}

} // namespace swb::bench

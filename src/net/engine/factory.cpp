// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/factory.h"

#include "net/datagram/datagramclient.h"
#include "net/datagram/datagramserver.h"
#include "net/dtls/dtlsclient.h"
#include "net/dtls/dtlsserver.h"
#include "net/relay/datagramrelay.h"
#include "net/relay/streamrelay.h"
#include "net/stream/streamclient.h"
#include "net/stream/streamserver.h"

namespace swb {

std::shared_ptr<Server> makeServer(const ServerTerms &setting, std::vector<NetworkThread *> threads)
{
    switch (setting.settings.url.transport) {
    case Transport::Tcp:
    case Transport::Tls:
        return std::make_shared<StreamServer>(setting, std::move(threads));
    case Transport::Dtls:
        return std::make_shared<DtlsServer>(setting);
    case Transport::Udp:
        break;
    }
    ServerTerms terms = setting;
    terms.makeBeside
        = [threads = std::move(threads)](const ServerTerms &beside) { return makeServer(beside, threads); };
    return std::make_shared<DatagramServer>(terms);
}

std::shared_ptr<Client> makeClient(const ClientTerms &setting)
{
    switch (setting.settings.url.transport) {
    case Transport::Tcp:
    case Transport::Tls:
        return std::make_shared<StreamClient>(setting);
    case Transport::Dtls:
        return std::make_shared<DtlsClient>(setting);
    case Transport::Udp:
        break;
    }
    return std::make_shared<DatagramClient>(setting);
}

std::shared_ptr<Relay> makeRelay(const RelayTerms &setting)
{
    if (isStream(setting.settings.listen.transport))
        return std::make_shared<StreamRelay>(setting);
    return std::make_shared<DatagramRelay>(setting);
}

} // namespace swb

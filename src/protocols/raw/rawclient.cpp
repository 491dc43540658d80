// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/rawclient.h"

namespace swb {

namespace {

class RawClients final : public ProtocolMaker
{
public:
    RawClients(FramerFactory makeFramer, bool frameSent)
        : m_makeFramer(std::move(makeFramer))
        , m_frameSent(frameSent)
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<RawClient>(m_makeFramer ? m_makeFramer() : nullptr, m_frameSent);
    }

private:
    const FramerFactory m_makeFramer;
    const bool m_frameSent;
};

} // namespace

RawClient::RawClient(std::unique_ptr<Framer> framer, bool frameSent)
    : m_framer(std::move(framer))
    , m_frameSent(frameSent && m_framer)
{ }

void RawClient::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (!m_framer || m_broken)
        return actions.deliver(bytes);
    m_framer->append(bytes);
    Framer::Status status{};
    while ((status = m_framer->next()) == Framer::Status::Complete) {
        actions.tellMessage(Direction::In, m_framer->payload());
        actions.deliver(m_framer->payload());
    }
    if (status != Framer::Status::Malformed)
        return;
    const Error error = m_framer->error();
    m_broken = true;
    m_framer->clear();
    actions.broken(error);
}

void RawClient::send(QByteArrayView message, ProtocolActions &actions)
{
    if (!m_frameSent)
        return actions.write(message);
    QByteArray &framed = actions.scratch();
    framed.resize(0);
    if (const Error error = m_framer->encode(message, framed); error.isError())
        return actions.refuse(error);
    actions.write(framed);
}

MadeProtocols rawClients(const ClientSettings &settings)
{
    if (!isStream(settings.url.transport))
        return std::shared_ptr<ProtocolMaker>(std::make_shared<RawClients>(FramerFactory(), false));
    const auto framing = parseFraming(settings.framing, settings.maxFrameBytes);
    if (!framing)
        return framing.error();
    return std::shared_ptr<ProtocolMaker>(std::make_shared<RawClients>(framing.value(), settings.frameSent));
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/optionsfields.h"

#include "widgets/common/availability.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr int bufferStep = 4096;
constexpr int leastWidth = 40; // beside its label in half of a small window

} // namespace

OptionsFields::OptionsFields(QGridLayout &grid, Owner owner)
    : m_owner(owner)
{
    const int row = grid.rowCount();
    m_keepAlive = addField(
        grid, row, 0,
        {u"keepAliveSpinBox"_s, tr("Keep-alive"), tr("keep-alive"),
         tr("After this much silence, the system checks that the peer is still there (SO_KEEPALIVE)"),
         tr("never"), limits::keepAliveSeconds});
    m_keepAlive->setSuffix(tr(" s"));
    m_ttl = addField(grid, row, 2,
                     {u"ttlSpinBox"_s, tr("TTL"), tr("TTL"), ttlTip(), tr("system default"), limits::ttl});
    m_receiveBuffer
        = addField(grid, row + 1, 0,
                   {u"receiveBufferSpinBox"_s, tr("Receive buffer"), tr("receive buffer"),
                    tr("The system's buffer for data that has arrived and has not been read (SO_RCVBUF)"),
                    tr("system default"), limits::bufferBytes});
    m_sendBuffer
        = addField(grid, row + 1, 2,
                   {u"sendBufferSpinBox"_s, tr("Send buffer"), tr("send buffer"),
                    tr("The system's buffer for data that has been written and has not left (SO_SNDBUF)"),
                    tr("system default"), limits::bufferBytes});
    for (QSpinBox *const buffer : {m_receiveBuffer, m_sendBuffer}) {
        buffer->setSuffix(tr(" B"));
        buffer->setSingleStep(bufferStep);
    }
    if (owner != Owner::Client)
        addReuse(grid, row + 2);
}

QString OptionsFields::named(const QString &name) const
{
    switch (m_owner) {
    case Owner::Server:
        return tr("Server %1").arg(name);
    case Owner::Client:
        return tr("Client %1").arg(name);
    case Owner::Relay:
        return tr("Relay %1").arg(name);
    }
    Q_UNREACHABLE();
}

QString OptionsFields::ttlTip() const
{
    switch (m_owner) {
    case Owner::Server:
        return tr("How many routers an answer may pass, plus 1 (IP_TTL, IPV6_UNICAST_HOPS)");
    case Owner::Client:
        return tr("How many routers a packet may pass, plus 1 (IP_TTL, IPV6_UNICAST_HOPS). Multicast groups "
                  "have their own TTL");
    case Owner::Relay:
        return tr("How many routers a forwarded packet may pass, plus 1 (IP_TTL, IPV6_UNICAST_HOPS). Towards "
                  "the server, it is always at least one less than the TTL with which the packet arrived");
    }
    Q_UNREACHABLE();
}

QSpinBox *OptionsFields::addField(QGridLayout &grid, int row, int column, const Field &field)
{
    auto *box = new QSpinBox(grid.parentWidget());
    box->setObjectName(field.objectName);
    box->setAccessibleName(named(field.name));
    box->setToolTip(field.tip);
    box->setSpecialValueText(field.atZero);
    box->setMaximum(field.most);
    box->setAccelerated(true);
    box->setMinimumWidth(leastWidth);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *label = new QLabel(field.label, grid.parentWidget());
    label->setBuddy(box);
    grid.addWidget(label, row, column);
    grid.addWidget(box, row, column + 1);
    return box;
}

void OptionsFields::addReuse(QGridLayout &grid, int row)
{
    m_reuseAddress = new QCheckBox(tr("Reuse the address"), grid.parentWidget());
    m_reuseAddress->setObjectName(u"reuseAddressCheckBox"_s);
    m_reuseAddress->setAccessibleName(named(tr("address reuse")));
    m_reuseAddress->setToolTip(tr("Listen even if connections of an earlier server are still closing, or if "
                                  "others have joined the same group (SO_REUSEADDR)"));
    m_reuseAddress->setChecked(true);
    grid.addWidget(m_reuseAddress, row, 0, 1, grid.columnCount());
}

SocketOptions OptionsFields::options() const
{
    SocketOptions options;
    options.reuseAddress = !m_reuseAddress || m_reuseAddress->isChecked();
    options.keepAlive = std::chrono::seconds(m_keepAlive->value());
    options.ttl = m_ttl->value();
    options.receiveBuffer = m_receiveBuffer->value();
    options.sendBuffer = m_sendBuffer->value();
    return options;
}

void OptionsFields::setOptions(const SocketOptions &options)
{
    if (m_reuseAddress)
        m_reuseAddress->setChecked(options.reuseAddress);
    m_keepAlive->setValue(int(options.keepAlive.count()));
    m_ttl->setValue(options.ttl);
    m_receiveBuffer->setValue(options.receiveBuffer);
    m_sendBuffer->setValue(options.sendBuffer);
}

void OptionsFields::adapt(Transport transport)
{
    setAvailable(m_keepAlive, isStream(transport), tr("Only TCP has keep-alive probes"));
    if (m_reuseAddress)
        setAvailable(m_reuseAddress, transport != Transport::Dtls,
                     tr("A DTLS server never shares its address"));
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/protocolchooser.h"

#include "widgets/common/availability.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProtocolChooser)
};

} // namespace

ProtocolChooser::ProtocolChooser(QComboBox &box, QCheckBox &encrypted)
    : m_box(box)
    , m_encrypted(encrypted)
{
    QLatin1StringView before;
    for (const Scheme &scheme : schemes()) {
        if (isEncrypted(scheme.transport))
            continue;
        if (!before.isEmpty() && before == QLatin1StringView("raw") && scheme.protocol != before)
            m_box.insertSeparator(m_box.count());
        m_box.addItem(titleOf(scheme), QString(scheme.name));
        before = scheme.protocol;
    }
}

const Scheme &ProtocolChooser::plain() const
{
    const Scheme *const chosen = schemeNamed(m_box.currentData().toString());
    return chosen ? *chosen : schemes().front();
}

const Scheme &ProtocolChooser::scheme() const
{
    const Scheme &chosen = plain();
    const Scheme *const encrypted
        = m_encrypted.isChecked() ? schemeOver(chosen, withEncryption(chosen.transport, true)) : nullptr;
    return encrypted ? *encrypted : chosen;
}

EndpointUrl ProtocolChooser::url(const QString &host, quint16 port) const
{
    const Scheme &chosen = scheme();
    EndpointUrl url{chosen.transport, host, port};
    if (chosen.name != schemeOf(chosen.transport))
        url.scheme = chosen.name;
    return url;
}

void ProtocolChooser::setUrl(const EndpointUrl &url)
{
    const Scheme *known = schemeOf(url);
    if (!known)
        known = schemeNamed(schemeOf(url.transport));
    const Scheme *const plain = schemeOver(*known, withEncryption(known->transport, false));
    m_box.setCurrentIndex(m_box.findData(QString(plain->name)));
    m_encrypted.setChecked(isEncrypted(known->transport));
}

void ProtocolChooser::adapt()
{
    const Scheme &chosen = plain();
    const bool stream = isStream(chosen.transport);
    m_encrypted.setText(stream ? Words::tr("T&LS") : Words::tr("DT&LS"));
    m_encrypted.setToolTip(Words::tr("Encrypt: TLS over TCP, DTLS over UDP"));
    setAvailable(&m_encrypted, schemeOver(chosen, withEncryption(chosen.transport, true)) != nullptr,
                 Words::tr("%1 cannot be encrypted here").arg(titleOf(chosen)));
}

} // namespace swb

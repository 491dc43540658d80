// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/socketsfield.h"

#include "widgets/accessible/accessible.h"
#include "widgets/common/availability.h"

#include <QComboBox>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace swb {

SocketsField::SocketsField(QComboBox &box, QLabel &note)
    : m_box(box)
    , m_note(note)
{
    for (const SocketFamily family : {SocketFamily::Native, SocketFamily::Qt}) {
        if (isBuilt(family))
            m_box.addItem(displayName(family), int(family));
    }
    setAvailable(&m_box, m_box.count() > 1,
                 tr("This program was built with Qt's classes only, without the system's own calls"));
}

SocketFamily SocketsField::family() const
{
    return static_cast<SocketFamily>(m_box.currentData().toInt());
}

void SocketsField::setFamily(SocketFamily family)
{
    if (const int index = m_box.findData(int(family)); index >= 0)
        m_box.setCurrentIndex(index);
}

void SocketsField::adapt(Transport transport)
{
    QStringList words;
    for (const Capability capability : allCapabilities) {
        if (!whyAbsent(capability, family(), transport).isEmpty())
            words << displayName(capability);
    }
    const QStringList why = absences(family(), transport);
    m_note.setVisible(!words.isEmpty());
    m_note.setText(
        tr("Not available over %1 with these sockets: %2.").arg(displayName(transport), words.join(u", "_s)));
    accessible::setPlainToolTip(&m_note, why.join(u'\n'));
    const QString meaning = tr("Which sockets carry the bytes: the system's own calls, or Qt's classes "
                               "(QTcpSocket, QSslSocket, QUdpSocket, QDtls)");
    accessible::setPlainToolTip(&m_box, (QStringList{meaning} + why).join(u'\n'));
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/mutedbar.h"

#include "models/log/addressmask.h"
#include "widgets/accessible/accessible.h"
#include "widgets/detail/elidedlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace swb {

MutedBar::MutedBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new ElidedLabel(this))
    , m_button(new QToolButton(this))
    , m_menu(new QMenu(tr("Muted peers"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_label, 1);
    row->addWidget(m_button);
    m_label->setObjectName(u"mutedLabel"_s);
    m_label->setAccessibleName(tr("Muted peers"));
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_button->setObjectName(u"showMutedButton"_s);
    m_button->setText(tr("Show again"));
    accessible::named(m_menu);
    m_button->setAccessibleName(tr("Show muted peers again"));
    m_button->setToolTip(tr("Bring the rows of the muted peers back"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setMenu(m_menu);
    connect(m_button, &QToolButton::clicked, this, &MutedBar::allWanted);
    connect(m_menu, &QMenu::aboutToShow, this, &MutedBar::fillMenu);
    hide();
}

void MutedBar::showPeers(const QList<LogPeer> &peers, qint64 rows)
{
    m_peers = peers;
    setVisible(!peers.isEmpty());
    if (peers.isEmpty())
        return;
    QStringList names;
    for (const LogPeer &peer : peers)
        names.append(AddressMask::instance().shown(peer.name()));
    const int count = int(peers.size());
    m_button->setPopupMode(count > 1 ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
    m_label->setText(tr("%n peers muted: %2. Rows hidden: %1.", nullptr, count)
                         .arg(QLocale().toString(rows), names.join(u", "_s)));
}

void MutedBar::fillMenu()
{
    m_menu->clear();
    for (const LogPeer &peer : m_peers) {
        const QString name = AddressMask::instance().shown(peer.name());
        connect(m_menu->addAction(tr("Show %1 again").arg(name)), &QAction::triggered, this,
                [this, peer] { Q_EMIT wanted(peer); });
    }
}

} // namespace swb

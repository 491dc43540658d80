// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/activitybar.h"

#include "core/values/quantities.h"
#include "models/log/addressmask.h"
#include "widgets/detail/elidedlabel.h"
#include "widgets/mainwindow/activitymeter.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QString placeOf(const ActivityMeter::Place &place)
{
    const QString address
        = place.bound.isLoopback() ? QString::number(place.bound.port) : place.bound.toString();
    return displayName(place.transport) % u' ' % address;
}

QString joined(const QStringList &places)
{
    return places.join(u", "_s);
}

} // namespace

ActivityBar::ActivityBar(const ActivityMeter *meter, QWidget *parent)
    : QStatusBar(parent)
    , m_meter(meter)
    , m_icon(new QLabel(this))
    , m_listening(new ElidedLabel(this))
    , m_hint(new QLabel(this))
    , m_connections(new QLabel(this))
    , m_rate(new QLabel(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    m_listening->setAccessibleName(tr("Listening servers"));
    m_connections->setAccessibleName(tr("Open connections and UDP sockets"));
    m_connections->setToolTip(tr("A connection with both ends in this workbench counts once. UDP has no "
                                 "connections, so its sockets are counted, including those of servers."));
    m_connections->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rate->setAccessibleName(tr("Bytes per second"));
    m_rate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rate->setToolTip(tr(
        "Payload that the servers and clients here sent and received in the last second. With both ends in "
        "this workbench, each byte counts once. Amounts use SI prefixes everywhere: 1 kB is 1,000 bytes."));
    addWidget(m_icon);
    addWidget(m_listening, 1);
    addPermanentWidget(m_hint);
    addPermanentWidget(m_connections);
    m_hint->hide();
    addPermanentWidget(m_rate);
    connect(meter, &ActivityMeter::changed, this, &ActivityBar::showActivity);
    connect(&AddressMask::instance(), &AddressMask::changed, this, &ActivityBar::showListening);
    applyMetrics();
    showActivity();
}

QString ActivityBar::listeningText() const
{
    return m_listening->text();
}

void ActivityBar::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void ActivityBar::showActivity()
{
    showListening();
    m_connections->setText(openText());
    m_rate->setText(quantities::rate(double(m_meter->bytesPerSecond())));
}

QString ActivityBar::openText() const
{
    const QLocale locale;
    const int connections = m_meter->connections();
    const int sockets = m_meter->udpSockets();
    QStringList parts;
    if (connections > 0 || sockets == 0)
        parts.append(tr("%1 connections", nullptr, connections).arg(locale.toString(connections)));
    if (sockets > 0)
        parts.append(tr("%1 UDP sockets", nullptr, sockets).arg(locale.toString(sockets)));
    return joined(parts);
}

void ActivityBar::showListening()
{
    QStringList here;
    QStringList open;
    for (const ActivityMeter::Place &place : m_meter->listening())
        (place.bound.isLoopback() ? here : open).append(placeOf(place));
    QStringList parts;
    if (!open.isEmpty())
        parts.append(tr("open to the network: %1").arg(joined(open)));
    if (!here.isEmpty())
        parts.append(tr("listening: %1 on this computer only").arg(joined(here)));
    const QString words = parts.isEmpty() ? tr("no server is listening") : parts.join(u"; "_s);
    m_listening->setText(AddressMask::instance().shown(words));
    m_open = !open.isEmpty();
    applyColours();
}

void ActivityBar::applyColours()
{
    const Tokens &tokens = tokensOf(palette());
    const QColor &colour = m_open ? tokens.warning : tokens.secondaryText;
    QPalette own = m_listening->palette();
    if (own.color(QPalette::WindowText) != colour) {
        own.setColor(QPalette::WindowText, colour);
        m_listening->setPalette(own);
    }
    m_icon->setVisible(m_open);
    m_icon->setPixmap(tintedIcon(u"open-network"_s, colour, fontMetrics().height(), devicePixelRatioF()));
}

void ActivityBar::applyMetrics()
{
    // Fixed widths, so that nothing jumps while the numbers change.
    m_connections->setMinimumWidth(fontMetrics().horizontalAdvance(u"00000 connections"_s));
    m_rate->setMinimumWidth(fontMetrics().horizontalAdvance(u"99.9 kB/s"_s));
}

void ActivityBar::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyMetrics();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        applyColours();
}

} // namespace swb

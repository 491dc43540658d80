// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/whatsthis.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QWhatsThis>
#include <QWidget>

namespace swb {
namespace {

struct Explanation
{
    const char *control; ///< its object name
    const char *text; ///< to be translated in the context swb::WhatsThis
};

const Explanation explanations[] = {
    {"serverAddressComboBox",
     QT_TRANSLATE_NOOP("swb::WhatsThis",
                       "Where the server listens. Only programs on this computer can use 127.0.0.1, ::1 and "
                       "localhost. 0.0.0.0 is not an address to connect to: it stands for every IPv4 address "
                       "of this computer, so that others in the network can connect, too. :: is the same for "
                       "IPv6 only, and dual is both. Others connect to one of this computer's own addresses; "
                       "the presentation (F11) shows it in large text.")},
    {"relayAddressComboBox",
     QT_TRANSLATE_NOOP("swb::WhatsThis",
                       "Where the relay listens. Only programs on this computer can use 127.0.0.1, ::1 and "
                       "localhost. 0.0.0.0 stands for every IPv4 address of this computer and :: for every "
                       "IPv6 address, so that others in the network can connect, too.")},
    {"serverReplyComboBox",
     QT_TRANSLATE_NOOP("swb::WhatsThis",
                       "What the next server started from this form answers. A running server keeps the "
                       "reply that it was started with, and its row shows which. To change it, stop the "
                       "server, choose another reply and press Start server.")},
    {"serversTable",
     QT_TRANSLATE_NOOP(
         "swb::WhatsThis",
         "The servers, one a row. \"not started\" means that it has been set up and does not run, "
         "\"listening\" that clients can reach it, \"stopped\" that it did run, and \"failed\" that it could "
         "not start: the line below says why. The bar at the left is solid for streams (TCP) and broken for "
         "datagrams (UDP).")},
    {"connectionsTable",
     QT_TRANSLATE_NOOP(
         "swb::WhatsThis",
         "The client sockets, one a row. \"ready\" is the state of a UDP socket: UDP has no handshake, so "
         "nothing is known of the other side yet. \"half-closed by us\" means that we have sent our FIN and "
         "still receive, \"half-closed by peer\" that the peer has sent its FIN and we may still send. "
         "\"reset\" means that the connection was cut off (RST).")},
    {"peersTable",
     QT_TRANSLATE_NOOP(
         "swb::WhatsThis",
         "Who talks to the selected server: for TCP the accepted connections, for UDP the addresses that "
         "have sent a datagram.")},
    {"messageEdit",
     QT_TRANSLATE_NOOP(
         "swb::WhatsThis",
         "The message that Send sends. Over UDP it is one datagram. Over TCP it is bytes of a stream, and "
         "the peer may read them in other pieces. Up and Down bring back earlier messages.")},
    {"halfCloseButton",
     QT_TRANSLATE_NOOP("swb::WhatsThis",
                       "Tells the peer that we will send no more (FIN), and continues to receive. A server "
                       "that reads until the end of the stream answers only after that.")},
    {"logTable",
     QT_TRANSLATE_NOOP(
         "swb::WhatsThis",
         "Every step of every socket, one a row, oldest on top. Where both ends are in this program each "
         "message has two rows, one at each end: \"T1 client\" sent it, \"T1 server\" received it. An arrow "
         "leads from the source to the destination, and the bold address is that of the end that wrote the "
         "row. A read of a stream is a chunk, and no packet and no message. Select a row to see its bytes "
         "and what it means.")},
    {"samplesCheckBox",
     QT_TRANSLATE_NOOP("swb::WhatsThis",
                       "Rows with the kernel's figures for a connection, such as the round-trip time. They "
                       "are samples of one moment; no data passed then.")},
    {"relaysTable",
     QT_TRANSLATE_NOOP("swb::WhatsThis",
                       "The relays, one per row. A relay is between clients and a server and makes the "
                       "network worse: over UDP it loses, duplicates, delays and changes datagrams. It "
                       "cannot lose any part of a TCP stream, because the kernel resends lost segments.")},
    {"BoundariesPane",
     QT_TRANSLATE_NOOP("swb::WhatsThis",
                       "This page shows what happens to the boundaries between messages. The same messages "
                       "are sent over TCP and over UDP at the same time. TCP is one stream of bytes: data "
                       "written in five pieces may be read in one, or in seven. A UDP datagram arrives whole "
                       "or not at all. Change a slider and see what happens to both.")},
    {"CompareView",
     QT_TRANSLATE_NOOP("swb::WhatsThis",
                       "This page sends the same work over TCP and over UDP and measures both: what arrived, "
                       "what was lost, and how long it took. Times of both ends come from one clock.")},
};

} // namespace

WhatsThis::WhatsThis(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

void WhatsThis::explain(QWidget *part)
{
    for (const Explanation &each : explanations) {
        const auto name = QString::fromLatin1(each.control);
        QList<QWidget *> controls = part->findChildren<QWidget *>(name);
        if (part->objectName() == name)
            controls.append(part);
        for (QWidget *control : std::as_const(controls))
            control->setWhatsThis(tr(each.text));
    }
}

bool WhatsThis::eventFilter(QObject *watched, QEvent *event)
{
    const bool asks = event->type() == QEvent::QueryWhatsThis;
    if (!asks && event->type() != QEvent::WhatsThis)
        return false;
    auto *control = qobject_cast<QWidget *>(watched);
    if (!control || !control->whatsThis().isEmpty() || control->toolTip().isEmpty())
        return false;
    const QWidget *around = control->parentWidget();
    if (around && around->toolTip() == control->toolTip() && !around->whatsThis().isEmpty())
        return false; // the field inside a box; the box is asked next
    if (!asks)
        QWhatsThis::showText(static_cast<QHelpEvent *>(event)->globalPos(), control->toolTip(), control);
    event->accept();
    return true;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/quantities.h"
#include "protocols/layout/layoutwriter.h"
#include "protocols/websocket/websocketheader.h"

#include <QtEndian>

namespace swb {

namespace {

using namespace Qt::StringLiterals;

constexpr quint8 closeOpcode = 8;
constexpr quint64 mostControlBytes = 125; // RFC 6455 5.5

/// Removes the mask (RFC 6455 5.3) from the payload's beginning.
QByteArray unmasked(QByteArrayView payload, const WebSocketHeader &header, qsizetype most)
{
    QByteArray plain = payload.first(qMin(payload.size(), most)).toByteArray();
    if (header.masked) {
        for (qsizetype i = 0; i < plain.size(); ++i)
            plain[i] = char(plain[i] ^ header.key[size_t(i) % header.key.size()]);
    }
    return plain;
}

QString bitText(bool set, const QString &meaning)
{
    return (set ? u"1: "_s : u"0: "_s) + meaning;
}

void addFirstByte(LayoutWriter &writer, int frame, const WebSocketHeader &header, qint64 at)
{
    writer.add(frame, u"FIN"_s,
               bitText(header.fin,
                       header.fin ? LayoutWriter::tr("the message ends with this frame")
                                  : LayoutWriter::tr("the message continues in another frame")),
               at, 1);
    for (int bit = 1; bit <= 3; ++bit) {
        const bool set = (header.reserved & (8 >> bit)) != 0;
        writer.add(frame, u"RSV%1"_s.arg(bit),
                   bitText(set,
                           set ? LayoutWriter::tr("used by an extension, such as permessage-deflate")
                               : LayoutWriter::tr("not used")),
                   at, 1);
    }
    writer.add(frame, LayoutWriter::tr("Opcode"),
               u"%1: %2"_s.arg(QString::number(header.opcode), webSocketOpcodeName(header.opcode)), at, 1);
}

void addLength(LayoutWriter &writer, int frame, const WebSocketHeader &header, qint64 at)
{
    writer.add(frame, u"MASK"_s,
               bitText(header.masked,
                       header.masked ? LayoutWriter::tr("masked, as a client's frames must be")
                                     : LayoutWriter::tr("not masked, as a server's frames must be")),
               at + 1, 1);
    writer.add(frame, LayoutWriter::tr("Payload length"), bytesText(qint64(header.payloadBytes)), at + 1,
               1 + header.lengthBytes);
    constexpr quint64 longestInOne = 125;
    if ((header.lengthBytes == 2 && header.payloadBytes <= longestInOne)
        || (header.lengthBytes == 8 && header.payloadBytes <= 0xffff))
        writer.addProblem(
            frame, LayoutWriter::tr("The length could have been written with fewer bytes (RFC 6455 5.2)."),
            at + 1, 1 + header.lengthBytes);
    if (header.masked)
        writer.add(
            frame, LayoutWriter::tr("Masking key"),
            QString::fromLatin1(QByteArray(header.key.data(), qsizetype(header.key.size())).toHex(' ')),
            at + 2 + header.lengthBytes, qint64(header.key.size()));
}

void addClose(LayoutWriter &writer, int frame, const QByteArray &plain, qint64 at)
{
    if (plain.size() == 1)
        return writer.addProblem(frame, LayoutWriter::tr("Incomplete close code (RFC 6455 5.5.1)."), at, 1);
    if (plain.isEmpty())
        return;
    writer.add(frame, LayoutWriter::tr("Close code"),
               QString::number(qFromBigEndian<quint16>(plain.constData())), at, 2);
    if (plain.size() > 2)
        writer.add(frame, LayoutWriter::tr("Reason"), printableLine(QByteArrayView(plain).sliced(2)), at + 2,
                   plain.size() - 2);
}

/// Returns the position after the frame, or the end if it is cut.
qint64 addFrame(LayoutWriter &writer, int number, qint64 at)
{
    const QByteArrayView bytes = writer.bytes().sliced(at);
    const auto header = WebSocketHeader::read(bytes);
    if (!header) {
        writer.addProblem(-1, LayoutWriter::tr("The frame header is incomplete here."), at, bytes.size());
        return writer.size();
    }
    const qint64 here = qint64(qMin(header->payloadBytes, quint64(bytes.size() - header->size())));
    const qint64 payloadAt = at + header->size();
    const int frame = writer.add(
        -1, LayoutWriter::tr("Frame %1").arg(number),
        u"%1, %2"_s.arg(webSocketOpcodeName(header->opcode), bytesText(qint64(header->payloadBytes))), at,
        header->size() + here);
    addFirstByte(writer, frame, *header, at);
    addLength(writer, frame, *header, at);
    if (header->isControl() && (header->payloadBytes > mostControlBytes || !header->fin))
        writer.addProblem(
            frame,
            LayoutWriter::tr(
                "A control frame must not be fragmented and has at most 125 bytes (RFC 6455 5.5)."),
            at, 2);
    const QByteArrayView payload = bytes.sliced(header->size(), here);
    if (header->opcode == closeOpcode) {
        addClose(writer, frame, unmasked(payload, *header, qsizetype(mostControlBytes)), payloadAt);
    } else if (here > 0) {
        const QByteArray plain = unmasked(payload, *header, MessageLayout::mostBodyBytes);
        const int field = writer.add(
            frame, header->masked ? LayoutWriter::tr("Payload, unmasked") : LayoutWriter::tr("Payload"),
            printableLine(plain, LayoutWriter::valueChars), payloadAt, here);
        if (!header->isControl())
            writer.takeBody(plain);
        if (header->fin && header->opcode != 0)
            addJson(writer, field, plain, payloadAt);
    }
    if (quint64(here) < header->payloadBytes)
        writer.addProblem(
            frame,
            LayoutWriter::tr("%1 bytes of its payload are here.", nullptr, quantities::plural(quint64(here)))
                .arg(quantities::count(quint64(here))),
            payloadAt, here);
    return payloadAt + here;
}

} // namespace

void layOutWebSocket(LayoutWriter &writer)
{
    int number = 0;
    for (qint64 at = 0; at < writer.size() && !writer.isFull();)
        at = addFrame(writer, ++number, at);
}

} // namespace swb

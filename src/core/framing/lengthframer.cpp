// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/lengthframer.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::LengthFramer)
};

} // namespace

LengthFramer::LengthFramer(int width, Order order, quint32 maxFrameBytes)
    : Framer(maxFrameBytes)
    , m_width(width)
    , m_order(order)
{
    Q_ASSERT(width == 1 || width == 2 || width == 4);
}

int LengthFramer::shift(int index) const
{
    return 8 * (m_order == Order::LittleEndian ? index : m_width - 1 - index);
}

Framer::Status LengthFramer::cut()
{
    const QByteArrayView bytes = pending();
    if (bytes.size() < m_width)
        return needMore();
    qint64 length = 0;
    for (int i = 0; i < m_width; ++i)
        length |= qint64(quint8(bytes[i])) << shift(i);
    if (length > maxFrameBytes())
        return tooLarge();
    return bytes.size() - m_width < length ? needMore() : complete(m_width, length);
}

Error LengthFramer::encode(QByteArrayView message, QByteArray &out) const
{
    const qint64 most = (qint64(1) << (8 * m_width)) - 1;
    if (message.size() > most) {
        return makeError(
            ErrorCode::FrameTooLarge,
            Words::tr(
                "A message of %1 bytes is too long for a length field of %n bytes, whose maximum is %2.",
                nullptr, m_width)
                .arg(message.size())
                .arg(most));
    }
    for (int i = 0; i < m_width; ++i)
        out.append(char(message.size() >> shift(i) & 0xff));
    out.append(message.data(), message.size());
    return {};
}

} // namespace swb

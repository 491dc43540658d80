// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/handqueue.h"

#include <algorithm>

namespace swb {

qsizetype HandQueue::indexOf(quint64 number) const
{
    const auto found = std::find_if(m_datagrams.cbegin(), m_datagrams.cend(),
                                    [number](const auto &datagram) { return datagram.number == number; });
    return found == m_datagrams.cend() ? -1 : found - m_datagrams.cbegin();
}

void HandQueue::add(HeldDatagram datagram)
{
    Q_ASSERT(!isFull());
    m_datagrams.append(std::move(datagram));
}

std::optional<HeldDatagram> HandQueue::take(quint64 number)
{
    const qsizetype index = indexOf(number);
    if (index < 0)
        return {};
    return m_datagrams.takeAt(index);
}

const HeldDatagram *HandQueue::find(quint64 number) const
{
    const qsizetype index = indexOf(number);
    return index < 0 ? nullptr : &m_datagrams.at(index);
}

bool HandQueue::duplicate(quint64 number)
{
    const qsizetype index = indexOf(number);
    if (index < 0 || m_datagrams.at(index).copies >= mostCopies)
        return false;
    ++m_datagrams[index].copies;
    return true;
}

bool HandQueue::swapWithNext(quint64 number)
{
    const qsizetype index = indexOf(number);
    if (index < 0 || index + 1 >= m_datagrams.size())
        return false;
    m_datagrams.swapItemsAt(index, index + 1);
    return true;
}

bool HandQueue::replace(quint64 number, const QByteArray &bytes)
{
    const qsizetype index = indexOf(number);
    if (index < 0 || bytes.size() > mostBytes)
        return false;
    m_datagrams[index].bytes = bytes;
    return true;
}

} // namespace swb

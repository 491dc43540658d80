// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/capturefile.h"

#include "core/values/quantities.h"

#include <QCoreApplication>
#include <QtEndian>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::CaptureFile)
};

constexpr quint32 microsecondMagic = 0xa1b2c3d4;
constexpr quint32 nanosecondMagic = 0xa1b23c4d;
constexpr quint32 sectionBlock = 0x0a0d0d0a; // a palindrome
constexpr quint32 byteOrderMagic = 0x1a2b3c4d;
constexpr quint32 interfaceBlock = 1;
constexpr quint32 oldPacketBlock = 2;
constexpr quint32 simplePacketBlock = 3;
constexpr quint32 packetBlock = 6;
constexpr quint16 resolutionOption = 9;
constexpr quint16 offsetOption = 14;

constexpr qsizetype classicHeader = 24; // including the magic number
constexpr qsizetype recordHeader = 16;
constexpr quint32 blockFrame = 12; // type and length, twice
constexpr quint32 sectionFields = 16;
constexpr quint32 interfaceFields = 8;
constexpr quint32 packetFields = 20;
constexpr size_t mostInterfaces = 65'536;
constexpr qint64 nsPerSecond = 1'000'000'000;
constexpr qint64 mostSeconds = 7'258'118'400; // the year 2200

std::optional<LinkType> linkTypeOf(quint32 number)
{
    switch (number) {
    case 1:
        return LinkType::Ethernet;
    case 0:
    case 108: // OpenBSD's
        return LinkType::Loopback;
    case 12: // raw IP by the numbers of some systems
    case 14:
    case 101:
    case 228:
    case 229:
        return LinkType::RawIp;
    case 113:
        return LinkType::LinuxCooked;
    case 252:
        return LinkType::UpperPdu;
    case 276:
        return LinkType::LinuxCooked2;
    default:
        return std::nullopt;
    }
}

quint64 powerOfTen(int exponent)
{
    quint64 power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

struct Moment
{
    quint64 seconds = 0;
    quint64 ns = 0;
};

/// Ticks finer than nanoseconds are rounded down.
Moment decimalMoment(quint64 ticks, int digits)
{
    if (digits > 28) // 2^64 of them are less than a nanosecond
        return {};
    if (digits > 9)
        ticks /= powerOfTen(digits - 9);
    const int left = qMin(digits, 9);
    const quint64 perSecond = powerOfTen(left);
    return {ticks / perSecond, ticks % perSecond * powerOfTen(9 - left)};
}

Moment binaryMoment(quint64 ticks, int digits)
{
    constexpr int most = 30; // digits of a fraction that can be multiplied by 10^9
    if (digits > most)
        ticks = digits - most < 64 ? ticks >> (digits - most) : 0;
    const int left = qMin(digits, most);
    const quint64 fraction = ticks & ((quint64(1) << left) - 1);
    return {ticks >> left, fraction * quint64(nsPerSecond) >> left};
}

} // namespace

bool CaptureFile::next()
{
    if (!m_problem.isEmpty() || (m_kind == Kind::Unknown && !begin()))
        return false;
    if (m_kind == Kind::Classic)
        return nextClassic();
    bool found = false;
    while (!found) {
        if (!nextBlock(found))
            return false;
    }
    return true;
}

std::optional<quint32> CaptureFile::onlyUnknownLink() const
{
    return m_hasKnownLink ? std::nullopt : m_unknownLink;
}

bool CaptureFile::begin()
{
    if (!read(4))
        return failCut();
    const auto little = qFromLittleEndian<quint32>(m_bytes.constData());
    if (little == sectionBlock) {
        m_kind = Kind::Blocks;
        return beginSection(true);
    }
    const quint32 swapped = qbswap(little);
    m_bigEndian = swapped == microsecondMagic || swapped == nanosecondMagic;
    const quint32 magic = m_bigEndian ? swapped : little;
    if (magic != microsecondMagic && magic != nanosecondMagic)
        return fail(Words::tr("it does not begin like one"));
    if (!read(classicHeader - 4))
        return failCut();
    m_kind = Kind::Classic;
    m_tickNs = magic == nanosecondMagic ? 1 : 1000;
    m_interfaces.push_back(
        {longWord(16) & 0x0fffffff, longWord(12), false, 9, 0}); // upper bits: length of the FCS
    setLink(m_interfaces.front().link);
    return true;
}

bool CaptureFile::nextClassic()
{
    m_bytes.clear();
    if (!read(recordHeader))
        return m_bytes.isEmpty() ? false : failCut();
    const qint64 seconds = longWord(0);
    const qint64 ns = qint64(longWord(4)) * m_tickNs;
    const quint32 kept = longWord(8);
    m_record.length = qMax(longWord(12), kept);
    m_record.timeNs = ns < nsPerSecond ? std::optional(seconds * nsPerSecond + ns) : std::nullopt;
    if (kept > mostBytes)
        return fail(
            Words::tr("a packet claims to have %1 bytes", nullptr, quantities::plural(kept)).arg(kept));
    setLink(m_interfaces.front().link);
    if (!read(kept))
        return failCut();
    m_record.bytes = m_bytes;
    return true;
}

/// After its type. The first one determines the byte order.
bool CaptureFile::beginSection(bool isFirst)
{
    if (!read(8))
        return failCut();
    m_bigEndian = qFromBigEndian<quint32>(m_bytes.constData() + 4) == byteOrderMagic;
    if (longWord(4) != byteOrderMagic)
        return fail(isFirst ? Words::tr("it does not begin like one")
                            : Words::tr("one of its sections does not begin like one"));
    const quint32 size = longWord(0);
    if (size < blockFrame + sectionFields || size % 4 != 0)
        return fail(
            Words::tr("a block claims to have %1 bytes", nullptr, quantities::plural(size)).arg(size));
    if (!skip(size - 12))
        return failCut();
    m_interfaces.clear();
    return true;
}

/// Reads one block; it is a packet if `found`.
bool CaptureFile::nextBlock(bool &found)
{
    m_bytes.clear();
    if (!read(4))
        return m_bytes.isEmpty() ? false : failCut();
    const quint32 type = longWord(0);
    if (type == sectionBlock)
        return beginSection(false);
    if (!read(4))
        return failCut();
    const quint32 size = longWord(0);
    if (size < blockFrame || size % 4 != 0)
        return fail(
            Words::tr("a block claims to have %1 bytes", nullptr, quantities::plural(size)).arg(size));
    const bool isPacket = type == packetBlock || type == simplePacketBlock || type == oldPacketBlock;
    if (!isPacket && type != interfaceBlock)
        return skip(size - 8) || failCut();
    if (size > mostBytes)
        return fail(
            Words::tr("a packet claims to have %1 bytes", nullptr, quantities::plural(size)).arg(size));
    if (!read(size - 8))
        return failCut();
    if (longWord(size - blockFrame) != size)
        return fail(Words::tr("the two lengths of a block differ"));
    found = isPacket;
    return isPacket ? readPacketBlock(type, size - blockFrame) : readInterface(size - blockFrame);
}

bool CaptureFile::readInterface(quint32 size)
{
    if (size < interfaceFields || m_interfaces.size() >= mostInterfaces)
        return fail(Words::tr("one of its interfaces is damaged"));
    Interface interface {
        word(0), longWord(4), false, 6, 0
    };
    for (quint32 at = interfaceFields; at + 4 <= size;) {
        const quint16 option = word(at);
        const quint32 length = word(at + 2);
        at += 4;
        if (option == 0 || length > size - at)
            break;
        if (option == resolutionOption && length == 1) {
            interface.isBinary = (quint8(m_bytes[at]) & 0x80) != 0;
            interface.digits = quint8(m_bytes[at]) & 0x7f;
        } else if (option == offsetOption && length == 8) {
            const quint32 one = longWord(at);
            const quint32 other = longWord(at + 4);
            interface.offsetSeconds
                = qint64(m_bigEndian ? quint64(one) << 32 | other : quint64(other) << 32 | one);
        }
        at += (length + 3) / 4 * 4;
    }
    m_interfaces.push_back(interface);
    setLink(interface.link);
    return true;
}

bool CaptureFile::readPacketBlock(quint32 type, quint32 size)
{
    const bool isSimple = type == simplePacketBlock;
    const quint32 fields = isSimple ? 4 : packetFields;
    if (size < fields)
        return fail(Words::tr("one of its packets is damaged"));
    const quint32 number = isSimple ? 0 : type == packetBlock ? longWord(0) : word(0);
    if (number >= m_interfaces.size())
        return fail(Words::tr("a packet belongs to an interface that the file does not describe"));
    const Interface &interface = m_interfaces[number];
    m_record.length = longWord(isSimple ? 0 : 16);
    quint32 kept = isSimple ? m_record.length : longWord(12);
    if (isSimple && interface.snapLength > 0)
        kept = qMin(kept, interface.snapLength);
    if (kept > size - fields)
        return fail(Words::tr("one of its packets is damaged"));
    m_record.length = qMax(m_record.length, kept);
    m_record.timeNs = isSimple ? std::nullopt : timeOf(interface, quint64(longWord(4)) << 32 | longWord(8));
    setLink(interface.link);
    m_record.bytes = QByteArrayView(m_bytes).sliced(fields, kept);
    return true;
}

std::optional<qint64> CaptureFile::timeOf(const Interface &interface, quint64 ticks) const
{
    const Moment moment
        = interface.isBinary ? binaryMoment(ticks, interface.digits) : decimalMoment(ticks, interface.digits);
    if (moment.seconds >= quint64(mostSeconds) || interface.offsetSeconds <= -mostSeconds
        || interface.offsetSeconds >= mostSeconds)
        return std::nullopt;
    const qint64 seconds = qint64(moment.seconds) + interface.offsetSeconds;
    if (seconds < 0 || seconds >= mostSeconds)
        return std::nullopt;
    return seconds * nsPerSecond + qint64(moment.ns);
}

void CaptureFile::setLink(quint32 number)
{
    m_record.linkNumber = number;
    m_record.link = linkTypeOf(number);
    m_hasKnownLink |= m_record.link.has_value();
    if (!m_record.link && !m_unknownLink)
        m_unknownLink = number;
}

/// At the end of the file, m_bytes has fewer bytes than requested.
bool CaptureFile::read(qsizetype bytes)
{
    m_bytes.resize(bytes);
    qsizetype done = 0;
    while (done < bytes) {
        const qint64 got = m_device.read(m_bytes.data() + done, bytes - done);
        if (got <= 0)
            break;
        done += got;
    }
    m_bytes.resize(done);
    return done == bytes;
}

bool CaptureFile::skip(qint64 bytes)
{
    constexpr qint64 piece = 64 << 10;
    for (; bytes > 0; bytes -= qMin(bytes, piece)) {
        if (!read(qMin(bytes, piece)))
            return false;
    }
    return true;
}

quint16 CaptureFile::word(qsizetype at) const
{
    const char *const bytes = m_bytes.constData() + at;
    return m_bigEndian ? qFromBigEndian<quint16>(bytes) : qFromLittleEndian<quint16>(bytes);
}

quint32 CaptureFile::longWord(qsizetype at) const
{
    const char *const bytes = m_bytes.constData() + at;
    return m_bigEndian ? qFromBigEndian<quint32>(bytes) : qFromLittleEndian<quint32>(bytes);
}

bool CaptureFile::fail(const QString &problem)
{
    m_problem = problem;
    return false;
}

bool CaptureFile::failCut()
{
    return fail(Words::tr("it is truncated"));
}

} // namespace swb

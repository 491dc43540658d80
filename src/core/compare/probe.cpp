// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/probe.h"

#include "core/framing/framingspec.h"
#include "core/payload/casemapping.h"

#include <array>
#include <cstring>

namespace swb {
namespace {

constexpr int bitsPerSign = 5;
constexpr qsizetype idSigns = 7;
constexpr qsizetype connectionSigns = 2;
constexpr qsizetype checkSigns = 5;
static_assert(idSigns + connectionSigns + checkSigns == Probe::bytes);

constexpr char signs[] = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

constexpr auto values = [] {
    std::array<qint8, 256> table{};
    for (auto &value : table)
        value = -1;
    for (int i = 0; i < 32; ++i)
        table[quint8(signs[i])] = qint8(i);
    return table;
}();

void writeSigns(char *to, qsizetype count, quint64 value)
{
    for (qsizetype i = count - 1; i >= 0; --i) {
        to[i] = signs[value & 31U];
        value >>= bitsPerSign;
    }
}

/// -1 if one is not a valid character.
qint64 readSigns(const char *from, qsizetype count)
{
    qint64 value = 0;
    qint8 worst = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const qint8 sign = values[quint8(from[i])];
        worst = qint8(worst | sign);
        value = value << bitsPerSign | (sign & 31);
    }
    return worst < 0 ? -1 : value;
}

/// Any change of one bit, and most others, give a different check (the finalizer of SplitMix64).
quint64 checkOf(quint64 id, quint32 connection)
{
    quint64 mixed = (id << 10 | connection) + 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return (mixed ^ (mixed >> 31)) & ((quint64(1) << (bitsPerSign * checkSigns)) - 1);
}

/// Letters, so that a body is readable, and framing finds no line end in it.
QByteArray bodyOf(qsizetype size)
{
    QByteArray body(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        body[i] = char('a' + i % 26);
    return body;
}

QByteArray framed(const QByteArray &payload, const Work &work, Lane lane)
{
    if (lane == Lane::Udp)
        return payload;
    const auto framing = parseFraming(work.framing, limits::workMessageBytes);
    if (!framing || !framing.value())
        return payload;
    QByteArray out;
    return framing.value()()->encode(payload, out).isError() ? payload : out;
}

} // namespace

void Probe::writeTo(char *to) const
{
    writeSigns(to, idSigns, id);
    writeSigns(to + idSigns, connectionSigns, connection);
    writeSigns(to + idSigns + connectionSigns, checkSigns, checkOf(id, connection));
}

std::optional<Probe> Probe::read(const char *from)
{
    const qint64 id = readSigns(from, idSigns);
    const qint64 connection = readSigns(from + idSigns, connectionSigns);
    const qint64 check = readSigns(from + idSigns + connectionSigns, checkSigns);
    if (id < 0 || connection < 0 || check < 0 || quint64(check) != checkOf(quint64(id), quint32(connection)))
        return {};
    return Probe{quint64(id), quint32(connection)};
}

ProbeMessages::ProbeMessages(const Work &work, Lane lane)
    : m_numbered(work.isNumbered())
{
    QByteArray payload = work.text.isEmpty() ? bodyOf(work.size) : work.text;
    if (m_numbered)
        Probe().writeTo(payload.data());
    QByteArray answer = payload;
    if (work.direction == WorkDirection::Uppercase)
        mapToUpper(payload, answer);
    m_payload = payload.size();
    m_answerPayload = answer.size();
    m_message = framed(payload, work, lane);
    m_answer = framed(answer, work, lane);
    m_at = qMax(m_message.indexOf(payload), qsizetype(0));
    m_answerAt = qMax(m_answer.indexOf(answer), qsizetype(0));
}

void ProbeMessages::write(const QByteArray &form, qsizetype at, char *to, const Probe &probe) const
{
    std::memcpy(to, form.constData(), size_t(form.size()));
    if (m_numbered)
        probe.writeTo(to + at);
}

ProbeMessages::Seen ProbeMessages::read(const QByteArray &form, qsizetype at, QByteArrayView bytes) const
{
    if (!m_numbered)
        return {{}, bytes == form};
    Seen seen;
    if (bytes.size() >= at + Probe::bytes)
        seen.probe = Probe::read(bytes.data() + at);
    const qsizetype behind = at + Probe::bytes;
    seen.intact = seen.probe && bytes.size() == form.size()
        && std::memcmp(bytes.data(), form.constData(), size_t(at)) == 0
        && std::memcmp(bytes.data() + behind, form.constData() + behind, size_t(form.size() - behind)) == 0;
    return seen;
}

} // namespace swb

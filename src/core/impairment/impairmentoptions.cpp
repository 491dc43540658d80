// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/impairmentoptions.h"

#include "core/impairment/impairmentvalues.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace swb::impairmentvalues;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Impairment)
};

template <typename Value>
bool assign(Value &target, const std::optional<Value> &value)
{
    if (value)
        target = *value;
    return value.has_value();
}

template <double Impairment::*Member>
constexpr bool setShare(Impairment &to, QStringView text)
{
    return assign(to.*Member, readShare(text));
}
template <double Impairment::*Member>
QString shareOf(const Impairment &of)
{
    return writeShare(of.*Member);
}
template <qint64 Impairment::*Member>
bool setBytes(Impairment &to, QStringView text)
{
    return assign(to.*Member, readBytes(text));
}
template <qint64 Impairment::*Member>
QString bytesOf(const Impairment &of)
{
    return writeBytes(of.*Member);
}

/// "BYTES" or "BYTES:TIME"; 0 bytes switch it off and have no time.
template <qint64 Impairment::*Bytes, std::chrono::nanoseconds Impairment::*Time>
bool setBytesAndTime(Impairment &to, QStringView text)
{
    const auto parts = text.split(u':');
    const auto bytes = readBytes(parts.first());
    const auto time = parts.size() == 2 ? readTime(parts.at(1)) : std::chrono::nanoseconds(0);
    if (!bytes || !time || parts.size() > 2 || (*bytes == 0 && time->count() > 0))
        return false;
    to.*Bytes = *bytes;
    to.*Time = *time;
    return true;
}
template <qint64 Impairment::*Bytes, std::chrono::nanoseconds Impairment::*Time>
QString bytesAndTimeOf(const Impairment &of)
{
    const QString bytes = writeBytes(of.*Bytes);
    return (of.*Time).count() > 0 ? QString(bytes % u':' % writeTime(of.*Time)) : bytes;
}

/// A stall needs both.
bool setStall(Impairment &to, QStringView text)
{
    return (text == u"0"_s || (text.contains(u':') && !text.endsWith(u":0"_s)))
        && setBytesAndTime<&Impairment::stallAfter, &Impairment::stallFor>(to, text);
}

/// A queue of size 0 would let nothing pass.
bool setQueue(Impairment &to, QStringView text)
{
    const auto bytes = readBytes(text);
    return bytes.value_or(0) > 0 && assign(to.queueBytes, bytes);
}

QList<ImpairmentOption> makeOptions()
{
    using I = Impairment;
    return {
        {"loss", QT_TRANSLATE_NOOP("swb::Impairment", "Loss"), "0 0.1% 1% 5% 10% 20% 50% 100%", "SHARE",
         QT_TRANSLATE_NOOP("swb::Impairment", "Loses datagrams at random, such as 5%."), "5%", true, false,
         setShare<&I::loss>, shareOf<&I::loss>},
        {"burst", QT_TRANSLATE_NOOP("swb::Impairment", "Bursts of loss"), "0 1%:25% 2%:50% 5%:10%",
         "IN:OUT[:LOSS[:ELSE]]",
         QT_TRANSLATE_NOOP("swb::Impairment",
                           "Loses datagrams in bursts (Gilbert-Elliott), such as 1%:25%: a burst begins "
                           "before 1% of the datagrams and ends before 25%; LOSS is the loss inside bursts "
                           "(default: 100%), ELSE outside (default: 0)."),
         "1%:25%", true, false, [](I &to, QStringView text) { return assign(to.burst, readBurst(text)); },
         [](const I &of) { return writeBurst(of.burst); }},
        {"drop", QT_TRANSLATE_NOOP("swb::Impairment", "Drop exactly"), "0 1 3,7,9", "N,N,...",
         QT_TRANSLATE_NOOP("swb::Impairment",
                           "Loses exactly these datagrams, counted from 1, such as 3,7,9."),
         "3,7,9", true, false, [](I &to, QStringView text) { return assign(to.drop, readNumbers(text)); },
         [](const I &of) { return writeNumbers(of.drop); }},
        {"dup", QT_TRANSLATE_NOOP("swb::Impairment", "Duplicate"), "0 1% 5% 20% 100%", "SHARE",
         QT_TRANSLATE_NOOP("swb::Impairment", "Sends datagrams twice."), "1%", true, false,
         setShare<&I::duplicate>, shareOf<&I::duplicate>},
        {"reorder", QT_TRANSLATE_NOOP("swb::Impairment", "Out of order"), "0 1% 5% 20% 50%", "SHARE",
         QT_TRANSLATE_NOOP(
             "swb::Impairment",
             "Holds datagrams back until the next one has passed, or for 100 ms if none comes."),
         "2%", true, false, setShare<&I::reorder>, shareOf<&I::reorder>},
        {"corrupt", QT_TRANSLATE_NOOP("swb::Impairment", "Damage"), "0 0.1% 1% 10% 100%", "SHARE",
         QT_TRANSLATE_NOOP("swb::Impairment", "Flips one bit in datagrams."), "0.1%", true, false,
         setShare<&I::corrupt>, shareOf<&I::corrupt>},
        {"delay", QT_TRANSLATE_NOOP("swb::Impairment", "Delay"), "0 1ms 10ms 40ms 100ms 500ms 2s", "TIME",
         QT_TRANSLATE_NOOP("swb::Impairment",
                           "Delays everything by this time, such as 40ms. Datagrams keep their rate; a "
                           "stream carries at most one full queue per delay."),
         "40ms", true, true, [](I &to, QStringView text) { return assign(to.delay, readTime(text)); },
         [](const I &of) { return writeTime(of.delay); }},
        {"jitter", QT_TRANSLATE_NOOP("swb::Impairment", "Jitter"),
         "0 1ms 10ms 50ms 10ms:normal 10ms:exponential", "TIME[:SHAPE]",
         QT_TRANSLATE_NOOP("swb::Impairment",
                           "Varies the delay at random: uniform (default) from -TIME to +TIME, normal with "
                           "TIME as the standard deviation, or exponential, which adds TIME on average. "
                           "Datagrams may overtake each other; streams keep their order."),
         "10ms", true, true, [](I &to, QStringView text) { return assign(to.jitter, readJitter(text)); },
         [](const I &of) { return writeJitter(of.jitter); }},
        {"rate", QT_TRANSLATE_NOOP("swb::Impairment", "Rate"), "0 9600bit 64k 1M 10M 100M", "BITS",
         QT_TRANSLATE_NOOP("swb::Impairment",
                           "Payload bits per second, such as 1M (k, M and G are 10^3, 10^6 and 10^9)."),
         "1M", true, true, [](I &to, QStringView text) { return assign(to.bitsPerSecond, readRate(text)); },
         [](const I &of) { return writeRate(of.bitsPerSecond); }},
        {"queue", QT_TRANSLATE_NOOP("swb::Impairment", "Queue"), "64k 256k 1M", "BYTES",
         QT_TRANSLATE_NOOP(
             "swb::Impairment",
             "Bytes that may wait because of the rate, and in a stream also because of the delay (default: "
             "256k). Beyond that, datagrams are lost, and a stream is not read any further."),
         "64k", true, true, setQueue, bytesOf<&I::queueBytes>},
        {"slice", QT_TRANSLATE_NOOP("swb::Impairment", "Cut to"), "0 1 2 10 100 1000 1:10ms", "BYTES[:TIME]",
         QT_TRANSLATE_NOOP(
             "swb::Impairment",
             "Writes a stream in pieces of at most this many bytes, with this much time between two pieces."),
         "1", false, true, setBytesAndTime<&I::sliceBytes, &I::sliceGap>,
         bytesAndTimeOf<&I::sliceBytes, &I::sliceGap>},
        {"coalesce", QT_TRANSLATE_NOOP("swb::Impairment", "Gather"), "0 100 1000 10k 1000:1s", "BYTES[:TIME]",
         QT_TRANSLATE_NOOP(
             "swb::Impairment",
             "Gathers a stream until this many bytes are there, or for this long (default: 20 ms)."),
         "1000", false, true, setBytesAndTime<&I::coalesceBytes, &I::coalesceWait>,
         bytesAndTimeOf<&I::coalesceBytes, &I::coalesceWait>},
        {"stall", QT_TRANSLATE_NOOP("swb::Impairment", "Stall"), "0 100:2s 10k:2s 1M:5s", "BYTES:TIME",
         QT_TRANSLATE_NOOP("swb::Impairment", "After this many bytes, forwards nothing for this long."),
         "10k:2s", false, true, setStall, bytesAndTimeOf<&I::stallAfter, &I::stallFor>},
        {"close-after", QT_TRANSLATE_NOOP("swb::Impairment", "Close after"), "0 10 1000 1M", "BYTES",
         QT_TRANSLATE_NOOP("swb::Impairment", "After this many bytes, closes both connections (FIN)."),
         "1000", false, true, setBytes<&I::closeAfter>, bytesOf<&I::closeAfter>},
        {"reset-after", QT_TRANSLATE_NOOP("swb::Impairment", "Reset after"), "0 10 1000 1M", "BYTES",
         QT_TRANSLATE_NOOP("swb::Impairment", "After this many bytes, resets both connections (RST)."),
         "1000", false, true, setBytes<&I::resetAfter>, bytesOf<&I::resetAfter>},
    };
}

bool goesWith(const ImpairmentOption &option, Transport transport)
{
    return isStream(transport) ? option.streams : option.datagrams;
}

} // namespace

const QList<ImpairmentOption> &impairmentOptions()
{
    static const QList<ImpairmentOption> options = makeOptions();
    return options;
}

const ImpairmentOption *impairmentOption(QStringView name)
{
    const auto &options = impairmentOptions();
    const auto found = std::find_if(options.cbegin(), options.cend(), [&](const auto &option) {
        return name == QLatin1StringView(option.name);
    });
    return found == options.cend() ? nullptr : &*found;
}

QString titleOf(const ImpairmentOption &option)
{
    return QCoreApplication::translate("swb::Impairment", option.title);
}

QString describe(const ImpairmentOption &option)
{
    return QCoreApplication::translate("swb::Impairment", option.description);
}

Error setImpairment(Impairment &impairment, const ImpairmentOption &option, QStringView value)
{
    if (option.set(impairment, value))
        return {};
    return makeError(ErrorCode::BadImpairment, Words::tr("“%1” cannot be “%2”.").arg(titleOf(option), value),
                     Words::tr("Write it like %1.").arg(QLatin1StringView(option.example)));
}

Error setImpairment(Impairment &impairment, QStringView name, QStringView value)
{
    const ImpairmentOption *const option = impairmentOption(name);
    if (!option)
        return makeError(ErrorCode::BadImpairment, Words::tr("There is no impairment “%1”.").arg(name));
    if (option->set(impairment, value))
        return {};
    return makeError(ErrorCode::BadImpairment, Words::tr("--%1 cannot be “%2”.").arg(name, value),
                     Words::tr("Write it like --%1 %2.").arg(name, QLatin1StringView(option->example)));
}

Error impossibleFor(Transport transport, const ImpairmentOption &option, ImpairmentName name)
{
    if (goesWith(option, transport))
        return {};
    const QString named = name == ImpairmentName::Title ? Words::tr("“%1”").arg(titleOf(option))
                                                        : u"--%1"_s.arg(QLatin1StringView(option.name));
    return makeError(isStream(transport) ? ErrorCode::ImpossibleForStreams
                                         : ErrorCode::ImpossibleForDatagrams,
                     Words::tr("%1 cannot be used with %2.").arg(named, displayName(transport)));
}

Error impossibleFor(Transport transport, const Impairment &impairment)
{
    static const Impairment nothing;
    for (const ImpairmentOption &option : impairmentOptions()) {
        if (!goesWith(option, transport) && option.value(impairment) != option.value(nothing))
            return impossibleFor(transport, option);
    }
    return {};
}

Impairment possibleFor(Transport transport, const Impairment &impairment)
{
    Impairment left;
    for (const ImpairmentOption &option : impairmentOptions()) {
        if (goesWith(option, transport))
            option.set(left, option.value(impairment));
    }
    return left;
}

} // namespace swb

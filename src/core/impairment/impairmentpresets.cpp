// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/impairmentoptions.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {
namespace {

using namespace std::chrono_literals;

constexpr qint64 mega = 1'000'000;

Impairment line(std::chrono::nanoseconds delay, Jitter jitter, qint64 bitsPerSecond, double loss)
{
    Impairment impairment;
    impairment.delay = delay;
    impairment.jitter = jitter;
    impairment.bitsPerSecond = bitsPerSecond;
    impairment.loss = loss;
    return impairment;
}

Impairment withBursts(Impairment impairment, BurstLoss burst)
{
    impairment.burst = burst;
    return impairment;
}

/// Nearly everything gets through, rarely late.
Impairment goodWifi()
{
    return line(2ms, {1ms, JitterShape::Exponential}, 200 * mega, 0.001);
}

/// Losses cluster while something is in the way, and resends on the radio link make times uneven.
Impairment badWifi()
{
    return withBursts(line(5ms, {15ms, JitterShape::Exponential}, 5 * mega, 0.01), {0.01, 0.25});
}

Impairment brokenCable()
{
    Impairment impairment = withBursts({}, {0.02, 0.5});
    impairment.corrupt = 0.02;
    return impairment;
}

QList<ImpairmentPreset> makePresets()
{
    return {
        {"good-wifi", QT_TRANSLATE_NOOP("swb::Impairment", "Good Wi-Fi"),
         QT_TRANSLATE_NOOP("swb::Impairment", "illustrative numbers, not measured"), goodWifi(), goodWifi()},
        {"bad-wifi", QT_TRANSLATE_NOOP("swb::Impairment", "Bad Wi-Fi"),
         QT_TRANSLATE_NOOP("swb::Impairment", "illustrative numbers, not measured"), badWifi(), badWifi()},
        {"mobile", QT_TRANSLATE_NOOP("swb::Impairment", "Mobile (4G)"),
         QT_TRANSLATE_NOOP("swb::Impairment",
                           "rates, loss, latency and jitter from the “4G” condition of the Loadero test "
                           "service, with its latency used as the one-way delay"),
         line(45ms, {15ms}, 50 * mega, 0.002), line(45ms, {5ms}, 100 * mega, 0.002)},
        {"satellite", QT_TRANSLATE_NOOP("swb::Impairment", "Geostationary satellite"),
         QT_TRANSLATE_NOOP(
             "swb::Impairment",
             "delay: 239.6 ms one way, straight up and down (RFC 2488, section 2); rates and loss are "
             "illustrative"),
         line(239'600us, {2ms}, 5 * mega, 0.001), line(239'600us, {2ms}, 20 * mega, 0.001)},
        {"broken-cable", QT_TRANSLATE_NOOP("swb::Impairment", "Broken cable"),
         QT_TRANSLATE_NOOP("swb::Impairment", "illustrative numbers, not measured"), brokenCable(),
         brokenCable()},
    };
}

} // namespace

const QList<ImpairmentPreset> &impairmentPresets()
{
    static const QList<ImpairmentPreset> presets = makePresets();
    return presets;
}

const ImpairmentPreset *impairmentPreset(QStringView name)
{
    const auto &presets = impairmentPresets();
    const auto found = std::find_if(presets.cbegin(), presets.cend(), [&](const auto &preset) {
        return name == QLatin1StringView(preset.name);
    });
    return found == presets.cend() ? nullptr : &*found;
}

QString titleOf(const ImpairmentPreset &preset)
{
    return QCoreApplication::translate("swb::Impairment", preset.title);
}

QString sourceOf(const ImpairmentPreset &preset)
{
    return QCoreApplication::translate("swb::Impairment", preset.source);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairment.h"
#include "core/values/result.h"
#include "core/values/transport.h"

namespace swb {

/// One setting of an Impairment by its name, as the command line and the window offer it.
struct ImpairmentOption
{
    const char *name; ///< "loss", written --loss
    const char *title; ///< for a label, to be translated like the description
    const char *choices; ///< some values worth trying, separated by spaces; "0" is always one
    const char *valueName; ///< "SHARE"
    const char *description; ///< to be translated in the context swb::Impairment
    const char *example; ///< a valid value
    bool datagrams; ///< whether datagrams can have it...
    bool streams; ///< ...and streams
    bool (*set)(Impairment &impairment, QStringView value);
    QString (*value)(const Impairment &impairment); ///< in the notation of set(), "0" for off
};

/// All of them, in display order.
[[nodiscard]] const QList<ImpairmentOption> &impairmentOptions();
[[nodiscard]] const ImpairmentOption *impairmentOption(QStringView name);
[[nodiscard]] QString titleOf(const ImpairmentOption &option);
[[nodiscard]] QString describe(const ImpairmentOption &option);

/// Sets one by its name, in the notation of the command line. Errors: BadImpairment, naming an example of a
/// valid value.
[[nodiscard]] Error setImpairment(Impairment &impairment, QStringView name, QStringView value);
/// The same for a field of the window; the error uses its title.
[[nodiscard]] Error setImpairment(Impairment &impairment, const ImpairmentOption &option, QStringView value);

/// What a relay of that transport cannot do: ImpossibleForStreams or ImpossibleForDatagrams, naming the first
/// such option; no error if all is well.
[[nodiscard]] Error impossibleFor(Transport transport, const Impairment &impairment);
/// How an error refers to an option: "--loss" on the command line, “Loss” in the window.
enum class ImpairmentName : quint8 { Flag, Title };
/// The same for one option, whatever its value.
[[nodiscard]] Error impossibleFor(Transport transport, const ImpairmentOption &option,
                                  ImpairmentName name = ImpairmentName::Flag);
/// The part of it that the transport can do.
[[nodiscard]] Impairment possibleFor(Transport transport, const Impairment &impairment);

/// A named network: both directions of it, and the source of its numbers.
struct ImpairmentPreset
{
    const char *name; ///< "bad-wifi"
    const char *title; ///< to be translated in the context swb::Impairment, like `source`
    const char *source;
    Impairment toServer;
    Impairment toClient;
};

[[nodiscard]] const QList<ImpairmentPreset> &impairmentPresets();
[[nodiscard]] const ImpairmentPreset *impairmentPreset(QStringView name);
[[nodiscard]] QString titleOf(const ImpairmentPreset &preset);
[[nodiscard]] QString sourceOf(const ImpairmentPreset &preset);

} // namespace swb

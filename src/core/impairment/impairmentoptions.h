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
    const char *choices; ///< some values worth trying, with spaces between them; "0" is always one
    const char *valueName; ///< "SHARE"
    const char *description; ///< to be translated in the context swb::Impairment
    const char *example; ///< a value that it takes
    bool datagrams; ///< whether these can have it...
    bool streams; ///< ...and these
    bool (*set)(Impairment &impairment, QStringView value);
    QString (*value)(const Impairment &impairment); ///< as set() takes it, "0" for off
};

/// All of them, in the order of showing.
[[nodiscard]] const QList<ImpairmentOption> &impairmentOptions();
[[nodiscard]] const ImpairmentOption *impairmentOption(QStringView name);
[[nodiscard]] QString titleOf(const ImpairmentOption &option);
[[nodiscard]] QString describe(const ImpairmentOption &option);

/// Sets one by its name, as the command line has it. Errors: BadImpairment, naming an example of what it
/// takes.
[[nodiscard]] Error setImpairment(Impairment &impairment, QStringView name, QStringView value);
/// The same from a field, which the error calls by its title.
[[nodiscard]] Error setImpairment(Impairment &impairment, const ImpairmentOption &option, QStringView value);

/// What of this a relay of that transport cannot do: ImpossibleForStreams or ImpossibleForDatagrams, naming
/// the first such option; none where all is well.
[[nodiscard]] Error impossibleFor(Transport transport, const Impairment &impairment);
/// What an error calls an option: "--loss" on the command line, “Loss” in the window.
enum class ImpairmentName : quint8 { Flag, Title };
/// The same of one option, whatever its value.
[[nodiscard]] Error impossibleFor(Transport transport, const ImpairmentOption &option,
                                  ImpairmentName name = ImpairmentName::Flag);
/// What is left of it for a transport.
[[nodiscard]] Impairment possibleFor(Transport transport, const Impairment &impairment);

/// A line with a name: both directions of it, and where its numbers are from.
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

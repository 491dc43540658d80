// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/recordoptions.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RecordOptions)
};

} // namespace

void RecordOptions::addTo(CommandLine &line, const QString &description)
{
    line.addValue(u"record"_s, u"FILE"_s, description);
    line.addFlag(u"overwrite"_s, Words::tr("Lets --record replace an existing session."));
}

void RecordOptions::addTo(CommandLine &line)
{
    addTo(line, Words::tr("Records everything to a session file, which the window and swb log can open."));
}

Error RecordOptions::read(const CommandLine &line, RecordOptions &options)
{
    options.file = line.value(u"record"_s);
    options.overwrite = line.isSet(u"overwrite"_s);
    if (options.overwrite && options.file.isEmpty())
        return usageError(Words::tr("--overwrite is for --record only."));
    return {};
}

} // namespace swb

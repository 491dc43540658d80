// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/repeatoption.h"

#include "core/impairment/impairmentvalues.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb::repeatoption {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RepeatOption)
};

} // namespace

Error read(const CommandLine &line, std::optional<Repeat> &repeat)
{
    if (!line.isSet(u"every"_s) && !line.isSet(u"times"_s))
        return {};
    Repeat read;
    if (line.isSet(u"every"_s)) {
        const QString text = line.value(u"every"_s);
        const auto every = impairmentvalues::readTime(text);
        read.every = std::chrono::duration_cast<std::chrono::milliseconds>(
            every.value_or(std::chrono::nanoseconds(0)));
        if (!every || read.every != *every || read.every > Repeat::longest)
            return usageError(
                Words::tr("--every takes whole milliseconds up to an hour, such as 500ms or 2s, "
                          "not “%1”.")
                    .arg(text));
    }
    if (Error error = line.readNumber(u"times"_s, 1, Repeat::most, read.times); error.isError())
        return error;
    if (read.every.count() == 0 && read.times == 0)
        return usageError(Words::tr("--every 0 needs --times: without a pause it has to say when it ends."));
    repeat = read;
    return {};
}

} // namespace swb::repeatoption

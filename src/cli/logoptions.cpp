// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/logoptions.h"

#include "core/files/filename.h"
#include "core/filter/filterparser.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(LogOptions)
};

QStringList formatNames()
{
    QStringList names;
    for (const ExportFormat format : exportFormats) {
        if (whyAbsent(format).isEmpty())
            names << nameOf(format);
    }
    return names;
}

Error readFilter(const CommandLine &line, Filter &filter)
{
    const FilterParse parsed = parseFilter(line.value(u"filter"_s));
    if (parsed.problem)
        return usageError(Words::tr("The filter is wrong at character %1. %2")
                              .arg(parsed.problem->from + 1)
                              .arg(parsed.problem->toString()));
    filter = Filter(parsed.tree);
    return {};
}

Error readFormat(const CommandLine &line, ExportFormat &format)
{
    if (!line.isSet(u"export"_s))
        return {};
    const QString name = line.value(u"export"_s);
    const auto known = exportFormatNamed(name);
    if (!known)
        return usageError(Words::tr("--export takes %1, not “%2”.").arg(formatNames().join(u", "_s), name));
    if (const QString why = whyAbsent(*known); !why.isEmpty())
        return usageError(why);
    format = *known;
    return {};
}

Error readTime(const CommandLine &line, bool &dated)
{
    const QString name = line.value(u"time"_s, u"clock"_s);
    dated = name == u"absolute";
    if (dated || name == u"clock")
        return {};
    return usageError(Words::tr("--time takes clock or absolute, not “%1”.").arg(name));
}

Error checkOutput(const LogOptions &options)
{
    if (options.output.isEmpty() || !isSameFile(options.file, options.output))
        return {};
    return usageError(Words::tr("-o names the input log, which is never changed."));
}

/// As many characters as are visible, so that what follows is below its position.
QString blank(QStringView text, QChar filling)
{
    return QString(text.toUcs4().size(), filling);
}

} // namespace

CommandLine LogOptions::commandLine()
{
    CommandLine line(
        u"log FILE [options]"_s,
        Words::tr(
            "Prints the events of a session (.swbs), a JSON Lines export, or a capture file (pcap, pcapng),\n"
            "one per line, or writes them in another format. The file is never changed. It can be "
            "compressed\n"
            "with gzip, a pipe, or - for standard input.\n"
            "Filters use the same language as the window: tcp and len > 1000 and text contains \"GET\"."));
    line.addArgument({u"FILE"_s});
    line.addValue(u"filter"_s, u"F"_s, Words::tr("Selects only the events that match the filter."));
    line.addValue(u"export"_s, u"FORMAT"_s,
                  Words::tr("Writes %1 (default: text).").arg(formatNames().join(u", "_s)));
    line.suggest(u"export"_s, formatNames());
    line.addValue(u"time"_s, u"clock|absolute"_s,
                  Words::tr("Text: “absolute” writes the date before every time; “clock” (default) does so "
                            "only if the log spans more than a day."));
    line.addFlag(u"raw-cells"_s,
                 Words::tr("CSV: leaves cells that begin with = + - @, TAB or CR unchanged. By default they "
                           "get a leading apostrophe, because a spreadsheet would run them as formulas."));
    line.addValue(
        u"o"_s, u"FILE"_s,
        Words::tr("Writes to this file, once everything has succeeded, instead of standard output."));
    return line;
}

Result<LogOptions> LogOptions::read(const CommandLine &line)
{
    LogOptions options;
    if (line.positional().size() != 1)
        return usageError(
            line.positional().isEmpty()
                ? Words::tr("log needs a file to read.")
                : Words::tr("log reads one file, but “%1” is a second one.").arg(line.positional().value(1)));
    options.file = line.positional().constFirst();
    options.output = line.value(u"o"_s);
    if (options.output == u"-"_s)
        options.output.clear();
    options.style.guardCells = !line.isSet(u"raw-cells"_s);
    const Error error = firstError({readFilter(line, options.filter), readFormat(line, options.format),
                                    readTime(line, options.dated), checkOutput(options)});
    if (error.isError())
        return error;
    return options;
}

QString LogOptions::filterMistake(const CommandLine &line)
{
    QString text = line.value(u"filter"_s);
    const auto problem = parseFilter(text).problem;
    if (!problem)
        return {};
    text.replace(u'\n', u' ').replace(u'\t', u' ');
    const QStringView view(text);
    const QString before = blank(view.left(problem->from), u' ');
    const QString carets = blank(view.mid(problem->from, problem->length), u'^');
    return u"  "_s + text + u"\n  "_s + before + (carets.isEmpty() ? u"^"_s : carets) + u'\n';
}

} // namespace swb

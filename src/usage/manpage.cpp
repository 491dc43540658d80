// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/manpage.h"

#include "usage/usagetext.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qsizetype longestLine = 78; ///< of the page's source, for human readers

/// A separate line: one that begins with a dot or an apostrophe would be a request.
QString roffLine(const QString &escaped)
{
    const bool isRequest
        = escaped.startsWith(u'.') || escaped.startsWith(u'\'') || escaped.startsWith(u"\\(aq");
    return (isRequest ? u"\\&"_s : QString()) + escaped + u'\n';
}

/// Running text, over as many lines as it needs.
QString roffParagraph(const QString &text)
{
    QString page;
    QString line;
    for (const QString &word : roffText(text).split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + word.size() >= longestLine) {
            page += roffLine(line);
            line.clear();
        }
        line += (line.isEmpty() ? QString() : u" "_s) + word;
    }
    return line.isEmpty() ? page : QString(page + roffLine(line));
}

QString bold(const QString &text)
{
    return u"\\fB"_s + roffText(text) + u"\\fR"_s;
}

QString italic(const QString &text)
{
    return u"\\fI"_s + roffText(text) + u"\\fR"_s;
}

QString heading(const QString &title)
{
    return u".SH \""_s + roffText(title.toUpper()) + u"\"\n"_s;
}

QString tagged(const QString &tag, const QString &text)
{
    return u".TP\n"_s + roffLine(tag) + (text.isEmpty() ? u"\\&\n"_s : roffParagraph(text));
}

QString described(const QString &description)
{
    QString page;
    for (const UsageBlock &block : blocksOf(description))
        page += block.term.isEmpty() ? QString(u".PP\n"_s + roffParagraph(block.text))
                                     : tagged(bold(block.term), block.text);
    return page;
}

/// A paragraph directly after a heading needs no macro.
QString withoutFirstBreak(const QString &page)
{
    return page.startsWith(u".PP\n") ? page.sliced(4) : page;
}

QString option(const OptionUsage &option)
{
    QStringList names;
    for (const QString &name : option.names)
        names << bold(dashed(name));
    const QString value = option.value.name.isEmpty() ? QString() : QString(u' ' + italic(option.value.name));
    return tagged(names.join(u", "_s) + value, option.description);
}

QString options(const CommandUsage &command)
{
    QString page;
    for (const OptionUsage &one : command.options)
        page += option(one);
    return page;
}

QString synopsis(const ProgramUsage &usage)
{
    QString page = heading(u"Synopsis"_s);
    for (const CommandUsage &command : usage.commands) {
        // One line each: filled, they would run together.
        page += (command.name == usage.commands.constFirst().name ? QString() : u".br\n"_s)
            + roffLine(QString(bold(QString(usage.name + u' ' + command.name).trimmed()) + u' '
                               + roffText(command.synopsis.sliced(command.name.size()).trimmed()))
                           .trimmed());
    }
    return page;
}

QString command(const ProgramUsage &usage, const CommandUsage &command)
{
    return u".SS \""_s + roffText(QString(usage.name + u' ' + command.name)) + u"\"\n"_s
        + withoutFirstBreak(described(command.description)) + options(command);
}

/// A program without commands has a separate section for its options.
QString commands(const ProgramUsage &usage)
{
    const CommandUsage &first = usage.commands.constFirst();
    if (first.name.isEmpty())
        return described(first.description) + heading(u"Options"_s) + options(first);
    QString page;
    for (const OptionUsage &one : usage.options)
        page += option(one);
    page += heading(u"Commands"_s);
    for (const CommandUsage &one : usage.commands)
        page += tagged(bold(one.name), QString(one.summary));
    for (const CommandUsage &one : usage.commands)
        page += command(usage, one);
    return page;
}

QString seeAlso(const ProgramUsage &usage)
{
    QStringList pages;
    for (const QString &page : usage.seeAlso)
        pages << bold(page.section(u'(', 0, 0)) + roffText(page.sliced(page.indexOf(u'(')));
    return heading(u"See also"_s) + roffLine(pages.join(u", "_s));
}

} // namespace

QString roffText(const QString &text)
{
    QString escaped;
    for (const char32_t character : text.toUcs4()) {
        switch (character) {
        case U'\\':
            escaped += u"\\(rs"_s;
            break;
        case U'-':
            escaped += u"\\-"_s;
            break;
        case U'\'':
            escaped += u"\\(aq"_s;
            break;
        case U'"':
            escaped += u"\\(dq"_s;
            break;
        case U'`':
            escaped += u"\\(ga"_s;
            break;
        case U'^':
            escaped += u"\\(ha"_s;
            break;
        case U'~':
            escaped += u"\\(ti"_s;
            break;
        case U'\n':
            escaped += u' ';
            break;
        default:
            escaped += character < 0x80
                ? QString(QChar(char16_t(character)))
                : u"\\[u%1]"_s.arg(QString::number(uint(character), 16).toUpper(), 4, u'0');
        }
    }
    return escaped;
}

QString manPage(const ProgramUsage &usage, const QString &version, const QString &date)
{
    QString page = u".\\\" Made by swb-usage out of the table of the program's own help.\n"_s;
    page += u".TH \"%1\" 1 %2 \"Socket Workbench %3\" \"User Commands\"\n"_s.arg(
        roffText(usage.name.toUpper()), date, version);
    page += u".nh\n.ad l\n"_s; // never hyphenate option names
    page += heading(u"Name"_s) + roffLine(roffText(usage.name) + u" \\- "_s + roffText(usage.title));
    page += synopsis(usage);
    page += heading(u"Description"_s) + withoutFirstBreak(described(usage.description));
    page += commands(usage);
    for (const UsageSection &section : usage.sections)
        page += heading(section.title) + withoutFirstBreak(described(section.text));
    return page + seeAlso(usage);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/usagetext.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qsizetype termIndent = 2; ///< deeper lines continue the term above

qsizetype indentOf(const QString &line)
{
    const auto *const first
        = std::find_if(line.begin(), line.end(), [](QChar character) { return character != u' '; });
    return first - line.begin();
}

/// "  term   text", "  term: text", or a term alone.
UsageBlock termOf(const QString &line)
{
    static const QRegularExpression parts(u"^ +(\\S.*?)(?:: | {2,})(\\S.*)$"_s);
    const QRegularExpressionMatch match = parts.match(line);
    return match.hasMatch() ? UsageBlock{match.captured(1), match.captured(2)}
                            : UsageBlock{line.trimmed(), {}};
}

void goOn(UsageBlock &block, const QString &line)
{
    block.text += (block.text.isEmpty() ? QString() : u" "_s) + line.trimmed();
}

} // namespace

QList<UsageBlock> blocksOf(const QString &description)
{
    QList<UsageBlock> blocks;
    bool inParagraph = false;
    for (const QString &line : description.split(u'\n')) {
        const qsizetype indent = indentOf(line);
        const bool isParagraph = indent == 0 && !line.isEmpty();
        if (isParagraph && inParagraph)
            goOn(blocks.last(), line);
        else if (isParagraph)
            blocks.append({{}, line.trimmed()});
        else if (indent > termIndent && !blocks.isEmpty() && !blocks.last().term.isEmpty())
            goOn(blocks.last(), line);
        else if (!line.trimmed().isEmpty())
            blocks.append(termOf(line));
        inParagraph = isParagraph;
    }
    return blocks;
}

QString firstSentence(const QString &text)
{
    static const QRegularExpression end(u"\\.(?= \\p{Lu}|$)"_s);
    const qsizetype length = text.indexOf(end);
    return length < 0 ? text : text.first(length);
}

Completion completionOf(const ValueUsage &value)
{
    if (!wordsOf(value).isEmpty())
        return Completion::OneOf;
    if (value.name == u"FILE" || value.name == u"PEM")
        return Completion::Files;
    return value.name == u"FOLDER" ? Completion::Folders : Completion::Nothing;
}

QStringList wordsOf(const ValueUsage &value)
{
    // "none|lf|crlf" is the whole list, but "N|all" has a part that stands for other values.
    static const QRegularExpression alternatives(u"^[a-z0-9.]+(\\|[a-z0-9.]+)*$"_s);
    if (!value.words.isEmpty())
        return value.words;
    return alternatives.match(value.name).hasMatch() ? value.name.split(u'|') : QStringList();
}

bool isGoneOnWith(const QString &word)
{
    return word.endsWith(u':') || word.endsWith(u'/');
}

QString dashed(const QString &optionName)
{
    return (optionName.size() == 1 ? u"-"_s : u"--"_s) + optionName;
}

} // namespace swb

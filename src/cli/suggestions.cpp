// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/suggestions.h"

#include "core/framing/framingspec.h"
#include "protocols/examples/exampleshelf.h"
#include "protocols/schemes.h"

using namespace Qt::StringLiterals;

namespace swb::suggestions {
namespace {

template <typename Condition>
ValueUsage urlOf(const QString &name, const Condition &condition)
{
    ValueUsage url{name, {}};
    for (const Scheme &scheme : schemes()) {
        if (condition(scheme))
            url.words << QString(scheme.name + u"://"_s);
    }
    return url;
}

} // namespace

ValueUsage url()
{
    return urlOf(u"URL"_s, [](const Scheme &) { return true; });
}

ValueUsage relayUrl(const QString &name)
{
    return urlOf(name, [](const Scheme &scheme) { return scheme.protocol == "raw"_L1; });
}

QStringList replies()
{
    QStringList words;
    for (const Scheme &scheme : schemes()) {
        for (const ReplyChoice &choice : scheme.replies ? scheme.replies() : ReplyChoices()) {
            if (choice.name == u"save") // which is a separate option here
                continue;
            const bool isWhole = choice.takes == ReplyChoice::Takes::Nothing;
            words << (isWhole ? choice.name : QString(choice.name + u':'));
        }
    }
    words.removeDuplicates();
    return words;
}

QStringList framings()
{
    QStringList words = framingNames();
    for (QString &word : words) {
        if (word == u"delimiter" || word == u"fixed")
            word += u':';
    }
    return words;
}

QStringList examples()
{
    QStringList names;
    for (const Example &example : ExampleShelf::read({}).examples)
        names << example.name;
    return names;
}

} // namespace swb::suggestions

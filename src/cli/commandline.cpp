// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int longestSeconds = 7 * 24 * 3600; ///< keeps every time in an int of milliseconds

} // namespace

CommandLine::CommandLine(const QString &synopsis, const QString &description)
    : m_help({u"h"_s, u"help"_s}, tr("Shows this help."))
    , m_parser(std::make_unique<QCommandLineParser>())
{
    m_usage.synopsis = synopsis;
    m_usage.description = description;
    m_usage.options.append({m_help.names(), {}, m_help.description()});
    m_parser->addOption(m_help);
}

void CommandLine::addArgument(const ValueUsage &value)
{
    m_usage.arguments.append(value);
}

void CommandLine::addFlag(const QString &name, const QString &description)
{
    addValue(name, {}, description);
}

void CommandLine::addValue(const QString &name, const QString &valueName, const QString &description)
{
    m_usage.options.append({{name}, {valueName}, description});
    m_parser->addOption({name, description, valueName});
}

void CommandLine::addValueUnless(const QString &other, const QString &name, const QString &valueName,
                                 const QString &description)
{
    addValue(name, valueName, description);
    m_unless.append({u"--"_s + other, u"--"_s + name});
}

void CommandLine::suggest(const QString &name, const QStringList &words)
{
    for (OptionUsage &option : m_usage.options) {
        if (option.names.contains(name))
            option.value.words = words;
    }
}

Error CommandLine::parse(const QStringList &given)
{
    QStringList arguments = given;
    for (const Unless &one : std::as_const(m_unless)) {
        const bool isBeside = std::any_of(given.begin(), given.end(), [&one](const QString &argument) {
            return argument == one.other || argument.startsWith(one.other + u'=');
        });
        if (isBeside)
            std::replace(arguments.begin(), arguments.end(), one.name, QString(one.name + u'='));
    }
    // The parser takes the first argument for the program's name.
    if (m_parser->parse(QStringList{u"swb"_s} + arguments))
        return {};
    return usageError(m_parser->errorText());
}

QString CommandLine::help() const
{
    // Only the options of the parser's text are used: its usage line does not know commands.
    const QString text = m_parser->helpText();
    const QString options = text.mid(text.indexOf(u'\n') + 1).trimmed();
    return tr("Usage: swb %1").arg(m_usage.synopsis) % u"\n\n"_s % m_usage.description % u"\n\n"_s % options
        % u'\n';
}

QString CommandLine::value(const QString &name, const QString &otherwise) const
{
    return m_parser->isSet(name) ? m_parser->value(name) : otherwise;
}

Error CommandLine::readNumber(const QString &name, int least, int most, int &target) const
{
    if (!m_parser->isSet(name))
        return {};
    const QString text = m_parser->value(name);
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < least || number > most)
        return usageError(tr("--%1 takes a whole number from %2 to %3, not “%4”.")
                              .arg(name, QString::number(least), QString::number(most), text));
    target = number;
    return {};
}

Error CommandLine::readMilliseconds(const QString &name, std::chrono::milliseconds &target) const
{
    int number = int(target.count());
    Error error = readNumber(name, 0, longestSeconds * 1000, number);
    target = std::chrono::milliseconds(number);
    return error;
}

Error CommandLine::readSeconds(const QString &name, std::chrono::seconds &target) const
{
    int number = int(target.count());
    Error error = readNumber(name, 0, longestSeconds, number);
    target = std::chrono::seconds(number);
    return error;
}

Error CommandLine::readTimeout(const QString &name, std::chrono::milliseconds &target) const
{
    if (!m_parser->isSet(name))
        return {};
    const QString text = m_parser->value(name);
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    if (!ok || !(seconds >= 0.001 && seconds <= longestSeconds))
        return usageError(tr("--%1 takes seconds from 0.001 to %2, not “%3”.")
                              .arg(name, QString::number(longestSeconds), text));
    target = std::chrono::milliseconds(qRound(seconds * 1000));
    return {};
}

Error CommandLine::exclude(const QString &one, const QString &other) const
{
    if (!m_parser->isSet(one) || !m_parser->isSet(other))
        return {};
    return usageError(tr("--%1 and --%2 cannot be used together.").arg(one, other));
}

Error usageError(const QString &what)
{
    return {ErrorCode::BadOption, what, {}, {}, {}}; // the first sentence says everything
}

Error firstError(std::initializer_list<Error> errors)
{
    const auto *const found
        = std::find_if(errors.begin(), errors.end(), [](const Error &e) { return e.isError(); });
    return found == errors.end() ? Error{} : *found;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"
#include "core/values/result.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <chrono>
#include <memory>

namespace swb {

/// The arguments of one command, read by QCommandLineParser without ever ending the program: mistakes are
/// returned as errors (BadOption) that name the option and what is wrong with it.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    /// `synopsis` is the usage line without the program's name: "serve URL... [options]".
    CommandLine(const QString &synopsis, const QString &description);

    /// A positional argument; each further call declares the next position, and the last holds for all that
    /// follow.
    void addArgument(const ValueUsage &value);
    void addFlag(const QString &name, const QString &description);
    void addValue(const QString &name, const QString &valueName, const QString &description);
    /// An option that takes a value, unless `other` is given too: then it takes none, and its value is empty.
    void addValueUnless(const QString &other, const QString &name, const QString &valueName,
                        const QString &description);

    /// What the value may be, or begin with, for shells to complete; see ValueUsage.
    void suggest(const QString &name, const QStringList &words);

    /// Reads what follows the command's name.
    [[nodiscard]] Error parse(const QStringList &arguments);
    [[nodiscard]] bool wantsHelp() const { return m_parser->isSet(m_help); }
    [[nodiscard]] QString help() const;
    /// Everything declared, for output in other forms.
    [[nodiscard]] const CommandUsage &usage() const { return m_usage; }

    [[nodiscard]] QStringList positional() const { return m_parser->positionalArguments(); }
    [[nodiscard]] bool isSet(const QString &name) const { return m_parser->isSet(name); }
    [[nodiscard]] QString value(const QString &name, const QString &otherwise = {}) const;

    /// The given options in order, each as often as it was given; the n-th of a name has values(name)[n].
    [[nodiscard]] QStringList optionNames() const { return m_parser->optionNames(); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser->values(name); }

    /// Each leaves `target` unchanged if the option is not given, or is wrong.
    [[nodiscard]] Error readNumber(const QString &name, int least, int most, int &target) const;
    [[nodiscard]] Error readMilliseconds(const QString &name, std::chrono::milliseconds &target) const;
    /// Whole seconds.
    [[nodiscard]] Error readSeconds(const QString &name, std::chrono::seconds &target) const;
    /// Seconds with decimals, above 0.
    [[nodiscard]] Error readTimeout(const QString &name, std::chrono::milliseconds &target) const;
    /// An error if both options are given.
    [[nodiscard]] Error exclude(const QString &one, const QString &other) const;

private:
    struct Unless ///< both with their dashes
    {
        QString other;
        QString name;
    };

    CommandUsage m_usage; ///< without the name and the summary
    QList<Unless> m_unless;
    QCommandLineOption m_help;
    std::unique_ptr<QCommandLineParser> m_parser; ///< the parser itself can be neither copied nor moved
};

/// A mistake in how a command was called.
[[nodiscard]] Error usageError(const QString &what);

/// The first of these that is an error, or none.
[[nodiscard]] Error firstError(std::initializer_list<Error> errors);

} // namespace swb

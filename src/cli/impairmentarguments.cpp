// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/impairmentarguments.h"

#include "core/impairment/impairmentoptions.h"

#include <QHash>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(RelayOptions)
};

/// Goes through the options in the order in which they were given, since --to-server and --to-client apply to
/// what follows them.
class Reader
{
public:
    Reader(const CommandLine &line, std::optional<Transport> transport, RelayImpairment &impairment,
           QString &note, const QString &rateName)
        : m_line(line)
        , m_transport(transport)
        , m_impairment(impairment)
        , m_note(note)
        , m_rateName(rateName)
    { }

    [[nodiscard]] Error readAll()
    {
        for (const QString &name : m_line.optionNames()) {
            Error error = take(name);
            if (error.isError())
                return error;
        }
        return {};
    }

private:
    [[nodiscard]] Error take(const QString &name)
    {
        if (name == u"to-server"_s || name == u"to-client"_s) {
            m_toServer = name == u"to-server"_s;
            m_toClient = !m_toServer;
            return {};
        }
        if (name == u"preset"_s)
            return takePreset(nextValue(name));
        const QString ours = nameIn(name);
        const ImpairmentOption *const option = impairmentOption(ours);
        if (!option)
            return {};
        const QString value = nextValue(name);
        Error error = m_transport ? impossibleFor(*m_transport, *option) : Error{};
        return error.isError() ? error : set(ours, value);
    }

    /// The impairment that an option of the command refers to; empty for none.
    [[nodiscard]] QString nameIn(const QString &name) const
    {
        if (name == m_rateName)
            return u"rate"_s;
        return name == u"rate"_s ? QString() : name;
    }

    [[nodiscard]] Error set(const QString &name, const QString &value)
    {
        Error error;
        if (m_toServer)
            error = setImpairment(m_impairment.toServer, name, value);
        if (m_toClient && !error.isError())
            error = setImpairment(m_impairment.toClient, name, value);
        return error;
    }

    [[nodiscard]] Error takePreset(const QString &name)
    {
        const ImpairmentPreset *const preset = impairmentPreset(name);
        if (!preset)
            return usageError(Words::tr("There is no preset “%1”.").arg(name));
        if (m_toServer)
            m_impairment.toServer = possible(preset->toServer);
        if (m_toClient)
            m_impairment.toClient = possible(preset->toClient);
        const Error left = m_transport ? impossibleFor(*m_transport, preset->toServer) : Error{};
        if (left.isError())
            m_note = Words::tr("Only the part of the preset “%1” that a stream supports applies: %2")
                         .arg(name, left.why);
        return {};
    }

    [[nodiscard]] Impairment possible(const Impairment &impairment) const
    {
        return m_transport ? possibleFor(*m_transport, impairment) : impairment;
    }

    [[nodiscard]] QString nextValue(const QString &name)
    {
        return m_line.values(name).value(m_taken[name]++);
    }

    const CommandLine &m_line;
    const std::optional<Transport> m_transport;
    RelayImpairment &m_impairment;
    QString &m_note;
    const QString m_rateName;
    QHash<QString, int> m_taken; ///< values of each option
    bool m_toServer = true;
    bool m_toClient = true;
};

} // namespace

QString describePresets()
{
    QStringList lines;
    for (const ImpairmentPreset &preset : impairmentPresets())
        lines << u"  %1: %2 (%3)"_s.arg(QLatin1StringView(preset.name), titleOf(preset), sourceOf(preset));
    return lines.join(u'\n');
}

void addImpairmentOptions(CommandLine &line, const QString &rateName)
{
    for (const ImpairmentOption &option : impairmentOptions()) {
        const QString what = describe(option);
        const QString words = option.streams && option.datagrams ? what
            : option.streams                                     ? Words::tr("%1 TCP only.").arg(what)
                                                                 : Words::tr("%1 UDP only.").arg(what);
        const QString name = QLatin1StringView(option.name);
        line.addValue(name == u"rate"_s ? rateName : name, QLatin1StringView(option.valueName), words);
    }
    line.addValue(u"preset"_s, u"NAME"_s, Words::tr("Sets several of these options at once, see above."));
    QStringList presets;
    for (const ImpairmentPreset &preset : impairmentPresets())
        presets << QLatin1StringView(preset.name);
    line.suggest(u"preset"_s, presets);
    line.addFlag(u"to-server"_s,
                 Words::tr("The options that follow apply only to the direction to the target."));
    line.addFlag(u"to-client"_s,
                 Words::tr("The options that follow apply only to the direction to the client."));
    line.addValue(u"seed"_s, u"N"_s,
                  Words::tr("Makes random choices repeatable (default: a new seed each time)."));
}

Error readImpairments(const CommandLine &line, std::optional<Transport> transport,
                      RelayImpairment &impairment, QString &note, const QString &rateName)
{
    return Reader(line, transport, impairment, note, rateName).readAll();
}

Error readSeed(const CommandLine &line, quint64 &seed)
{
    if (!line.isSet(u"seed"_s)) {
        seed = QRandomGenerator::global()->generate();
        return {};
    }
    bool ok = false;
    const QString text = line.value(u"seed"_s);
    seed = text.toULongLong(&ok);
    constexpr quint64 most = quint64(1) << 53; // exact in any JSON reader
    return ok && seed <= most ? Error{}
                              : usageError(Words::tr("--seed takes a whole number from 0 to %1, not “%2”.")
                                               .arg(QString::number(most), text));
}

} // namespace swb

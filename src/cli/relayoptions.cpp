// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/relayoptions.h"

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

QString describePresets()
{
    QStringList lines;
    for (const ImpairmentPreset &preset : impairmentPresets())
        lines << u"  %1: %2 (%3)"_s.arg(QLatin1StringView(preset.name), titleOf(preset), sourceOf(preset));
    return lines.join(u'\n');
}

/// Walks through the options in the order in which they were given, since --to-server and --to-client hold
/// for what stands behind them.
class Reader
{
public:
    Reader(const CommandLine &line, RelayOptions &options)
        : m_line(line)
        , m_transport(options.settings.listen.transport)
        , m_options(options)
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
        const ImpairmentOption *const option = impairmentOption(name);
        if (!option)
            return {};
        const QString value = nextValue(name);
        Error error = impossibleFor(m_transport, *option);
        return error.isError() ? error : set(name, value);
    }

    [[nodiscard]] Error set(const QString &name, const QString &value)
    {
        RelayImpairment &impairment = m_options.settings.impairment;
        Error error;
        if (m_toServer)
            error = setImpairment(impairment.toServer, name, value);
        if (m_toClient && !error.isError())
            error = setImpairment(impairment.toClient, name, value);
        return error;
    }

    [[nodiscard]] Error takePreset(const QString &name)
    {
        const ImpairmentPreset *const preset = impairmentPreset(name);
        if (!preset)
            return usageError(Words::tr("There is no preset “%1”.").arg(name));
        RelayImpairment &impairment = m_options.settings.impairment;
        if (m_toServer)
            impairment.toServer = possibleFor(m_transport, preset->toServer);
        if (m_toClient)
            impairment.toClient = possibleFor(m_transport, preset->toClient);
        const Error left = impossibleFor(m_transport, preset->toServer);
        if (left.isError())
            m_options.note
                = Words::tr("Of the preset “%1” only what a stream can have applies: %2").arg(name, left.why);
        return {};
    }

    [[nodiscard]] QString nextValue(const QString &name)
    {
        return m_line.values(name).value(m_taken[name]++);
    }

    const CommandLine &m_line;
    const Transport m_transport;
    RelayOptions &m_options;
    QHash<QString, int> m_taken; ///< values of each option
    bool m_toServer = true;
    bool m_toClient = true;
};

Error readUrls(const CommandLine &line, RelaySettings &settings)
{
    const QStringList urls = line.positional();
    if (urls.size() != 2)
        return usageError(Words::tr("relay needs two URLs: where to listen, such as udp://127.0.0.1:0, and "
                                    "where to pass on to, such as udp://127.0.0.1:12000."));
    const auto listen = EndpointUrl::parse(urls.at(0));
    const auto target = EndpointUrl::parse(urls.at(1));
    if (!listen || !target)
        return listen ? target.error() : listen.error();
    settings.listen = listen.value();
    settings.target = target.value();
    return relayProblem(settings);
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
    constexpr quint64 most = quint64(1) << 53; // whole in any JSON reader
    return ok && seed <= most ? Error{}
                              : usageError(Words::tr("--seed takes a whole number from 0 to %1, not “%2”.")
                                               .arg(QString::number(most), text));
}

} // namespace

CommandLine RelayOptions::commandLine()
{
    CommandLine line(
        u"relay LISTEN_URL TARGET_URL [options] [--to-server options] [--to-client options]"_s,
        Words::tr("Listens, passes on what comes to the target and back, and treats it as it is told until "
                  "Ctrl+C;\nthen it prints what was set beside what was measured. Both URLs are tcp:// or "
                  "both are udp://; bytes of\nTLS and DTLS pass as they are.\n\nOptions hold for both "
                  "directions. Those behind --to-server hold for what goes from the clients to the\ntarget "
                  "alone, those behind --to-client for the way back. The later of two that say the same "
                  "wins;\n0 switches an option off. Units are always written: 5%, 40ms, 1M (bits a second), "
                  "64k (bytes).\n\nDatagrams are counted over all clients, in the order in which they come. "
                  "The same seed gives the n-th\nof a direction the same fate, whenever it comes.\n\n"
                  "Presets, of which a stream takes what it can:\n%1")
            .arg(describePresets()));
    for (const ImpairmentOption &option : impairmentOptions()) {
        const QString only = option.streams && option.datagrams ? QString()
            : option.streams                                    ? Words::tr(" TCP only.")
                                                                : Words::tr(" UDP only.");
        line.addValue(QLatin1StringView(option.name), QLatin1StringView(option.valueName),
                      QString(describe(option) + only));
    }
    line.addValue(u"preset"_s, u"NAME"_s, Words::tr("Sets several of them at once, see above."));
    line.addFlag(u"to-server"_s, Words::tr("What follows holds for the way to the target alone."));
    line.addFlag(u"to-client"_s, Words::tr("What follows holds for the way back alone."));
    line.addValue(u"seed"_s, u"N"_s, Words::tr("Makes chance repeatable (default: another each time)."));
    line.addValue(u"max-clients"_s, u"N"_s,
                  Words::tr("Most clients at a time (default: %1).").arg(limits::connections));
    line.addValue(u"idle-timeout"_s, u"S"_s,
                  Words::tr("UDP: forgets a client idle for so many seconds (default: %1; 0: never).")
                      .arg(limits::relayIdle.count()));
    line.addValue(u"record"_s, u"FILE"_s,
                  Words::tr("Records everything into a session file, which the window and swb log open."));
    line.addFlag(u"json"_s, Words::tr("Prints every line as one JSON object."));
    return line;
}

Result<RelayOptions> RelayOptions::read(const CommandLine &line)
{
    RelayOptions options;
    options.json = line.isSet(u"json"_s);
    options.record = line.value(u"record"_s);
    RelaySettings &settings = options.settings;
    const Error error = firstError({
        readUrls(line, settings),
        readSeed(line, settings.impairment.seed),
        line.readNumber(u"max-clients"_s, 1, limits::connections, settings.maxClients),
        line.readSeconds(u"idle-timeout"_s, settings.idleTimeout),
    });
    if (error.isError())
        return error;
    const Error impairment = Reader(line, options).readAll();
    if (impairment.isError())
        return impairment;
    return options;
}

} // namespace swb

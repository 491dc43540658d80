// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bindoption.h"

#include "core/values/numbertext.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace swb::bindoption {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(BindOption)
};

const QString optionName = u"bind"_s;

struct Parts
{
    QStringView host; ///< without brackets
    QStringView port; ///< including its colon
};

/// An IPv6 address may be written without brackets if no port follows.
Parts split(QStringView text)
{
    if (text.startsWith(u'[')) {
        const qsizetype close = text.indexOf(u']');
        return close < 0 ? Parts{text, {}} : Parts{text.first(close).sliced(1), text.sliced(close + 1)};
    }
    if (text.count(u':') > 1)
        return {text, {}};
    const qsizetype colon = text.indexOf(u':');
    return colon < 0 ? Parts{text, {}} : Parts{text.first(colon), text.sliced(colon)};
}

} // namespace

void addTo(CommandLine &line)
{
    line.addValue(optionName, u"[HOST][:PORT]"_s,
                  Words::tr("Sends from this local address and port, such as 127.0.0.1, :4000 or [::1]:4000 "
                            "(default: the system's choice)."));
}

Error read(const CommandLine &line, ClientSettings &settings)
{
    if (!line.isSet(optionName))
        return {};
    const QString text = line.value(optionName);
    const auto [host, port] = split(text);
    const auto number = port.isEmpty() ? std::optional(quint32(0))
        : port.startsWith(u':')        ? parseDecimal(port.sliced(1), std::numeric_limits<quint16>::max())
                                       : std::nullopt;
    const bool hostIsGood = host.isEmpty() || !SocketAddress::fromIp(host.toString(), 0).isNull();
    if (!hostIsGood || !number || (host.isEmpty() && port.isEmpty()))
        return usageError(
            Words::tr("--bind takes a local address, a port after a colon, or both, not “%1”.").arg(text));
    settings.localHost = host.toString();
    settings.localPort = quint16(*number);
    return {};
}

} // namespace swb::bindoption

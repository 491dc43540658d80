// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/socketsoption.h"

#include "core/values/capabilities.h"

using namespace Qt::StringLiterals;

namespace swb::socketsoption {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(SocketsOption)
};

const QString name = u"sockets"_s;

/// "tls: half-close, ...": what Qt's classes cannot do over one transport.
QString cannot(Transport transport)
{
    QStringList words;
    for (const Capability capability : allCapabilities) {
        if (!whyAbsent(capability, SocketFamily::Qt, transport).isEmpty())
            words << displayName(capability);
    }
    return Words::tr("%1: %2").arg(schemeOf(transport), words.join(u", "_s));
}

} // namespace

void addTo(CommandLine &line)
{
    const QString families = isBuilt(SocketFamily::Native)
        ? Words::tr("“native”, system calls (default), or “qt”, Qt's classes.")
        : Words::tr("“qt”, Qt's classes; this program was built without system calls.");
    line.addValue(name, isBuilt(SocketFamily::Native) ? u"native|qt"_s : u"qt"_s,
                  Words::tr("The socket family: %1 Qt's classes do not support, over %2; %3; %4; %5.")
                      .arg(families, cannot(Transport::Tcp), cannot(Transport::Tls), cannot(Transport::Udp),
                           cannot(Transport::Dtls)));
}

Error read(const CommandLine &line, SocketFamily &family)
{
    if (!line.isSet(name))
        return {};
    const QString word = line.value(name);
    const auto known = socketFamilyOf(word);
    if (!known)
        return usageError(Words::tr("--sockets takes native or qt, not “%1”.").arg(word));
    if (!isBuilt(*known))
        return usageError(Words::tr("--sockets takes only qt: this program was built without system calls."));
    family = *known;
    return {};
}

} // namespace swb::socketsoption

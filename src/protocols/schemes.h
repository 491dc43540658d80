// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/result.h"
#include "protocols/protocol.h"
#include "protocols/replychoice.h"

#include <QAnyStringView>
#include <optional>
#include <span>

namespace swb {

using MadeProtocols = Result<std::shared_ptr<ProtocolMaker>>;

/// What a message is where a user's input comes from a file or a pipe.
enum class MessageInput : quint8 {
    Pieces, ///< as many bytes as there are: a stream of them
    Lines, ///< one or several whole lines
    Whole, ///< all up to its end
};

/// What stands before "://": what carries the bytes, and what is said with them.
struct Scheme
{
    QLatin1StringView name;
    Transport transport = Transport::Tcp;
    QLatin1StringView protocol; ///< its name
    MadeProtocols (*ofServer)(const ServerSettings &settings) = nullptr;
    MadeProtocols (*ofClient)(const ClientSettings &settings) = nullptr;
    const char *title = nullptr; ///< what people call it, untranslated: titleOf()
    MessageInput input = MessageInput::Pieces;
    bool knowsPresent = false; ///< it tells who is there
    bool endsItself = false; ///< a client does, once it has done what it was given
    ReplyChoices (*replies)() = nullptr; ///< of a server; none where there is nothing to choose
    UrlForm form = {}; ///< of its URLs
    bool startsTls = false; ///< TLS may begin in the midst of a connection: ProtocolActions::startTls()
    std::optional<Transport> beside = {}; ///< a server listens over this too, on the same port
};

/// All that are known: the one table of them.
[[nodiscard]] std::span<const Scheme> schemes();
/// Null for a name that is none.
[[nodiscard]] const Scheme *schemeNamed(QAnyStringView name);

/// The one that this URL is of; null where it has none that is known.
[[nodiscard]] const Scheme *schemeOf(const EndpointUrl &url);
/// The one of the same protocol over another transport; null where there is none.
[[nodiscard]] const Scheme *schemeOver(const Scheme &scheme, Transport transport);

/// What people call the protocol, or the transport where it carries raw bytes: "TCP", "HTTP", "Chat".
[[nodiscard]] QString titleOf(const Scheme &scheme);
/// What a server with these settings answers, for people; as it is written where it is not known.
[[nodiscard]] QString replyTitle(const ServerSettings &settings);

/// Whether a server with these settings reads a file or a folder before it can listen.
[[nodiscard]] bool readsFiles(const ServerSettings &settings);

/// Whether an endpoint with these settings speaks TLS or DTLS, from the start or later.
[[nodiscard]] bool mayEncrypt(const ServerSettings &settings);
[[nodiscard]] bool mayEncrypt(const ClientSettings &settings);

/// Reads scheme://host:port with any of the schemes, and the path of those that have one. Errors: BadUrl,
/// naming the part that is wrong.
[[nodiscard]] Result<EndpointUrl> parseEndpoint(const QString &text);

/// What a server or a client with these settings speaks. Errors: BadUrl for a scheme that is not known, and
/// those of the protocol's own settings.
[[nodiscard]] MadeProtocols protocolsOf(const ServerSettings &settings);
[[nodiscard]] MadeProtocols protocolsOf(const ClientSettings &settings);

} // namespace swb

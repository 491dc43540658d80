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

/// The unit of a message when the user's input comes from a file or a pipe.
enum class MessageInput : quint8 {
    Pieces, ///< any number of bytes: a stream
    Lines, ///< one or several whole lines
    Whole, ///< everything up to its end
};

/// What is written before "://": what carries the bytes, and the protocol on top.
struct Scheme
{
    QLatin1StringView name;
    Transport transport = Transport::Tcp;
    QLatin1StringView protocol; ///< its name
    MadeProtocols (*ofServer)(const ServerSettings &settings) = nullptr;
    MadeProtocols (*ofClient)(const ClientSettings &settings) = nullptr;
    const char *title = nullptr; ///< the name that people use, untranslated: titleOf()
    MessageInput input = MessageInput::Pieces;
    bool knowsPresent = false; ///< it reports who is present
    bool endsItself = false; ///< a client ends on its own, once it has done its job
    ReplyChoices (*replies)() = nullptr; ///< of a server; none if there is no choice
    UrlForm form = {}; ///< of its URLs
    bool startsTls = false; ///< TLS may start on an established connection: ProtocolActions::startTls()
    std::optional<Transport> beside = {}; ///< a server also listens over this transport, on the same port
};

/// All known schemes: the only table of them.
[[nodiscard]] std::span<const Scheme> schemes();
/// Null for an unknown name.
[[nodiscard]] const Scheme *schemeNamed(QAnyStringView name);

/// The scheme of this URL; null if it is unknown.
[[nodiscard]] const Scheme *schemeOf(const EndpointUrl &url);
/// The scheme of the same protocol over another transport; null if there is none.
[[nodiscard]] const Scheme *schemeOver(const Scheme &scheme, Transport transport);

/// The name that people use for the protocol, or the transport if it carries raw bytes: "TCP", "HTTP",
/// "Chat".
[[nodiscard]] QString titleOf(const Scheme &scheme);
/// What a server with these settings answers, for people; the notation itself if it is unknown.
[[nodiscard]] QString replyTitle(const ServerSettings &settings);

/// Whether a server with these settings reads a file or a folder before it can listen.
[[nodiscard]] bool readsFiles(const ServerSettings &settings);

/// Whether an endpoint with these settings speaks TLS or DTLS, from the start or later.
[[nodiscard]] bool mayEncrypt(const ServerSettings &settings);
[[nodiscard]] bool mayEncrypt(const ClientSettings &settings);

/// Reads scheme://host:port with any of the schemes, and a path for those that have one. Errors: BadUrl,
/// naming the part that is wrong.
[[nodiscard]] Result<EndpointUrl> parseEndpoint(const QString &text);

/// The protocol of a server or a client with these settings. Errors: BadUrl for an unknown scheme, and those
/// of the protocol's own settings.
[[nodiscard]] MadeProtocols protocolsOf(const ServerSettings &settings);
[[nodiscard]] MadeProtocols protocolsOf(const ClientSettings &settings);

} // namespace swb

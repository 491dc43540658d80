// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"
#include "core/values/result.h"
#include "protocols/http/httpmessage.h"

namespace swb {

/// A request by the user.
struct HttpAsked
{
    HttpHead head;
    QByteArray body;
};

/// Reads a request as a user types it: "POST /data", or "POST /data HTTP/1.1", or "POST" alone for the URL's
/// own path; then header lines, an empty line and the body. Lines end in LF or CRLF. Empty text is a GET.
/// Missing fields are added: Host, and Content-Length if there is a body or the method requires it. Errors:
/// BadRequest, naming the line that is wrong.
[[nodiscard]] Result<HttpAsked> readHttpRequest(QByteArrayView text, const EndpointUrl &url);

/// "example.org:8080", without the port if it is the scheme's default.
[[nodiscard]] QByteArray httpHostOf(const EndpointUrl &url);

} // namespace swb

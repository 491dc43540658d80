// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpmessage.h"

namespace swb {

/// Adds the head as it goes over the wire, with the empty line behind it; what of it is no token or value is
/// the caller's to check. Written by Boost.Beast.
void appendHead(QByteArray &out, const HttpHead &head);
/// Adds a piece of a chunked body as one chunk; an empty piece is nothing.
void appendChunk(QByteArray &out, QByteArrayView piece);
/// Adds what ends a chunked body.
void appendLastChunk(QByteArray &out);

} // namespace swb

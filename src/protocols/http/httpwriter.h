// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/http/httpmessage.h"

namespace swb {

/// Appends the head in wire format, including the empty line; the caller must check that its parts are valid
/// tokens or values. Written by Boost.Beast.
void appendHead(QByteArray &out, const HttpHead &head);
/// Appends a piece of a chunked body as one chunk; an empty piece appends nothing.
void appendChunk(QByteArray &out, QByteArrayView piece);
/// Appends the end of a chunked body.
void appendLastChunk(QByteArray &out);

} // namespace swb

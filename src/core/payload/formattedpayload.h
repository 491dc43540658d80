// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace swb {

/// A payload formatted for reading, as plain text: one line per line, control characters as their pictures.
struct FormattedPayload
{
    enum class Kind : quint8 { Json, Http };
    Kind kind = Kind::Json;
    QString text;
};

/// Longer payloads are not formatted: it would take longer than a click should.
inline constexpr qsizetype formattedBytes = 128 << 10;

/// What formatPayload() would recognise: cheaper than calling it.
[[nodiscard]] std::optional<FormattedPayload::Kind> formatOf(QByteArrayView bytes);

/// The payload formatted if it is JSON (RFC 8259; also one document per line) or begins as an HTTP/1 message
/// (RFC 9112); nothing if it is neither, or longer than formattedBytes.
[[nodiscard]] std::optional<FormattedPayload> formatPayload(QByteArrayView bytes);

/// JSON with each member on its own line. Only whitespace is changed: numbers, the order of members and
/// duplicates stay as they came. Nothing if it is not a JSON object or array.
[[nodiscard]] std::optional<QByteArray> indentJson(QByteArrayView bytes);

/// Whether indentJson() has an answer.
[[nodiscard]] bool isJson(QByteArrayView bytes);

/// An HTTP/1 message: its first line, its fields aligned, and its body, assembled from chunks (RFC 9112, 7.1)
/// and formatted if it is JSON. Says in brackets what is missing or cannot be read.
[[nodiscard]] std::optional<QByteArray> layOutHttp(QByteArrayView bytes);

/// Whether layOutHttp() has an answer.
[[nodiscard]] bool isHttp(QByteArrayView bytes);

} // namespace swb

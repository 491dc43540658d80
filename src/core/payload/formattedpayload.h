// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace swb {

/// A payload laid out for reading, as plain text: one line per line, control characters as their pictures.
struct FormattedPayload
{
    enum class Kind : quint8 { Json, Http };
    Kind kind = Kind::Json;
    QString text;
};

/// Longer payloads are not laid out: it would take longer than a click should.
inline constexpr qsizetype formattedBytes = 128 << 10;

/// What formatPayload() would make of it: cheaper than doing it.
[[nodiscard]] std::optional<FormattedPayload::Kind> formatOf(QByteArrayView bytes);

/// The payload laid out where it is JSON (RFC 8259; also one document per line) or begins as an HTTP/1
/// message (RFC 9112); nothing where it is neither, or longer than formattedBytes.
[[nodiscard]] std::optional<FormattedPayload> formatPayload(QByteArrayView bytes);

/// JSON with each member on a line of its own. Only blanks are changed: numbers, the order of members and
/// doubled ones stay as they came. Nothing where it is no JSON object or array.
[[nodiscard]] std::optional<QByteArray> indentJson(QByteArrayView bytes);

/// Whether indentJson() has an answer.
[[nodiscard]] bool isJson(QByteArrayView bytes);

/// An HTTP/1 message: its first line, its fields aligned, and its body, put together from chunks (RFC 9112,
/// 7.1) and laid out where it is JSON. Says in brackets what is missing or cannot be read.
[[nodiscard]] std::optional<QByteArray> layOutHttp(QByteArrayView bytes);

/// Whether layOutHttp() has an answer.
[[nodiscard]] bool isHttp(QByteArrayView bytes);

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonDocument>

class QJsonObject;
class QJsonValue;

namespace swb {

/// JSON is often printed on a terminal, and its strings come from peers. Characters that could control a
/// terminal or turn the direction of text (isUnsafeInLine()) are therefore written as \uXXXX, which reads
/// back as the same string. Every JSON text of this program is made by one of these functions.

/// Appends a JSON string with its quotes (RFC 8259 7). The text must be valid UTF-8.
void appendJsonString(QByteArray &out, QByteArrayView utf8);

/// The whole object as text. QJsonDocument::toJson() alone escapes only what RFC 8259 requires.
[[nodiscard]] QByteArray jsonText(const QJsonObject &object,
                                  QJsonDocument::JsonFormat format = QJsonDocument::Compact);
/// Any value, not only those that may be a document.
[[nodiscard]] QByteArray jsonValueText(const QJsonValue &value,
                                       QJsonDocument::JsonFormat format = QJsonDocument::Compact);

} // namespace swb

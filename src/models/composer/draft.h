// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/repeat.h"
#include "core/values/error.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace swb {

enum class DraftFormat : quint8 { Text, Hex, File };
enum class LineEnding : quint8 { None, Lf, CrLf };

/// A message in the composer, before it is converted to bytes.
struct Draft
{
    DraftFormat format = DraftFormat::Text;
    QString text; ///< the text, the hex digits, or the path of the file
    LineEnding ending = LineEnding::None; ///< for Text only
    std::optional<Repeat> repeat = {}; ///< not for File; nothing: sent once

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const Draft &) const = default;
};

/// A message kept under a name.
struct SavedMessage
{
    QString name;
    QString note;
    Draft draft;
    bool operator==(const SavedMessage &) const = default;
};

/// The bytes of a draft, or the position of an error.
struct DraftBytes
{
    QByteArray bytes;
    qsizetype errorAt = -1; ///< index of the wrong character, -1 if there is none
    Error error;
};

/// UTF-8 with the line ending after every line, including the last. With None, lines are separated by LF and
/// nothing follows the last line.
[[nodiscard]] QByteArray encodeText(const QString &text, LineEnding ending);

/// The text and line ending that encodeText() turns into exactly these bytes, trying `preferred` first;
/// nothing if no editable text does (not UTF-8, or control characters that an editor would change).
[[nodiscard]] std::optional<Draft> textDraft(const QByteArray &bytes, LineEnding preferred);

/// A draft that sends exactly these bytes: text if it can be edited as text, otherwise hex.
[[nodiscard]] Draft draftOf(const QByteArray &bytes);

/// What a Text or Hex draft sends. A File draft has no bytes here: its content is read in slices.
[[nodiscard]] DraftBytes bytesOf(const Draft &draft);

} // namespace swb

Q_DECLARE_METATYPE(swb::Draft)

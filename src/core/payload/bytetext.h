// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace swb {

/// Bytes as a text that preserves them all. UTF-8 becomes its characters; a byte 0xNN that belongs to none
/// becomes the lone surrogate U+DCNN, which UTF-8 never produces, as Python does (PEP 383,
/// "surrogateescape"). Command line arguments and file names are such texts.
[[nodiscard]] QString textFromBytes(QByteArrayView bytes);

/// The reverse: bytesFromText(textFromBytes(x)) == x. For a text without such surrogates it is UTF-8.
[[nodiscard]] QByteArray bytesFromText(QStringView text);

/// The text for a reader: a byte that is not UTF-8 is written as \xNN.
[[nodiscard]] QString shownText(QStringView text);

} // namespace swb

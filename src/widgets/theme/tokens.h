// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventkinds.h"
#include "core/values/transport.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace swb {

/// The colours of one theme, by what they mean. Text colours stand at 7:1 or better on the page.
struct Tokens
{
    QColor page; ///< behind lists and fields
    QColor panel; ///< behind everything else
    QColor selection; ///< behind selected rows; text keeps its own colour on it
    QColor text;
    QColor secondaryText;
    QColor border; ///< lines and quiet icons, 3:1
    QColor tcp;
    QColor udp;
    QColor tls; ///< TLS and DTLS: whatever wears the padlock
    QColor error;
    QColor warning;

    /// The accent for bars and badges: always with the word or letter beside it.
    [[nodiscard]] const QColor &accent(Transport transport) const;
    /// Chat is ordinary text, note is quieter, warning and error have colours of their own.
    [[nodiscard]] const QColor &severity(Severity severity) const;
};

[[nodiscard]] const Tokens &lightTokens();
[[nodiscard]] const Tokens &darkTokens();
/// The theme that a palette was made from, so that delegates need nothing but their option's palette.
[[nodiscard]] const Tokens &tokensOf(const QPalette &palette);
[[nodiscard]] QPalette paletteFrom(const Tokens &tokens);

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, 1.4.3).
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);

/// The monospaced font for payloads and addresses, in the size of `beside` (its pixel size where it has one).
[[nodiscard]] QFont payloadFont(const QFont &beside);

} // namespace swb

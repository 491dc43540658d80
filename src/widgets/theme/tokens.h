// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventkinds.h"
#include "core/values/transport.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace swb {

/// The colours of one theme, by meaning. Text colours have a contrast of 7:1 or better on the page.
struct Tokens
{
    QColor page; ///< behind lists and fields
    QColor panel; ///< behind everything else
    QColor selection; ///< behind selected rows; text keeps its own colour on it
    QColor text;
    QColor secondaryText;
    QColor border; ///< lines and muted icons, 3:1
    QColor tcp;
    QColor udp;
    QColor tls; ///< TLS and DTLS: everything with the padlock
    QColor error;
    QColor warning;

    /// The accent for bars and badges: always together with the word or letter.
    [[nodiscard]] const QColor &accent(Transport transport) const;
    /// Chat is ordinary text, note is more muted, warning and error have their own colours.
    [[nodiscard]] const QColor &severity(Severity severity) const;
};

[[nodiscard]] const Tokens &lightTokens();
[[nodiscard]] const Tokens &darkTokens();
/// The theme that a palette was made from, so that delegates need only their option's palette.
[[nodiscard]] const Tokens &tokensOf(const QPalette &palette);
[[nodiscard]] QPalette paletteFrom(const Tokens &tokens);

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, 1.4.3).
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);

/// The monospaced font for payloads and addresses, in the size of `beside` (its pixel size if it has one).
[[nodiscard]] QFont payloadFont(const QFont &beside);

} // namespace swb

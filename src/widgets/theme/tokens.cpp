// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tokens.h"

#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace swb {
namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

void setDisabled(QPalette &palette, const Tokens &tokens)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, tokens.border);
    palette.setColor(QPalette::Disabled, QPalette::Base, tokens.panel);
}

} // namespace

const QColor &Tokens::accent(Transport transport) const
{
    if (isEncrypted(transport))
        return tls;
    return isStream(transport) ? tcp : udp;
}

const QColor &Tokens::severity(Severity severity) const
{
    switch (severity) {
    case Severity::Chat:
        return text;
    case Severity::Note:
        return secondaryText;
    case Severity::Warning:
        return warning;
    case Severity::Error:
        break;
    }
    return error;
}

const Tokens &lightTokens()
{
    static const Tokens tokens{0xFFFFFF, 0xF4F6F8, 0xE3EDF5, 0x1B1F24, 0x454E59, 0x7F8994,
                               0x005A8C, 0x8A3600, 0x005C43, 0x9B0019, 0x6B4300};
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens{0x14171A, 0x1D2126, 0x24384A, 0xF0F3F6, 0xBAC3CE, 0x77818C,
                               0x6CC4FF, 0xFFB070, 0x5FD6A8, 0xFF9A9A, 0xFFD166};
    return tokens;
}

const Tokens &tokensOf(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < 0.5F ? darkTokens() : lightTokens();
}

QPalette paletteFrom(const Tokens &tokens)
{
    QPalette palette(tokens.panel, tokens.panel);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.page);
    palette.setColor(QPalette::AlternateBase, tokens.panel);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::Button, tokens.panel);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.error);
    palette.setColor(QPalette::Highlight, tokens.selection);
    palette.setColor(QPalette::HighlightedText, tokens.text);
    palette.setColor(QPalette::ToolTipBase, tokens.page);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.secondaryText);
    palette.setColor(QPalette::Link, tokens.tcp);
    palette.setColor(QPalette::LinkVisited, tokens.tcp);
    palette.setColor(QPalette::Mid, tokens.border);
    setDisabled(palette, tokens);
    return palette;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

QFont payloadFont(const QFont &beside)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (beside.pixelSize() > 0)
        font.setPixelSize(beside.pixelSize());
    else
        font.setPointSizeF(beside.pointSizeF());
    return font;
}

} // namespace swb

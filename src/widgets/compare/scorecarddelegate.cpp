// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/scorecarddelegate.h"

#include "models/compare/scorecardmodel.h"
#include "widgets/theme/tokens.h"

namespace swb {

void ScorecardDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Tokens &tokens = tokensOf(option->palette);
    QColor colour = tokens.text;
    if (!index.data(ScorecardModel::MeasuredRole).toBool()) {
        colour = tokens.secondaryText;
        option->font.setItalic(true);
    } else if (index.column() != ScorecardModel::Name) {
        colour = index.column() == ScorecardModel::Tcp ? tokens.tcp : tokens.udp;
    }
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
}

} // namespace swb

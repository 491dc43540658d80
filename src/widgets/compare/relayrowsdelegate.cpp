// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/relayrowsdelegate.h"

#include "models/relays/relayrowsmodel.h"
#include "widgets/theme/tokens.h"

namespace swb {

void RelayRowsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Tokens &tokens = tokensOf(option->palette);
    const bool tcp = index.data(RelayRowsModel::LaneRole).toInt() == int(Lane::Tcp);
    QColor colour = tokens.text;
    if (!index.data(RelayRowsModel::MeasuredRole).toBool()) {
        colour = tokens.secondaryText;
        option->font.setItalic(true);
    } else if (index.data(RelayRowsModel::HeadingRole).toBool()) {
        colour = tcp ? tokens.tcp : tokens.udp;
        option->font.setBold(true);
    }
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
}

} // namespace swb

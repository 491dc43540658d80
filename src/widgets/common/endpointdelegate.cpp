// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/endpointdelegate.h"

#include "models/common/endpointtext.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

namespace swb {

namespace {

constexpr int barWidth = 4;

void paintBar(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto transport = static_cast<Transport>(index.data(TransportRole).toInt());
    const bool running = index.data(RunningRole).toBool();
    const Tokens &tokens = tokensOf(option.palette);
    QPen pen(running ? tokens.accent(transport) : tokens.border, barWidth);
    pen.setCapStyle(Qt::FlatCap);
    if (!isStream(transport))
        pen.setDashPattern({1.0, 0.5});
    painter->save();
    painter->setPen(pen);
    const int x = option.rect.left() + barWidth / 2 + 1;
    painter->drawLine(x, option.rect.top() + 2, x, option.rect.bottom() - 1);
    painter->restore();
}

} // namespace

EndpointDelegate::EndpointDelegate(int stateColumn, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_stateColumn(stateColumn)
{ }

void EndpointDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Tokens &tokens = tokensOf(option->palette);
    const auto tone = static_cast<Severity>(index.data(ToneRole).toInt());
    const auto transport = static_cast<Transport>(index.data(TransportRole).toInt());
    const bool running = index.data(RunningRole).toBool();
    QColor colour = running ? tokens.text : tokens.secondaryText;
    if (index.column() == m_stateColumn)
        colour = running && tone == Severity::Chat ? tokens.accent(transport) : tokens.severity(tone);
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
    if (index.column() == m_stateColumn && running)
        option->font.setBold(true);
}

void EndpointDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    if (index.column() != 0) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    whole.text.clear();
    whole.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &whole, painter, whole.widget);
    QStyleOptionViewItem shifted = option;
    shifted.rect.adjust(barWidth + 2, 0, 0, 0);
    QStyledItemDelegate::paint(painter, shifted, index);
    paintBar(painter, option, index);
}

} // namespace swb

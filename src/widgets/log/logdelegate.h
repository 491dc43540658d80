// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace swb {

struct Tokens;

/// Paints the rows of the message log from what they mean: a bar in the protocol's accent (solid for TCP,
/// broken for UDP), arrows for the direction, the padlock beside what was encrypted, an icon if something is
/// wrong. Explains errors in a tooltip, always as plain text.
class LogDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Height of every row for this font: a text line plus padding.
    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Cell;
    static void paintBackground(const Cell &cell);
    static void paintBar(const Cell &cell);
    static void paintArrow(const Cell &cell);
    static void paintConversation(const Cell &cell);
    static void paintProtocol(const Cell &cell);
    static void paintInfo(const Cell &cell);
    static void paintWords(const Cell &cell, const QString &words, const QColor &colour, int left);
    static int paintIcon(const Cell &cell, const QString &name, const QColor &colour, int left = 0);
    static int paintAnnotation(const Cell &cell);
};

} // namespace swb

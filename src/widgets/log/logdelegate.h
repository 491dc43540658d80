// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace swb {

struct Tokens;

/// Paints the rows of the message log from what they mean: a bar in the protocol's accent (solid for TCP,
/// broken for UDP), an arrow from one address to the other, our own address in bold, the padlock beside what
/// was encrypted, an icon if something is wrong. Explains errors in a tooltip, always as plain text.
class LogDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Height of every row for this font: a text line plus padding.
    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);

    /// Where the Info cell of a row with like rows has its mark, which opens and folds them.
    [[nodiscard]] static QRect foldMark(const QRect &cell, const QFontMetrics &metrics, int likeRows);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Cell;
    static void paintBackground(const Cell &cell);
    static void paintBar(const Cell &cell);
    static void paintArrow(const Cell &cell);
    static void paintAddress(const Cell &cell);
    static void paintConversation(const Cell &cell);
    static void paintProtocol(const Cell &cell);
    static void paintInfo(const Cell &cell);
    static void paintWords(const Cell &cell, const QString &words, const QColor &colour, int left,
                           Qt::TextElideMode elide = Qt::ElideRight);
    static int paintIcon(const Cell &cell, const QString &name, const QColor &colour, int left = 0);
    static int paintFold(const Cell &cell);
    static int paintAnnotation(const Cell &cell, int left);
};

} // namespace swb

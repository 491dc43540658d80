// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logdelegate.h"

#include "core/log/eventtext.h"
#include "models/log/logmodel.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int padding = 6;
constexpr int barWidth = 4;

bool isPayload(EventKind kind)
{
    return kind == EventKind::Data || kind == EventKind::Message;
}

bool isFirstInSight(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    int first = 0;
    while (table && first < LogModel::InfoColumn && table->isColumnHidden(first))
        ++first;
    return index.column() == first;
}

/// Between two addresses an arrow points from one to the other. Without them it is relative to our end.
bool standsBetweenAddresses(const QStyleOptionViewItem &option)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    return !table || !table->isColumnHidden(LogModel::SourceColumn);
}

/// Shorter than EventText::role(), which is in the tool tip: a column is narrow.
QString sideWords(Role side)
{
    switch (side) {
    case Role::RelayToClient:
        return LogDelegate::tr("relay, client");
    case Role::RelayToServer:
        return LogDelegate::tr("relay, server");
    default:
        return EventText::role(side);
    }
}

QString foldWords(int likeRows)
{
    return u"× "_s % QLocale().toString(likeRows);
}

QString severityIcon(Severity severity)
{
    switch (severity) {
    case Severity::Chat:
        return {};
    case Severity::Note:
        return u"note"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        break;
    }
    return u"error"_s;
}

} // namespace

struct LogDelegate::Cell
{
    QPainter *painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    const Tokens &tokens;
    Transport transport;
    Severity severity;
    EventKind kind;
};

int LogDelegate::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + 8;
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Cell cell{painter,
                    option,
                    index,
                    tokensOf(option.palette),
                    Transport(index.data(LogModel::TransportRole).toInt()),
                    Severity(index.data(LogModel::SeverityRole).toInt()),
                    EventKind(index.data(LogModel::KindRole).toInt())};
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(cell);
    if (isFirstInSight(option, index))
        paintBar(cell);
    switch (index.column()) {
    case LogModel::NumberColumn:
        paintWords(cell, index.data().toString(), cell.tokens.secondaryText, barWidth + 2);
        break;
    case LogModel::TimeColumn:
        paintWords(cell, index.data().toString(), cell.tokens.secondaryText, padding);
        break;
    case LogModel::DirectionColumn:
        paintArrow(cell);
        break;
    case LogModel::ConversationColumn:
        paintConversation(cell);
        break;
    case LogModel::SourceColumn:
    case LogModel::DestinationColumn:
        paintAddress(cell);
        break;
    case LogModel::ProtocolColumn:
        paintProtocol(cell);
        break;
    case LogModel::InfoColumn:
        paintInfo(cell);
        break;
    default:
        paintWords(cell, index.data().toString(), cell.tokens.text, padding);
    }
    painter->restore();
}

void LogDelegate::paintBackground(const Cell &cell)
{
    const bool selected = cell.option.state & QStyle::State_Selected;
    cell.painter->fillRect(cell.option.rect, selected ? cell.tokens.selection : cell.tokens.page);
    if (cell.option.state & QStyle::State_HasFocus) {
        cell.painter->setPen(cell.tokens.tcp);
        cell.painter->drawRect(cell.option.rect.adjusted(0, 0, -1, -1));
    }
}

void LogDelegate::paintBar(const Cell &cell)
{
    const QRect &rect = cell.option.rect;
    const QColor &accent = cell.tokens.accent(cell.transport);
    if (isStream(cell.transport)) {
        cell.painter->fillRect(QRect(rect.left(), rect.top(), barWidth, rect.height()), accent);
        return;
    }
    // Broken like the dashed line of datagrams.
    const int dash = rect.height() / 4;
    for (const int top : {rect.top() + dash / 2, rect.top() + dash / 2 + 2 * dash})
        cell.painter->fillRect(QRect(rect.left(), top, barWidth, dash), accent);
}

void LogDelegate::paintWords(const Cell &cell, const QString &words, const QColor &colour, int left,
                             Qt::TextElideMode elide)
{
    const QRect rect = cell.option.rect.adjusted(left, 0, -padding, 0);
    const int alignment = cell.index.data(Qt::TextAlignmentRole).toInt();
    cell.painter->setPen(colour);
    cell.painter->drawText(rect, alignment | Qt::TextSingleLine,
                           cell.painter->fontMetrics().elidedText(words, elide, rect.width()));
}

int LogDelegate::paintIcon(const Cell &cell, const QString &name, const QColor &colour, int left)
{
    const int side = cell.option.fontMetrics.height();
    const QRect &rect = cell.option.rect;
    cell.painter->drawPixmap(rect.left() + left + padding, rect.top() + (rect.height() - side) / 2,
                             tintedIcon(name, colour, side, cell.painter->device()->devicePixelRatioF()));
    return left + padding + side + 4;
}

QRect LogDelegate::foldMark(const QRect &cell, const QFontMetrics &metrics, int likeRows)
{
    const int width = metrics.height() + metrics.horizontalAdvance(foldWords(likeRows)) + padding;
    return {cell.left() + padding, cell.top() + 2, width, cell.height() - 4};
}

/// The number of like rows, in a clickable frame. Returns where the rest begins.
int LogDelegate::paintFold(const Cell &cell)
{
    const int likeRows = cell.index.data(LogModel::LikeRowsRole).toInt();
    if (likeRows < 2)
        return 0;
    const QRect mark = foldMark(cell.option.rect, cell.option.fontMetrics, likeRows);
    const QString icon = cell.index.data(LogModel::FoldedRole).toBool() ? u"more"_s : u"less"_s;
    const int side = cell.option.fontMetrics.height();
    cell.painter->setPen(cell.tokens.border);
    cell.painter->drawRect(mark.adjusted(0, 0, -1, -1));
    cell.painter->drawPixmap(
        mark.left(), mark.top() + (mark.height() - side) / 2,
        tintedIcon(icon, cell.tokens.text, side, cell.painter->device()->devicePixelRatioF()));
    cell.painter->setPen(cell.tokens.text);
    cell.painter->drawText(mark.adjusted(side, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                           foldWords(likeRows));
    return mark.right() - cell.option.rect.left() + 1;
}

/// Mark and note come before the event's text. Returns where that begins.
int LogDelegate::paintAnnotation(const Cell &cell, int left)
{
    if (cell.index.data(LogModel::MarkedRole).toBool())
        left = paintIcon(cell, u"mark"_s, cell.tokens.warning, left);
    const QString note = cell.index.data(LogModel::NoteRole).toString();
    if (note.isEmpty())
        return left;
    left = paintIcon(cell, u"comment"_s, cell.tokens.warning, left) - padding;
    paintWords(cell, note, cell.tokens.warning, left + padding);
    return left + 2 * padding + cell.painter->fontMetrics().horizontalAdvance(note);
}

void LogDelegate::paintArrow(const Cell &cell)
{
    const auto direction = Direction(cell.index.data(LogModel::DirectionRole).toInt());
    if (direction == Direction::None)
        return;
    const bool isBetween
        = standsBetweenAddresses(cell.option) && cell.index.data(LogModel::SideRole).toInt() >= 0;
    const bool pointsAtUs = direction == Direction::In && !isBetween;
    paintIcon(cell, pointsAtUs ? u"in"_s : u"out"_s, cell.tokens.accent(cell.transport));
}

/// The port comes last, and distinguishes most addresses.
void LogDelegate::paintAddress(const Cell &cell)
{
    QFont font = cell.option.font;
    font.setBold(cell.index.data(LogModel::OursRole).toBool());
    cell.painter->setFont(font);
    paintWords(cell, cell.index.data().toString(), cell.tokens.text, padding, Qt::ElideMiddle);
}

void LogDelegate::paintConversation(const Cell &cell)
{
    const QString label = cell.index.data().toString();
    if (label.isEmpty())
        return;
    paintWords(cell, label, cell.tokens.accent(cell.transport), padding);
    const auto side = Role(cell.index.data(LogModel::SideRole).toInt());
    const int left = padding + cell.option.fontMetrics.horizontalAdvance(label % u' ');
    paintWords(cell, sideWords(side), cell.tokens.secondaryText, left);
}

void LogDelegate::paintProtocol(const Cell &cell)
{
    const QColor &accent = cell.tokens.accent(cell.transport);
    const QString word = cell.index.data().toString();
    paintWords(cell, word, accent, padding);
    if (!cell.index.data(LogModel::EncryptedRole).toBool())
        return;
    const int side = cell.option.fontMetrics.ascent();
    const QRect &rect = cell.option.rect;
    cell.painter->drawPixmap(
        rect.left() + padding + cell.option.fontMetrics.horizontalAdvance(word) + 4,
        rect.top() + (rect.height() - side) / 2,
        tintedIcon(u"padlock"_s, accent, side, cell.painter->device()->devicePixelRatioF()));
}

void LogDelegate::paintInfo(const Cell &cell)
{
    const QString icon = severityIcon(cell.severity);
    const QColor &colour = isPayload(cell.kind) && cell.severity == Severity::Chat ? cell.tokens.text
        : cell.severity == Severity::Chat                                          ? cell.tokens.secondaryText
                                          : cell.tokens.severity(cell.severity);
    const int begin = paintAnnotation(cell, paintFold(cell));
    const int left = icon.isEmpty() ? begin + padding : paintIcon(cell, icon, colour, begin);
    if (isPayload(cell.kind))
        cell.painter->setFont(payloadFont(cell.option.font));
    paintWords(cell, cell.index.data().toString(), colour, left);
}

bool LogDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString words = index.data(LogModel::ExplanationRole).toString();
    const int likeRows = index.data(LogModel::LikeRowsRole).toInt();
    if (index.column() == LogModel::InfoColumn && likeRows > 1)
        words = index.data(LogModel::FoldedRole).toBool()
            ? tr("%n like rows, of which this is the first. A click on the frame, or Right, opens them.",
                 nullptr, likeRows)
            : tr("The first of %n like rows. A click on the frame, or Left, folds them again.", nullptr,
                 likeRows);
    const int side = index.data(LogModel::SideRole).toInt();
    if (index.column() == LogModel::ConversationColumn && side >= 0)
        words = index.data().toString() % u' ' % EventText::role(Role(side));
    if (side >= 0 && (LogModel::isAddress(index.column()) || index.column() == LogModel::DirectionColumn))
        words = index.data(Qt::AccessibleTextRole).toString();
    const int room = option.rect.width() - 2 * padding;
    if (words.isEmpty() && option.fontMetrics.horizontalAdvance(index.data().toString()) > room)
        words = index.data().toString();
    if (words.isEmpty())
        QToolTip::hideText();
    else // escaped, since a tooltip may take text for markup
        QToolTip::showText(event->globalPos(),
                           u"<div style='white-space:pre-wrap'>%1</div>"_s.arg(words.toHtmlEscaped()), view);
    return true;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flowlayout.h"

#include <QLabel>
#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace swb {
namespace {

bool isShown(QLayoutItem &item)
{
    return !item.isEmpty() || item.spacerItem();
}

bool grows(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

/// An item that may grow needs only its minimum.
int widthWanted(const QLayoutItem &item)
{
    return grows(item) ? item.minimumSize().width() : item.sizeHint().width();
}

int heightOf(const QList<QLayoutItem *> &line)
{
    int height = 0;
    for (const QLayoutItem *item : line)
        height = std::max(height, item->sizeHint().height());
    return height;
}

/// Includes a spacer, so that what it pushes to the right is also on the right in a separate line.
bool belongsToNext(const QLayoutItem &item)
{
    if (const_cast<QLayoutItem &>(item).spacerItem())
        return true;
    const auto *label = qobject_cast<const QLabel *>(const_cast<QLayoutItem &>(item).widget());
    return label && label->buddy();
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{ }

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

/// The parts that are never separated: a field with its label.
QList<FlowLayout::Line> FlowLayout::words() const
{
    QList<Line> words;
    bool open = false;
    for (const auto &item : m_items) {
        if (!isShown(*item))
            continue;
        if (open)
            words.last().append(item.get());
        else
            words.append(Line{item.get()});
        open = belongsToNext(*item);
    }
    return words;
}

QList<FlowLayout::Line> FlowLayout::lines(int width) const
{
    QList<Line> lines;
    for (const Line &word : words()) {
        if (!lines.isEmpty() && widthOf(lines.last() + word) <= width)
            lines.last() += word;
        else
            lines.append(word);
    }
    return lines;
}

int FlowLayout::widthOf(const Line &line) const
{
    int width = 0;
    for (const QLayoutItem *item : line)
        width += widthWanted(*item) + (item->isEmpty() ? 0 : spacing());
    return std::max(0, width - spacing());
}

int FlowLayout::heightFor(int width) const
{
    int height = 0;
    for (const Line &line : lines(width))
        height += heightOf(line) + spacing();
    return std::max(0, height - spacing());
}

QSize FlowLayout::sizeHint() const
{
    Line all;
    for (const auto &item : m_items) {
        if (isShown(*item))
            all.append(item.get());
    }
    return {widthOf(all), minimumSize().height()};
}

QSize FlowLayout::minimumSize() const
{
    int width = 0;
    for (const Line &word : words())
        width = std::max(width, widthOf(word));
    // Before the first layout the width is unknown: most rows are one line.
    const int assumed = geometry().isEmpty() ? QLAYOUTSIZE_MAX : std::max(width, geometry().width());
    return {width, heightFor(assumed)};
}

void FlowLayout::setGeometry(const QRect &rect)
{
    const int before = heightFor(geometry().width());
    QLayout::setGeometry(rect);
    int top = rect.top();
    for (const Line &line : lines(rect.width())) {
        const int height = heightOf(line);
        place(line, {rect.left(), top, rect.width(), height});
        top += height + spacing();
    }
    if (heightFor(rect.width()) != before && parentWidget())
        parentWidget()->updateGeometry();
}

void FlowLayout::place(const Line &line, const QRect &rect) const
{
    const auto growing
        = std::count_if(line.begin(), line.end(), [](QLayoutItem *item) { return grows(*item); });
    int left = rect.left();
    int spare = std::max(0, rect.width() - widthOf(line));
    auto shares = int(growing);
    for (QLayoutItem *item : line) {
        int width = std::min(widthWanted(*item), rect.right() + 1 - left);
        if (grows(*item)) {
            const int share = spare / shares--;
            width += share;
            spare -= share;
        }
        const int height = std::min(rect.height(), item->sizeHint().height());
        const int above = item->alignment().testFlag(Qt::AlignTop) ? 0 : (rect.height() - height) / 2;
        const QRect place(left, rect.top() + above, width, height);
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect, place));
        left += width + (item->isEmpty() ? 0 : spacing());
    }
}

} // namespace swb

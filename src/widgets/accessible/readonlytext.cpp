// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible/readonlytext.h"

#include <QRect>

namespace swb {

QString ReadOnlyText::text(int start, int end) const
{
    return words().mid(start, end - start);
}

QString ReadOnlyText::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

QRect ReadOnlyText::characterRect(int) const
{
    return place();
}

int ReadOnlyText::offsetAtPoint(const QPoint &point) const
{
    return place().contains(point) ? 0 : -1;
}

void ReadOnlyText::selection(int, int *start, int *end) const
{
    *start = 0;
    *end = 0;
}

} // namespace swb

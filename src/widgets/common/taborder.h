// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/dividers.h"

#include <QKeyEvent>
#include <QWidget>

namespace swb {

namespace taborder {

/// The visible controls below `root` that Tab reaches, in reading order: by row, in a row from the left (from
/// the right in right-to-left languages), box by box.
[[nodiscard]] QWidgetList stopsBelow(const QWidget *root);

/// From now on Tab leads from the last control of `owner` to those of `overlay`, which is laid over its
/// surroundings and so has no place of its own in the reading order.
void visitAfter(QWidget *owner, QWidget *overlay);

/// Gives the focus to the next control of this window, or to the one before. False where there is none.
bool move(QWidget *window, bool next);

} // namespace taborder

/// A window in which Tab follows the visual order of its parts, whatever order they were created in, and
/// whose dividers can be moved by keys (DividerKeys). The order is computed at each press, since parts come
/// and go.
template <typename Window>
class TabOrdered : public Window
{
public:
    using Window::Window;

protected:
    bool focusNextPrevChild(bool next) override { return taborder::move(this, next); }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (DividerKeys::isKey(event))
            m_dividers.next();
        else
            Window::keyPressEvent(event);
    }

private:
    DividerKeys m_dividers{this};
};

} // namespace swb

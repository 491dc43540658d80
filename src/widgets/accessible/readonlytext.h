// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

namespace swb {

/// The text that a control shows, for assistive tools that read it separately from the control's name. It is
/// read as a whole: it has no cursor and no selection.
class ReadOnlyText : public QAccessibleTextInterface
{
public:
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] int characterCount() const override { return int(words().size()); }
    [[nodiscard]] QString attributes(int offset, int *start, int *end) const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    [[nodiscard]] int cursorPosition() const override { return 0; }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void selection(int index, int *start, int *end) const override;
    void setCursorPosition(int) override { }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    void scrollToSubstring(int, int) override { }

protected:
    [[nodiscard]] virtual QString words() const = 0; ///< plain text
    [[nodiscard]] virtual QRect place() const = 0; ///< of the whole text, in screen coordinates
};

} // namespace swb

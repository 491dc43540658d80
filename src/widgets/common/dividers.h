// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QSplitterHandle>

class QKeyEvent;

namespace swb {

/// The handles between the parts of a QSplitter, for the keyboard and assistive tools: in pixels of the part
/// before the handle.
namespace dividers {

[[nodiscard]] int roomBefore(const QSplitterHandle *handle);
[[nodiscard]] int roomOfBoth(const QSplitterHandle *handle); ///< of which `roomBefore` is a part
void setRoomBefore(QSplitterHandle *handle, int pixels);

} // namespace dividers

/// Moves a window's dividers by keyboard. Ctrl+F6 goes from one visible divider to the next, the arrow keys
/// move it, Escape and Enter return the focus to where it was. Owned by the window.
class DividerKeys : public QObject
{
    Q_OBJECT

public:
    static constexpr int step = 16; ///< pixels per arrow key

    explicit DividerKeys(QWidget *window);

    [[nodiscard]] static bool isKey(const QKeyEvent *event); ///< the key that goes to the next divider
    void next();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool press(QSplitterHandle *handle, const QKeyEvent *event);
    void leave();

    QWidget *m_window;
    QPointer<QWidget> m_from; ///< had the focus before
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QTimer>

class QSplitter;
class QWidget;

namespace swb {

class Theme;

/// Shows a window for a projector, full screen and with large text, and restores it exactly as it was: its
/// size, its splitters, and the focus. Window, theme and splitters must outlive it.
class Presentation : public QObject
{
    Q_OBJECT

public:
    Presentation(QWidget *window, Theme *theme, const QList<QSplitter *> &splitters);

    [[nodiscard]] bool isOn() const { return m_on; }
    void setOn(bool on);
    /// Ends it immediately: for a window that is about to close.
    void end();

Q_SIGNALS:
    /// The editing controls are hidden, or shown again.
    void editingVisibleChanged(bool visible);
    void changed(bool on);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void leave();
    void standAsBefore();
    void restoreSplitters();

    QWidget *m_window;
    Theme *m_theme;
    QList<QSplitter *> m_splitters;
    QSize m_size; ///< from here on: the previous state of the window
    Qt::WindowStates m_state;
    QList<QList<int>> m_sizes; ///< of each splitter
    QPointer<QWidget> m_focus;
    QTimer m_splittersSoon; ///< for the current return, not an earlier one
    bool m_on = false;
    bool m_returning = false; ///< the splitters wait for the window's old size
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/workbenchstate.h"

#include <QObject>

class QApplication;

namespace swb {

/// The look of the whole application: its style, its colours and the size of its text. There is one, created
/// before the first window. With ThemeChoice::System it follows the desktop.
class Theme : public QObject
{
    Q_OBJECT

public:
    static constexpr int basePixels = 13; ///< text at 100 %
    static constexpr int zoomStep = 10; ///< percent

    explicit Theme(QApplication *application, QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    [[nodiscard]] bool isDark() const { return m_dark; }

    [[nodiscard]] int zoom() const { return m_zoom; }
    /// Percent, clamped to WorkbenchState's bounds.
    void setZoom(int percent);
    /// This many steps larger, or smaller if negative. Ctrl with the wheel does the same everywhere.
    void zoomBy(int steps) { setZoom(m_zoom + steps * zoomStep); }

    /// Text for the last row of a lecture hall, on a screen of this height in pixels; 0 for ordinary text.
    void setPresentation(int screenHeight);
    [[nodiscard]] int textPixels() const;

Q_SIGNALS:
    void choiceChanged(swb::ThemeChoice choice);
    void zoomChanged(int percent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void zoomByWheel(int eighths);
    void applyColours();
    void applyText();
    [[nodiscard]] bool systemIsDark() const;

    QApplication *m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    int m_zoom = WorkbenchState::minZoom;
    int m_wheel = 0; ///< turned with Ctrl and not used yet, in eighths of a degree
    int m_presentationHeight = 0;
    bool m_dark = false;
    bool m_applying = false; ///< our own palette change is not one of the desktop
};

} // namespace swb

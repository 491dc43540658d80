// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/tokens.h"
#include "widgets/theme/workbenchstyle.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

namespace swb {

Theme::Theme(QApplication *application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
    application->setStyle(new WorkbenchStyle);
    application->installEventFilter(this);
    applyColours();
    applyText();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    applyColours();
    Q_EMIT choiceChanged(choice);
}

void Theme::setZoom(int percent)
{
    const int bounded = qBound(WorkbenchState::minZoom, percent, WorkbenchState::maxZoom);
    if (bounded == m_zoom)
        return;
    m_zoom = bounded;
    applyText();
    Q_EMIT zoomChanged(bounded);
}

void Theme::setPresentation(int screenHeight)
{
    m_presentationHeight = screenHeight;
    applyText();
}

int Theme::textPixels() const
{
    // Capital letters are about seven tenths of the text size; their height must be 2 % of the screen's.
    const int projected = (m_presentationHeight * 2 + 69) / 70;
    const int zoomed = qRound(qMax(basePixels, projected) * m_zoom / 100.0);
    return projected == 0 ? zoomed : qMin(zoomed, 2 * projected); // beyond that a row no longer fits
}

void Theme::zoomByWheel(int eighths)
{
    constexpr int notch = 120; // of an ordinary wheel (QWheelEvent::angleDelta())
    m_wheel += eighths;
    zoomBy(m_wheel / notch);
    m_wheel %= notch;
}

void Theme::applyText()
{
    QFont font = m_application->font();
    font.setPixelSize(textPixels());
    m_application->setFont(font);
}

bool Theme::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return m_application->styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    QApplication::setPalette(QPalette()); // without a palette of ours, the desktop's applies
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
#endif
}

void Theme::applyColours()
{
    const QScopedValueRollback<bool> applying(m_applying, true);
    m_dark = m_choice == ThemeChoice::System ? systemIsDark() : m_choice == ThemeChoice::Dark;
    const QPalette palette = paletteFrom(m_dark ? darkTokens() : lightTokens());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        const auto *wheel = static_cast<QWheelEvent *>(event);
        if (wheel->modifiers() != Qt::ControlModifier)
            return false;
        zoomByWheel(wheel->angleDelta().y());
        return true;
    }
    const bool news = event->type() == QEvent::ThemeChange
        || (event->type() == QEvent::ApplicationPaletteChange && watched == m_application);
    if (news && !m_applying && m_choice == ThemeChoice::System) {
        // Queued: the palette cannot be replaced while its change is being delivered.
        QMetaObject::invokeMethod(this, &Theme::applyColours, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace swb

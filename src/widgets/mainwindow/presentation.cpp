// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/presentation.h"

#include "widgets/theme/theme.h"

#include <QEvent>
#include <QScreen>
#include <QSplitter>

namespace swb {

Presentation::Presentation(QWidget *window, Theme *theme, const QList<QSplitter *> &splitters)
    : QObject(window)
    , m_window(window)
    , m_theme(theme)
    , m_splitters(splitters)
{
    window->installEventFilter(this);
    m_splittersSoon.setSingleShot(true);
    m_splittersSoon.setInterval(0);
    connect(&m_splittersSoon, &QTimer::timeout, this, &Presentation::restoreSplitters);
}

void Presentation::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    if (on)
        begin();
    else
        leave();
    Q_EMIT changed(on);
}

void Presentation::begin()
{
    m_size = m_window->size();
    m_state = m_window->windowState();
    m_focus = m_window->focusWidget();
    m_sizes.clear();
    for (const QSplitter *splitter : m_splitters)
        m_sizes.append(splitter->sizes());
    m_returning = false;
    m_splittersSoon.stop();
    Q_EMIT editingVisibleChanged(false);
    m_theme->setPresentation(m_window->screen()->size().height());
    m_window->setWindowState(m_state | Qt::WindowFullScreen);
}

void Presentation::leave()
{
    m_theme->setPresentation(0);
    m_window->setWindowState(m_state);
    m_returning = true;
    // Once the smaller text has reached every widget; the large text would push the splitters.
    QTimer::singleShot(0, this, &Presentation::standAsBefore);
}

void Presentation::end()
{
    if (!m_on)
        return;
    setOn(false);
    Q_EMIT editingVisibleChanged(true);
    restoreSplitters();
}

void Presentation::standAsBefore()
{
    if (!m_returning)
        return;
    Q_EMIT editingVisibleChanged(true);
    if (m_focus)
        m_focus->setFocus();
    // Splitters distribute the space they have, so they come after everything else has its own.
    m_splittersSoon.start();
}

void Presentation::restoreSplitters()
{
    for (qsizetype i = 0; i < m_splitters.size(); ++i)
        m_splitters[i]->setSizes(m_sizes[i]);
    // A window manager restores the size later.
    m_returning = m_returning && m_window->size() != m_size;
}

bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_returning)
        QTimer::singleShot(0, this, &Presentation::standAsBefore);
    return QObject::eventFilter(watched, event);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/toolbarfit.h"

#include <QEvent>
#include <QToolBar>

namespace swb {

ToolBarFit::ToolBarFit(QToolBar *bar)
    : QObject(bar)
    , m_bar(bar)
{
    bar->installEventFilter(this);
}

void ToolBarFit::fit()
{
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    if (m_bar->sizeHint().width() > m_bar->width())
        m_bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

bool ToolBarFit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::Resize)
        fit();
    else if (watched == m_bar && event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &ToolBarFit::fit,
                                  Qt::QueuedConnection); // after the buttons have handled it
    return QObject::eventFilter(watched, event);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/detailsbeside.h"

#include "widgets/detail/detailpane.h"
#include "widgets/log/logpages.h"
#include "widgets/log/logview.h"

#include <QSplitter>

namespace swb {

DetailsBeside::DetailsBeside(LogPages *log, DetailPane *details, QSplitter *splitter)
    : QObject(splitter)
    , m_details(details)
{
    splitter->setOrientation(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(log);
    splitter->addWidget(details);
    splitter->setStretchFactor(0, 1);
    details->hide();
    const LogView *view = log->view();
    connect(view, &LogView::currentEventChanged, details, [details](quint64 event) {
        details->showMessage(event);
        details->setVisible(event != 0 && !details->isHidden());
    });
    connect(view, &LogView::eventChosen, this, [this] {
        if (!m_onStage)
            m_details->show();
    });
    connect(details, &DetailPane::closed, view, &LogView::focusLog);
}

void DetailsBeside::setOnStage(bool onStage)
{
    if (m_onStage == onStage)
        return;
    m_onStage = onStage;
    if (onStage)
        m_stood = !m_details->isHidden();
    m_details->setVisible(!onStage && m_stood);
}

void DetailsBeside::ask()
{
    m_details->show();
    m_details->focusText();
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/detailsbeside.h"

#include "widgets/detail/detailpane.h"
#include "widgets/log/logpages.h"
#include "widgets/log/logview.h"

#include <QSplitter>
#include <algorithm>

namespace swb {

DetailsBeside::DetailsBeside(LogPages *log, DetailPane *details, QSplitter *splitter)
    : QObject(splitter)
    , m_splitter(splitter)
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
            open();
    });
    connect(splitter, &QSplitter::splitterMoved, this,
            [this] { setShare(100 * m_details->width() / std::max(1, m_splitter->width())); });
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

void DetailsBeside::setShare(int percent)
{
    m_share = std::clamp(percent, leastShare, mostShare);
}

/// A splitter reserves no space for hidden widgets.
void DetailsBeside::open()
{
    if (!m_details->isHidden())
        return;
    m_details->show();
    const int width = m_splitter->width();
    m_splitter->setSizes({width - width * m_share / 100, width * m_share / 100});
}

void DetailsBeside::ask()
{
    open();
    m_details->focusText();
}

} // namespace swb

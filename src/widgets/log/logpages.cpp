// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logpages.h"

#include "core/filter/filterparser.h"
#include "models/conversations/conversationmodel.h"
#include "models/log/logmodel.h"
#include "widgets/conversations/conversationspane.h"
#include "widgets/log/exportbar.h"
#include "widgets/log/lognavigator.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"

using namespace Qt::StringLiterals;

namespace swb {

LogPages::LogPages(LogModel *model, ConversationModel *conversations, QWidget *parent)
    : QStackedWidget(parent)
    , m_model(model)
    , m_view(new LogView(model, this))
    , m_navigator(new LogNavigator(m_view, model))
    , m_exportBar(new ExportBar(model, m_view->table(), m_view))
    , m_conversations(new ConversationsPane(conversations, this))
{
    addWidget(m_view);
    addWidget(m_conversations);
    setUpExport();
    setUpConversations();
}

void LogPages::setUpExport()
{
    m_view->addBar(m_exportBar);
    connect(m_exportBar, &ExportBar::closed, m_view, [this] {
        m_exportBar->hide();
        m_view->focusLog();
    });
}

void LogPages::setUpConversations()
{
    connect(m_conversations, &ConversationsPane::messageRequested, this, &LogPages::goToMessage);
    connect(m_conversations, &ConversationsPane::followRequested, m_view, &LogView::follow);
    connect(m_conversations, &ConversationsPane::boundariesRequested, m_view, &LogView::showBoundaries);
    connect(m_conversations, &ConversationsPane::onlyRequested, this, &LogPages::showOnly);
}

void LogPages::showLog()
{
    setConversationsShown(false);
}

void LogPages::setConversationsShown(bool shown)
{
    Q_EMIT wanted();
    if (shown == (currentWidget() == m_conversations))
        return;
    setCurrentWidget(shown ? static_cast<QWidget *>(m_conversations) : m_view);
    if (shown)
        m_conversations->focusTable();
    else
        m_view->focusLog();
    Q_EMIT conversationsShownChanged(shown);
}

void LogPages::openExport()
{
    showLog();
    m_exportBar->open();
}

void LogPages::goToMessage(quint64 id)
{
    showLog();
    if (m_model->log().firstId() <= id)
        m_view->goTo(id);
    else // evicted: only the words are left
        m_navigator->goTo(RowTarget(id));
}

void LogPages::showOnly(const QString &label)
{
    showLog();
    m_view->setFilter(Filter(parseFilter(u"conv == "_s % label).tree));
}

} // namespace swb

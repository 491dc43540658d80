// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"

#include <QStackedWidget>

namespace swb {

class ConversationModel;
class ConversationsPane;
class ExportBar;
class LogModel;
class LogNavigator;
class LogView;

/// A log with everything for navigating in it: the view with its bars and, alternatively, the table of its
/// conversations, which leads back to their messages. The models must outlive it.
class LogPages : public QStackedWidget
{
    Q_OBJECT

public:
    LogPages(LogModel *model, ConversationModel *conversations, QWidget *parent = nullptr);

    [[nodiscard]] LogModel *model() const { return m_model; }
    [[nodiscard]] LogView *view() const { return m_view; }
    [[nodiscard]] LogNavigator *navigator() const { return m_navigator; }

public Q_SLOTS:
    void showLog();
    /// Gives the focus to the shown page.
    void setConversationsShown(bool shown);
    void openExport();

Q_SIGNALS:
    void wanted(); ///< the log or its conversations should become visible
    void conversationsShownChanged(bool shown);

private:
    void setUpExport();
    void setUpConversations();
    void goToMessage(quint64 id);
    void showOnly(const QString &label);

    LogModel *m_model;
    LogView *m_view;
    LogNavigator *m_navigator;
    ExportBar *m_exportBar;
    ConversationsPane *m_conversations;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/conversations/conversationmodel.h"

#include <QWidget>
#include <memory>

class QSortFilterProxyModel;

namespace swb {

namespace Ui {
class ConversationsPane;
}

/// The conversations of a log as a table that can be sorted by any column and filtered by a text. Leads from
/// a conversation to its messages. The model must outlive it.
class ConversationsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationsPane(ConversationModel *model, QWidget *parent = nullptr);
    ~ConversationsPane() override;

    void focusTable();

Q_SIGNALS:
    /// The user wants to see its first message.
    void messageRequested(quint64 id);
    /// The user wants to see only its messages. `label` is its "T3".
    void onlyRequested(const QString &label);
    /// The user wants to see all its bytes, as this side saw them.
    void followRequested(swb::ConversationId side);
    void boundariesRequested(swb::ConversationId side);

private:
    void setUpTable();
    void fitColumns();
    void adapt();
    [[nodiscard]] const ConversationRecord *current() const;
    void goToFirst();
    void showOnly();
    void follow();
    void showBoundaries();

    std::unique_ptr<Ui::ConversationsPane> m_ui;
    ConversationModel *m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "models/log/mutedpeers.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>

class QMenu;

namespace swb {

class ElidedLabel;
class LogTable;
class MutedBar;
class SavedFilters;

namespace Ui {
class LogView;
}

/// The message log with its filter bar. The model must outlive it.
class LogView : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(LogModel *model, QWidget *parent = nullptr);
    ~LogView() override;

    /// The event of the current row, 0 if there is none.
    [[nodiscard]] quint64 currentEvent() const { return m_current; }
    /// Selects the newest error of this endpoint, or its newest event, clearing a filter that hides it.
    /// Searches only the latest events in memory.
    void showEndpoint(EndpointId endpoint);
    /// If false, only the log is shown: open bars are closed until it is true again, and an active filter is
    /// described in a line.
    void setEditingVisible(bool visible);
    /// Selects this event, clearing a filter that hides it.
    void goTo(quint64 id);
    [[nodiscard]] LogTable *table() const;
    /// Whether rows of kernel samples are shown; a filter that asks for them always shows them.
    void setSamplesShown(bool shown);
    [[nodiscard]] bool samplesShown() const;
    /// Whether runs of like rows are shown as one row each until they are opened.
    void setFolding(bool folding);
    [[nodiscard]] bool isFolding() const;
    /// Writes this filter into the bar.
    void setFilter(const Filter &filter);
    /// Hides the rows of this peer until showAgain(). They stay in the log.
    void mute(const LogPeer &peer);
    void muteSide(ConversationId side); ///< the peer of this conversation
    /// Filters by the peer of this conversation.
    void showOnly(ConversationId side);
    void showAgain(const LogPeer &peer);
    void showAllAgain();
    [[nodiscard]] const MutedPeers &muted() const { return m_muted; }
    /// Adds a bar, hidden at first, above the table.
    void addBar(QWidget *bar);
    /// Offered for the rows, in addition to what the view itself offers.
    void setRowActions(const QList<QAction *> &actions) { m_rowActions = actions; }
    /// Shown if the log has no events at all.
    void setNothingYetText(const QString &words);
    /// Replaces that text if there is space for it. The view takes ownership.
    void setStartPage(QWidget *page);
    /// The filters that the bar offers. They must outlive the view.
    void setSavedFilters(SavedFilters *saved);
    /// Opens a window with all bytes of this conversation, as this side saw them.
    void follow(ConversationId side);
    /// Opens a window that draws where the writes and reads of this conversation ended.
    void showBoundaries(ConversationId side);

public Q_SLOTS:
    void focusLog();
    void focusFilter();
    void showFilterHelp();
    void nextRow();
    void previousRow();
    void clear();
    void undoClear();
    void copyRows();
    void copyText();
    void copyHex();
    void copyBase64();
    void followConversation(); ///< that of the current row; nothing if there is none
    void showConversationBoundaries(); ///< likewise

Q_SIGNALS:
    void samplesShownChanged(bool shown);
    void foldingChanged(bool folding);
    void currentEventChanged(quint64 id); ///< 0: none
    void eventChosen(); ///< the current one, by a user who wants to see more of it

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void setUpFilter();
    void applyFilter();
    [[nodiscard]] const Filter &asked() const; ///< what the bar asks for, whatever else is hidden
    void showCounts();
    void showEmptyText();
    void showFilterLine();
    void takeCurrentRow(int row);
    void restoreCurrent();
    void showFilterProgress();
    [[nodiscard]] bool isFilterSlow() const;
    void openMenu(const QPoint &position);
    void addFilters(QMenu *menu, const QModelIndex &index);
    void addPeerCommands(QMenu *menu, const QModelIndex &index);
    void applyMuting();
    void applyFolding(bool folding);
    void fitFilterBar();
    void keepPlace(const std::function<void()> &change);
    void addFoldCommand(QMenu *menu, const QModelIndex &index);
    void showMuted();
    void returnToPlace();
    [[nodiscard]] QByteArray currentPayload() const;
    [[nodiscard]] ConversationId currentConversation() const;

    std::unique_ptr<Ui::LogView> m_ui;
    LogModel *m_model;
    QList<QAction *> m_rowActions;
    QList<QWidget *> m_bars;
    QList<QWidget *> m_closedBars; ///< while editing is hidden
    ElidedLabel *m_filterLine;
    MutedBar *m_mutedBar;
    MutedPeers m_muted;
    quint64 m_place = 0; ///< the event that was visible before rows changed; 0: the end
    bool m_editing = true;
    bool m_briefCounts = false;
    QString m_nothingYet;
    QPointer<QWidget> m_startPage;
    quint64 m_current = 0;
    quint64 m_awaited = 0; ///< the current event, to be unfolded once it has a row
    QTimer m_filterPatience; ///< until a filter's progress is worth showing
    bool m_restoring = false; ///< the current event's row is being selected again
    bool m_resetting = false; ///< the selection is lost with the rows; the event stays the current one
};

} // namespace swb

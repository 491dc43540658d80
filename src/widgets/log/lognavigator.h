// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logfinder.h"
#include "models/log/rowtarget.h"

#include <QObject>

namespace swb {

class FindBar;
class GoToBar;
class LogTable;
class LogView;

/// Navigates in the log: finds, goes to a row, and puts marks, notes and the time reference on rows. Owned by
/// the view, whose bars and rows it controls.
class LogNavigator : public QObject
{
    Q_OBJECT

public:
    /// The maximum number of rows that one key press marks.
    static constexpr int maxMarkedAtOnce = 10'000;

    LogNavigator(LogView *view, LogModel *model);

public Q_SLOTS:
    void openFind();
    void findDown();
    void findUp();
    void openGoTo();
    void goTo(const swb::RowTarget &target);
    /// Marks the selected rows, or removes their marks if all of them are marked.
    void toggleMark();
    void editNote();
    void nextMark();
    void previousMark();
    /// Makes the time column count from the current row.
    void setReference();

private:
    void setUpFind();
    void setUpGoTo();
    void find(LogFinder::Way way);
    void showFound(quint64 id, bool wrapped);
    void showCounts();
    void closeBar(QWidget *bar);
    void goToMark(LogFinder::Way way);
    void goToEntry(qint64 entry, const QString &asked);
    [[nodiscard]] qint64 entryOf(const QTime &time) const;
    [[nodiscard]] QList<quint64> selectedEvents() const;

    LogView *m_view;
    LogModel *m_model;
    LogTable *m_table;
    LogFinder *m_finder;
    FindBar *m_findBar;
    GoToBar *m_goToBar;
};

} // namespace swb

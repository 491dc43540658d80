// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"

#include <QTimer>
#include <QWidget>

class QMenu;
class QToolButton;

namespace swb {

class FilterEdit;
class SavedFilters;

/// Where the log's filter is written: the field, the saved filters, and help. Reports an error a moment after
/// the last key; meanwhile the last valid filter stays.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    [[nodiscard]] FilterEdit *edit() const { return m_edit; }
    /// The last valid filter.
    [[nodiscard]] const Filter &filter() const { return m_filter; }
    /// Opens the help on what a filter can test.
    void showHelp();
    void setFilter(const Filter &filter);
    void clear();
    /// Without it, filters cannot be saved. It must outlive the bar.
    void setSavedFilters(SavedFilters *saved);

Q_SIGNALS:
    void filterChanged();
    /// In plain words, with what is shown instead; empty if there is no error.
    void problemChanged(const QString &words);
    void entered(); ///< Return on a valid filter, or Escape on an empty one

private:
    void read();
    void enter();
    void say();
    [[nodiscard]] QToolButton *addButton(const QString &icon, const QString &name, const QString &toolTip);
    void fillSavedMenu();
    void addSavedFilters();
    void addEditing();
    void askForName(const QString &title, const QString &name,
                    const std::function<bool(const QString &)> &take);
    void saveCurrent();
    void rename(qsizetype row);

    FilterEdit *m_edit;
    QToolButton *m_savedButton;
    QToolButton *m_helpButton;
    QMenu *m_savedMenu;
    SavedFilters *m_saved = nullptr;
    Filter m_filter;
    std::optional<FilterProblem> m_problem;
    QTimer m_patience; ///< until an error is reported: a half-typed word is not one
};

} // namespace swb

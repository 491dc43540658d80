// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

#include <QWidget>
#include <memory>

namespace swb {

class ScorecardModel;
namespace Ui {
class ResultPane;
}

/// What comparisons have measured: the scorecard of one run, what tells its lanes apart in plain sentences,
/// and its charts, over which another run may be laid. Runs stay until the window is closed.
class ResultPane : public QWidget
{
    Q_OBJECT

public:
    explicit ResultPane(QWidget *parent = nullptr);
    ~ResultPane() override;

    /// Shows a run that is still going on.
    void showProgress(const ComparisonProgress &progress);
    /// Keeps a run and shows it.
    void addResult(const Scorecard &scorecard);
    [[nodiscard]] const QList<Scorecard> &results() const { return m_results; }
    void focusScorecard();
    /// Leaves what is to be read; for a projector.
    void setEditingVisible(bool visible);
    /// Writes the shown run; the format goes by the suffix, .html or .json. Errors are said in the pane too:
    /// BadOption for another suffix, FileUnwritable.
    Error saveTo(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void setUpSave();
    void fillChoices();
    void showChosen();
    void showDifferences(const Scorecard &scorecard);
    [[nodiscard]] const Scorecard *shown() const;
    [[nodiscard]] QString titleOf(qsizetype index) const;
    [[nodiscard]] Error write(const QString &path) const;
    void fitTable();

    std::unique_ptr<Ui::ResultPane> m_ui;
    ScorecardModel *m_model;
    QList<Scorecard> m_results; ///< in the order in which they ran
};

} // namespace swb

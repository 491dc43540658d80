// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/relayrows.h"
#include "models/common/takeover.h"
#include "models/session/filesaver.h"

#include <QWidget>
#include <memory>

namespace swb {

class RelayRowsModel;
class ScorecardModel;
namespace Ui {
class ResultPane;
}

/// What comparisons have measured: the scorecard of one run, how its lanes differ in plain sentences, and its
/// charts, over which another run can be drawn. If a relay was in between, its settings are shown beside what
/// it measured. Runs stay until the window is closed.
class ResultPane : public QWidget
{
    Q_OBJECT

public:
    explicit ResultPane(QWidget *parent = nullptr);
    ~ResultPane() override;

    /// Shows a running comparison of this work.
    void showProgress(const ComparisonProgress &progress, const Work &work);
    /// Shows the last result again, after a run without a result.
    void showLast();
    /// Keeps a run and shows it.
    void addResult(const Scorecard &scorecard);
    /// Adds runs from a session, in the format of scorecardFromJson(), and shows the last of them. Those that
    /// cannot be read are reported in the pane.
    TakenOver takeOver(const QList<QByteArray> &kept);
    [[nodiscard]] const QList<Scorecard> &results() const { return m_results; }
    void focusScorecard();
    /// Leaves only what is for reading; for a projector.
    void setEditingVisible(bool visible);
    /// Starts to write the shown run, in its own thread; the suffix decides the format, .html or .json.
    /// BadOption for an unknown suffix. The result is shown in the pane and emitted by saved().
    Error saveTo(const QString &path);

Q_SIGNALS:
    void resultAdded(const swb::Scorecard &scorecard); ///< by a run that has just ended
    void saved(const QString &path, const swb::Error &error); ///< those of FileWriter

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void setUpRelayTable();
    void setUpSave();
    void explain();
    void fillChoices();
    void leaveChoices();
    [[nodiscard]] bool isKnown(const Scorecard &scorecard) const;
    void showChosen();
    void showDifferences(const Scorecard &scorecard);
    void sayDifferences();
    void showRelay(bool relayed, const QList<RelayRow> &rows);
    [[nodiscard]] const Scorecard *shown() const;
    void tellSaved(const QString &path, const Error &error);
    void fitTables();
    void putLossOnTop(bool onTop);

    std::unique_ptr<Ui::ResultPane> m_ui;
    ScorecardModel *m_model;
    RelayRowsModel *m_relayModel;
    QList<int> m_editingSizes; ///< of the splitter, since a presentation has its own
    QList<Scorecard> m_results; ///< in the order in which they ran
    FileSaver m_saver;
    QStringList m_differences; ///< of the shown run, in sentences
};

} // namespace swb

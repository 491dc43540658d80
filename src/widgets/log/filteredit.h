// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterparser.h"

#include <QLineEdit>

#include <optional>

class QCompleter;
class QStandardItemModel;

namespace swb {

/// The field for a filter: proposes completions, underlines errors, and shows the progress of a filter along
/// its lower edge. Escape clears it; Ctrl+Space or Down asks for proposals.
class FilterEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    void setProblem(const std::optional<FilterProblem> &problem);
    /// 0 to 99; 100 shows nothing.
    void setProgress(int percent);
    [[nodiscard]] int progress() const { return m_progress; }
    /// Shows what can be inserted at the cursor.
    void propose();

Q_SIGNALS:
    void left(); ///< Escape in an empty field

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void proposeWhileTyping();
    void showProposals(bool asked);
    void insertProposal(const QString &text);
    [[nodiscard]] bool isProposing() const;
    /// Whether the key is for the popup and not for the field.
    [[nodiscard]] bool isForProposals(const QKeyEvent &event) const;
    [[nodiscard]] int xOf(qsizetype position) const;

    QStandardItemModel *m_proposals;
    QCompleter *m_completer;
    std::optional<FilterProblem> m_problem;
    int m_progress = 100;
};

} // namespace swb

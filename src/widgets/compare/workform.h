// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class WorkForm;
}

/// Composes the piece of work for both lanes; rarely needed fields are collapsed.
class WorkForm : public QWidget
{
    Q_OBJECT

public:
    explicit WorkForm(QWidget *parent = nullptr);
    ~WorkForm() override;

    /// The work without its lanes.
    [[nodiscard]] Work work() const;
    void setWork(const Work &work);
    [[nodiscard]] bool isUnfolded() const;
    void setUnfolded(bool unfolded);

Q_SIGNALS:
    void changed(); ///< anything, including the expansion

private:
    void fillLists();
    void connectFields();
    void adapt();

    std::unique_ptr<Ui::WorkForm> m_ui;
};

} // namespace swb

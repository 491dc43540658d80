// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/composer/draft.h"
#include "widgets/common/taborder.h"

#include <QDialog>
#include <functional>
#include <memory>

namespace swb {

class SavedMessageModel;
namespace Ui {
class SavedMessagesDialog;
}

/// The messages kept under a name: keep the current one, rename, annotate, delete and restore, use.
class SavedMessagesDialog : public TabOrdered<QDialog>
{
    Q_OBJECT

public:
    /// `current` returns the message that is being written. The model belongs to the caller.
    SavedMessagesDialog(SavedMessageModel *model, std::function<Draft()> current, QWidget *parent = nullptr);
    ~SavedMessagesDialog() override;

public Q_SLOTS:
    /// Keeps the message being written, and starts editing its name.
    void addCurrent();

Q_SIGNALS:
    void chosen(const swb::Draft &draft);

private:
    void adapt();
    void deleteSelected();
    void undoDelete();
    void useCurrent();

    std::unique_ptr<Ui::SavedMessagesDialog> m_ui;
    SavedMessageModel *m_model;
    std::function<Draft()> m_current;
};

} // namespace swb

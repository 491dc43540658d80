// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/savedmessagesdialog.h"

#include "models/composer/savedmessagemodel.h"
#include "ui_savedmessagesdialog.h"
#include "widgets/common/availability.h"
#include "widgets/common/rowmenu.h"
#include "widgets/theme/icons.h"

#include <QShortcut>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace swb {

SavedMessagesDialog::SavedMessagesDialog(SavedMessageModel *model, std::function<Draft()> current,
                                         QWidget *parent)
    : TabOrdered(parent)
    , m_ui(std::make_unique<Ui::SavedMessagesDialog>())
    , m_model(model)
    , m_current(std::move(current))
{
    m_ui->setupUi(this);
    m_ui->savedTable->setModel(model);
    m_ui->savedTable->rowMenu().offer({m_ui->useButton, m_ui->deleteButton, m_ui->undoButton});
    m_ui->savedTable->setColumnSamples({QString(14, u'm'), QString(12, u'm'), tr("Text"), {}});
    m_ui->savedTable->setEditTriggers(QTableView::EditKeyPressed | QTableView::DoubleClicked);
    m_ui->savedTable->setEmptyText(
        tr("No messages saved yet. Write one and press “Add the current message”."));
    m_ui->addButton->setIcon(themeIcon(u"add"_s));
    m_ui->deleteButton->setIcon(themeIcon(u"remove"_s));
    m_ui->undoButton->setIcon(themeIcon(u"undo"_s));
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);
    connect(m_ui->addButton, &QPushButton::clicked, this, &SavedMessagesDialog::addCurrent);
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &SavedMessagesDialog::deleteSelected);
    connect(m_ui->undoButton, &QPushButton::clicked, this, &SavedMessagesDialog::undoDelete);
    connect(m_ui->useButton, &QPushButton::clicked, this, &SavedMessagesDialog::useCurrent);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->savedTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SavedMessagesDialog::adapt);
    connect(m_model, &SavedMessageModel::edited, this, &SavedMessagesDialog::adapt);
    connect(new QShortcut(QKeySequence::Delete, m_ui->savedTable, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &SavedMessagesDialog::deleteSelected);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, m_ui->undoButton,
            &QPushButton::click);
    resize(720, 320);
    adapt();
}

SavedMessagesDialog::~SavedMessagesDialog() = default;

void SavedMessagesDialog::adapt()
{
    const qsizetype selected = m_ui->savedTable->selectedRowNumbers().size();
    setAvailable(m_ui->deleteButton, selected > 0, tr("Select the messages to delete first"));
    setAvailable(m_ui->useButton, selected == 1, tr("Select one message first"));
    setAvailable(m_ui->undoButton, m_model->canUndo(), tr("Nothing has been deleted"));
}

void SavedMessagesDialog::addCurrent()
{
    const QModelIndex name = m_model->index(m_model->add(m_current()), SavedMessageModel::Name);
    m_ui->savedTable->setCurrentIndex(name);
    m_ui->savedTable->setFocus();
    m_ui->savedTable->edit(name);
}

void SavedMessagesDialog::deleteSelected()
{
    QList<int> rows = m_ui->savedTable->selectedRowNumbers();
    std::reverse(rows.begin(), rows.end());
    for (const int row : rows)
        m_model->remove(row);
}

void SavedMessagesDialog::undoDelete()
{
    if (m_model->canUndo())
        m_ui->savedTable->selectRow(m_model->undoRemove());
    adapt();
}

void SavedMessagesDialog::useCurrent()
{
    const QList<int> rows = m_ui->savedTable->selectedRowNumbers();
    if (rows.size() == 1)
        Q_EMIT chosen(m_model->messages().at(rows.first()).draft);
}

} // namespace swb

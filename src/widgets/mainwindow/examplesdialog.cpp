// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/examplesdialog.h"

#include "protocols/examples/exampletext.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace swb {

ExamplesDialog::ExamplesDialog(const QList<Example> &examples, QWidget *parent)
    : QDialog(parent)
    , m_examples(examples)
    , m_list(new QListWidget(this))
    , m_text(new QPlainTextEdit(this))
{
    setWindowTitle(tr("Examples"));
    m_list->setAccessibleName(tr("Examples"));
    for (const Example &example : examples)
        m_list->addItem(tr("%1: %2").arg(example.name, example.title));
    m_text->setAccessibleName(tr("What the example is about"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *setUp = buttons->addButton(tr("Set &up"), QDialogButtonBox::ActionRole);
    setUp->setToolTip(tr("Start its servers and fill in its client"));
    setUp->setDefault(true);
    setUp->setEnabled(!examples.isEmpty());
    connect(setUp, &QPushButton::clicked, this, &ExamplesDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &ExamplesDialog::showText);
    connect(m_list, &QListWidget::itemActivated, this, &ExamplesDialog::choose);
    auto *halves = new QSplitter(this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_list);
    halves->addWidget(m_text);
    halves->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(halves);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 28);
    halves->setSizes({width() / 3, width() * 2 / 3});
    m_list->setCurrentRow(0);
}

void ExamplesDialog::showText(int row)
{
    m_text->setPlainText(row < 0 ? QString() : exampleText(m_examples.at(row)));
}

void ExamplesDialog::choose()
{
    if (m_list->currentRow() >= 0)
        Q_EMIT chosen(m_examples.at(m_list->currentRow()));
}

} // namespace swb

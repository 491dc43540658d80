// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/examplesdialog.h"

#include "protocols/examples/exampletext.h"
#include "widgets/common/availability.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

namespace swb {

ExamplesDialog::ExamplesDialog(const QList<Example> &examples, QWidget *parent)
    : TabOrdered(parent)
    , m_examples(examples)
    , m_list(new QListWidget(this))
    , m_text(new QPlainTextEdit(this))
{
    setWindowTitle(tr("Examples"));
    m_list->setAccessibleName(tr("Examples"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the tooltip has the full text
    fillList();
    m_text->setAccessibleName(tr("What the example is about"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *setUp = buttons->addButton(tr("Set &up"), QDialogButtonBox::ActionRole);
    setUp->setToolTip(tr("Start its servers and fill in its client"));
    setUp->setDefault(true);
    setAvailable(setUp, !examples.isEmpty(), tr("There is no example"));
    connect(setUp, &QPushButton::clicked, this, &ExamplesDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &ExamplesDialog::showText);
    connect(m_list, &QListWidget::itemActivated, this, &ExamplesDialog::choose);
    auto *halves = new QSplitter(this);
    halves->setAccessibleName(tr("Divider of examples and text"));
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_list);
    halves->addWidget(m_text);
    halves->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(halves);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 28);
    halves->setSizes({width() * 2 / 5, width() * 3 / 5});
    m_list->setCurrentRow(std::min(1, m_list->count() - 1));
}

/// Below the titles of their groups.
void ExamplesDialog::fillList()
{
    std::optional<ExampleGroup> group;
    for (qsizetype i = 0; i < m_examples.size(); ++i) {
        const Example &example = m_examples[i];
        if (group != example.group)
            addHeading(titleOf(example.group));
        group = example.group;
        auto *item = new QListWidgetItem(tr("%1: %2").arg(example.name, example.title), m_list);
        item->setToolTip(item->text());
        item->setData(Qt::UserRole, i);
    }
}

void ExamplesDialog::addHeading(const QString &words)
{
    auto *heading = new QListWidgetItem(words, m_list);
    QFont bold = m_list->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setFlags(Qt::ItemIsEnabled);
}

/// Null on a heading.
const Example *ExamplesDialog::current() const
{
    const QListWidgetItem *const item = m_list->currentItem();
    const QVariant index = item ? item->data(Qt::UserRole) : QVariant();
    return index.isValid() ? &m_examples[index.toLongLong()] : nullptr;
}

void ExamplesDialog::showText()
{
    if (const Example *const example = current())
        m_text->setPlainText(exampleText(*example));
}

void ExamplesDialog::choose()
{
    if (const Example *const example = current())
        Q_EMIT chosen(*example);
}

} // namespace swb

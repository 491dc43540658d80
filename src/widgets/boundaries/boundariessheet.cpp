// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boundaries/boundariessheet.h"

#include "ui_boundariessheet.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QSignalBlocker>

namespace swb {

WordsList::WordsList(QWidget *parent)
    : QListWidget(parent)
{
    setUniformItemSizes(true);
}

void WordsList::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void WordsList::paintEvent(QPaintEvent *event)
{
    QListWidget::paintEvent(event);
    if (count() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(tokensOf(palette()).secondaryText);
    painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
}

BoundariesSheet::BoundariesSheet(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BoundariesSheet>())
{
    m_ui->setupUi(this);
    m_ui->boundariesSplitter->setStretchFactor(0, 3);
    m_ui->boundariesSplitter->setStretchFactor(1, 1);
    connect(m_ui->wordsList, &QListWidget::currentRowChanged, this, &BoundariesSheet::showCurrent);
}

BoundariesSheet::~BoundariesSheet() = default;

BoundariesView *BoundariesSheet::view() const
{
    return m_ui->boundariesView;
}

void BoundariesSheet::setWords(const QString &summary, const QStringList &lines, qsizetype writes)
{
    m_ui->summaryLabel->setText(summary);
    m_ui->summaryLabel->setVisible(!summary.isEmpty());
    m_ui->boundariesView->setAccessibleDescription(summary);
    m_writes = writes;
    if (m_lines == lines)
        return;
    m_lines = lines;
    const int row = m_ui->wordsList->currentRow();
    {
        const QSignalBlocker quiet(m_ui->wordsList);
        m_ui->wordsList->clear();
        m_ui->wordsList->addItems(lines); // some thousands at most
        m_ui->wordsList->setCurrentRow(row < lines.size() ? row : -1);
    }
    showCurrent(m_ui->wordsList->currentRow());
}

void BoundariesSheet::setEmptyText(const QString &words)
{
    m_ui->wordsList->setEmptyText(words);
}

void BoundariesSheet::setListVisible(bool visible)
{
    m_ui->wordsList->setVisible(visible);
}

/// The list is for the keyboard: its current line is drawn bold.
void BoundariesSheet::showCurrent(int row)
{
    const bool write = row < m_writes;
    m_ui->boundariesView->setCurrent(write ? row : -1, write ? -1 : row - m_writes);
}

/// The drawing gets most of the space, until the user changes it.
void BoundariesSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_shown, true))
        m_ui->boundariesSplitter->setSizes({3000, 1000}); // in proportion
}

} // namespace swb

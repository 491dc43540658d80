// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/gotobar.h"

#include "ui_gotobar.h"
#include "widgets/theme/icons.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace swb {

GoToBar::GoToBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::GoToBar>())
{
    m_ui->setupUi(this);
    m_ui->closeGoToButton->setIcon(themeIcon(u"close"_s));
    connect(m_ui->goToLineEdit, &QLineEdit::textChanged, m_ui->goToMessageLabel, &QLabel::clear);
    connect(m_ui->goToButton, &QPushButton::clicked, this, &GoToBar::go);
    connect(m_ui->closeGoToButton, &QToolButton::clicked, this, &GoToBar::closed);
}

GoToBar::~GoToBar() = default;

void GoToBar::open()
{
    show();
    m_ui->goToLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->goToLineEdit->selectAll();
}

void GoToBar::go()
{
    if (const std::optional<RowTarget> target = parseRowTarget(m_ui->goToLineEdit->text()))
        Q_EMIT asked(*target);
    else
        m_ui->goToMessageLabel->setText(
            tr("Enter a number such as 12, seconds such as 12.5, or a time such as 14:03:10."));
}

void GoToBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        go();
    else
        QWidget::keyPressEvent(event);
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/findbar.h"

#include "core/filter/filterparser.h"
#include "ui_findbar.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace swb {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::FindBar>())
{
    m_ui->setupUi(this);
    m_ui->findPreviousButton->setIcon(themeIcon(u"less"_s));
    m_ui->findNextButton->setIcon(themeIcon(u"more"_s));
    m_ui->closeFindButton->setIcon(themeIcon(u"close"_s));
    connect(m_ui->findLineEdit, &QLineEdit::textChanged, this, &FindBar::check);
    connect(m_ui->asFilterCheckBox, &QCheckBox::toggled, this, &FindBar::check);
    connect(m_ui->findNextButton, &QToolButton::clicked, this, &FindBar::downRequested);
    connect(m_ui->findPreviousButton, &QToolButton::clicked, this, &FindBar::upRequested);
    connect(m_ui->closeFindButton, &QToolButton::clicked, this, &FindBar::closed);
}

FindBar::~FindBar() = default;

Filter FindBar::wanted() const
{
    const QString text = m_ui->findLineEdit->text();
    if (!m_ui->asFilterCheckBox->isChecked())
        return Filter::containing(text);
    const FilterParse parse = parseFilter(text);
    return parse.ok() ? Filter(parse.tree) : Filter();
}

bool FindBar::isBlank() const
{
    return m_ui->findLineEdit->text().trimmed().isEmpty();
}

void FindBar::open()
{
    show();
    m_ui->findLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->findLineEdit->selectAll();
}

void FindBar::check()
{
    say({});
    if (m_ui->asFilterCheckBox->isChecked()) {
        const FilterParse parse = parseFilter(m_ui->findLineEdit->text());
        if (!parse.ok())
            say(parse.problem->what, Severity::Error);
    }
    Q_EMIT wantedChanged();
}

void FindBar::say(const QString &words, Severity severity)
{
    QPalette colours = palette();
    const Tokens &tokens = tokensOf(colours);
    colours.setColor(QPalette::WindowText,
                     severity == Severity::Chat ? tokens.text : tokens.severity(severity));
    m_ui->findMessageLabel->setPalette(colours);
    m_ui->findMessageLabel->setText(words);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (enter && event->modifiers().testFlag(Qt::ShiftModifier))
        Q_EMIT upRequested();
    else if (enter && !event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT downRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace swb

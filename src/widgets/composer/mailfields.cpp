// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/mailfields.h"

#include "models/composer/formtext.h"
#include "widgets/composer/messageeditor.h"

#include <QGridLayout>
#include <QLineEdit>

namespace swb {

using namespace Qt::StringLiterals;

MailFields::MailFields(QWidget *parent)
    : MessageForm(parent)
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_subject(new QLineEdit(this))
    , m_text(new MessageEditor(this))
{
    m_from->setAccessibleName(tr("Mail from"));
    m_from->setPlaceholderText(tr("from"));
    m_from->setToolTip(tr("The sender, such as me@example.test"));
    m_to->setAccessibleName(tr("Mail to"));
    m_to->setPlaceholderText(tr("to"));
    m_to->setToolTip(tr("The recipients, separated by commas"));
    m_subject->setAccessibleName(tr("Mail subject"));
    m_subject->setPlaceholderText(tr("subject"));
    m_subject->setToolTip(tr("The subject of the mail"));
    m_text->setAccessibleName(tr("Mail text"));
    m_text->setPlaceholderText(tr("the text"));
    m_text->setToolTip(tr("The text of the mail (Ctrl+Enter sends)"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(4);
    grid->addWidget(m_from, 0, 0);
    grid->addWidget(m_to, 0, 1);
    grid->addWidget(m_subject, 0, 2);
    grid->addWidget(m_text, 1, 0, 1, 3);
    for (QLineEdit *field : {m_from, m_to, m_subject}) {
        connect(field, &QLineEdit::textChanged, this, &MessageForm::changed);
        connect(field, &QLineEdit::returnPressed, this, &MessageForm::sendRequested);
    }
    connect(m_text, &MessageEditor::textChanged, this, &MessageForm::changed);
    connect(m_text, &MessageEditor::sendRequested, this, &MessageForm::sendRequested);
}

QString MailFields::text() const
{
    return MailForm{m_from->text().trimmed(), m_to->text().trimmed(), m_subject->text().trimmed(), m_others,
                    m_text->toPlainText()}
        .text();
}

void MailFields::setText(const QString &text)
{
    const MailForm form = MailForm::read(text);
    m_from->setText(form.from);
    m_to->setText(form.to);
    m_subject->setText(form.subject);
    m_others = form.others;
    m_text->setPlainText(form.body);
}

} // namespace swb

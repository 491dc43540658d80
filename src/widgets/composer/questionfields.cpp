// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/questionfields.h"

#include "models/composer/formtext.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace swb {

using namespace Qt::StringLiterals;

QuestionFields::QuestionFields(QWidget *parent)
    : MessageForm(parent)
    , m_name(new QLineEdit(this))
    , m_type(new QComboBox(this))
{
    m_name->setAccessibleName(tr("Question name"));
    m_name->setToolTip(tr("The name to look up, such as example.test, or an address (Enter sends)"));
    m_name->setPlaceholderText(tr("a name, or an address"));
    m_type->setAccessibleName(tr("Question type"));
    m_type->setToolTip(tr("The type of record to ask for"));
    m_type->setEditable(true);
    m_type->addItems(
        {u"A"_s, u"AAAA"_s, u"CNAME"_s, u"MX"_s, u"TXT"_s, u"NS"_s, u"PTR"_s, u"SRV"_s, u"SOA"_s});
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(4);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_type, 0, 1);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(1, 1);
    connect(m_name, &QLineEdit::textChanged, this, &MessageForm::changed);
    connect(m_name, &QLineEdit::returnPressed, this, &MessageForm::sendRequested);
    connect(m_type, &QComboBox::currentTextChanged, this, &MessageForm::changed);
}

QString QuestionFields::text() const
{
    return QuestionForm{m_name->text().trimmed(), m_type->currentText().trimmed()}.text();
}

void QuestionFields::setText(const QString &text)
{
    const QuestionForm form = QuestionForm::read(text);
    m_name->setText(form.name);
    m_type->setCurrentText(form.type);
}

} // namespace swb

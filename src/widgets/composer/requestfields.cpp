// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/requestfields.h"

#include "models/composer/formtext.h"
#include "widgets/composer/messageeditor.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>

namespace swb {

using namespace Qt::StringLiterals;

RequestFields::RequestFields(QWidget *parent)
    : MessageForm(parent)
    , m_method(new QComboBox(this))
    , m_path(new QLineEdit(this))
    , m_headers(new MessageEditor(this))
    , m_body(new MessageEditor(this))
{
    m_method->setAccessibleName(tr("Request method"));
    m_method->setToolTip(tr("What the server is asked to do"));
    m_method->setEditable(true);
    m_method->addItems({u"GET"_s, u"HEAD"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s, u"OPTIONS"_s});
    m_path->setAccessibleName(tr("Request path"));
    m_path->setToolTip(tr("The resource to request, with its query, such as /data?x=1 (Enter sends)"));
    m_headers->setAccessibleName(tr("Request headers"));
    m_headers->setPlaceholderText(tr("Name: value, one header per line"));
    m_headers->setToolTip(tr("Host and Content-Length are added if they are missing (Ctrl+Enter sends)"));
    m_body->setAccessibleName(tr("Request body"));
    m_body->setPlaceholderText(tr("body"));
    m_body->setToolTip(tr("The content sent with the request (Ctrl+Enter sends)"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->addWidget(m_method);
    line->addWidget(m_path, 1);
    grid->addLayout(line, 0, 0, 1, 2);
    grid->addWidget(m_headers, 1, 0);
    grid->addWidget(m_body, 1, 1);
    connect(m_method, &QComboBox::currentTextChanged, this, &MessageForm::changed);
    connect(m_path, &QLineEdit::textChanged, this, &MessageForm::changed);
    connect(m_path, &QLineEdit::returnPressed, this, &MessageForm::sendRequested);
    for (MessageEditor *editor : {m_headers, m_body}) {
        connect(editor, &MessageEditor::textChanged, this, &MessageForm::changed);
        connect(editor, &MessageEditor::sendRequested, this, &MessageForm::sendRequested);
    }
}

QString RequestFields::text() const
{
    return RequestForm{m_method->currentText().trimmed(), m_path->text().trimmed(), m_headers->toPlainText(),
                       m_body->toPlainText()}
        .text();
}

void RequestFields::setText(const QString &text)
{
    const RequestForm form = RequestForm::read(text);
    m_method->setCurrentText(form.method);
    m_path->setText(form.path);
    m_headers->setPlainText(form.headers);
    m_body->setPlainText(form.body);
}

} // namespace swb

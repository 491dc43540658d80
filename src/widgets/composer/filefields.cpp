// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/filefields.h"

#include "widgets/common/pathfield.h"

#include <QVBoxLayout>

namespace swb {

FileFields::FileFields(QWidget *parent)
    : MessageForm(parent)
    , m_path(new PathField(this))
{
    m_path->setAccessibleName(tr("File to send"));
    m_path->setPlaceholder(tr("a file"));
    m_path->setToolTip(tr("It is sent with its name, length and checksum (Enter sends)"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_path);
    column->addStretch();
    connect(m_path, &PathField::changed, this, &MessageForm::changed);
    connect(m_path, &PathField::returnPressed, this, &MessageForm::sendRequested);
}

QString FileFields::text() const
{
    return m_path->path();
}

void FileFields::setText(const QString &text)
{
    m_path->setPath(text);
}

} // namespace swb

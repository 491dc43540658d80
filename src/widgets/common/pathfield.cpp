// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/pathfield.h"

#include "widgets/common/filedialogs.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace swb {

PathField::PathField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_button(new QToolButton(this))
{
    m_button->setIcon(themeIcon(u"file"_s));
    m_button->setToolTip(question());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(4);
    row->addWidget(m_edit, 1);
    row->addWidget(m_button);
    setFocusProxy(m_edit);
    connect(m_button, &QToolButton::clicked, this, &PathField::choose);
    connect(m_edit, &QLineEdit::textChanged, this, &PathField::changed);
    connect(m_edit, &QLineEdit::returnPressed, this, &PathField::returnPressed);
}

QString PathField::path() const
{
    return m_edit->text().trimmed();
}

void PathField::setPath(const QString &path)
{
    m_edit->setText(path);
}

void PathField::setChooses(Chooses what)
{
    m_chooses = what;
    m_button->setToolTip(question());
}

void PathField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

QString PathField::question() const
{
    return m_chooses == Chooses::Folder ? tr("Choose a folder") : tr("Choose a file");
}

/// The form names the whole; its parts use that name.
void PathField::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_edit->setAccessibleName(accessibleName());
    m_edit->setToolTip(toolTip());
    m_button->setAccessibleName(tr("Choose %1").arg(accessibleName()));
}

bool PathField::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTipChange)
        m_edit->setToolTip(toolTip());
    return QWidget::event(event);
}

void PathField::choose()
{
    const QString folder = path().isEmpty() ? QString() : QFileInfo(path()).absolutePath();
    const auto chosen = [this](const QString &path) { setPath(path); };
    const FileQuestion asked{objectName(), question(), {}};
    m_chooses == Chooses::Folder ? askForFolder(this, asked, chosen, folder)
                                 : askWhatToOpen(this, asked, chosen, folder);
}

} // namespace swb

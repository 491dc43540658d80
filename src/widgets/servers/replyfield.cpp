// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servers/replyfield.h"

#include "widgets/common/pathfield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <algorithm>

namespace swb {

ReplyField::ReplyField(const Parts &parts)
    : m_parts(parts)
{
    m_parts.choice.setSizeAdjustPolicy(QComboBox::AdjustToContents); // each protocol has its own
    QSizePolicy keepsItsPlace = m_parts.text.sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_parts.text.setSizePolicy(keepsItsPlace);
}

ReplyChoice ReplyField::chosen() const
{
    return m_choices.value(m_parts.choice.currentIndex());
}

QString ReplyField::spec() const
{
    const ReplyChoice choice = chosen();
    switch (choice.takes) {
    case ReplyChoice::Takes::Nothing:
        break;
    case ReplyChoice::Takes::Text:
        return choice.name + u':' + m_parts.text.text();
    case ReplyChoice::Takes::File:
    case ReplyChoice::Takes::Folder:
        return choice.name + u':' + m_parts.path.path();
    }
    return choice.name;
}

void ReplyField::setSpec(const QString &spec)
{
    const QString name = spec.section(u':', 0, 0);
    m_parts.choice.setCurrentIndex(std::max(0, m_parts.choice.findData(name)));
    const bool isPath = takesPath();
    m_parts.path.setPath(isPath ? spec.section(u':', 1) : QString());
    m_parts.text.setText(isPath ? QString() : spec.section(u':', 1));
}

void ReplyField::adapt(const Scheme &scheme)
{
    if (m_protocol != scheme.protocol) {
        m_protocol = scheme.protocol;
        m_choices = scheme.replies ? scheme.replies() : ReplyChoices();
        fill();
    }
    const ReplyChoice choice = chosen();
    const bool isPath = takesPath();
    m_parts.label.setVisible(!m_choices.isEmpty());
    m_parts.choice.setVisible(!m_choices.isEmpty());
    m_parts.path.setVisible(isPath);
    QSizePolicy policy = m_parts.text.sizePolicy();
    policy.setRetainSizeWhenHidden(!isPath); // one of the two fills the row
    m_parts.text.setSizePolicy(policy);
    m_parts.text.setVisible(choice.takes == ReplyChoice::Takes::Text);
    m_parts.text.setPlaceholderText(choice.placeholder);
    m_parts.text.setToolTip(choice.tip);
    m_parts.path.setChooses(choice.takes == ReplyChoice::Takes::Folder ? PathField::Chooses::Folder
                                                                       : PathField::Chooses::File);
    m_parts.path.setPlaceholder(choice.placeholder);
    m_parts.path.setToolTip(choice.tip);
}

/// Its signal would request the same again.
void ReplyField::fill()
{
    const QSignalBlocker quiet(m_parts.choice);
    const QString before = m_parts.choice.currentData().toString();
    m_parts.choice.clear();
    for (const ReplyChoice &choice : std::as_const(m_choices))
        m_parts.choice.addItem(choice.label, choice.name);
    m_parts.choice.setCurrentIndex(std::max(0, m_parts.choice.findData(before)));
}

bool ReplyField::takesPath() const
{
    const ReplyChoice::Takes takes = chosen().takes;
    return takes == ReplyChoice::Takes::File || takes == ReplyChoice::Takes::Folder;
}

QWidget *ReplyField::field() const
{
    return takesPath() ? static_cast<QWidget *>(&m_parts.path) : &m_parts.text;
}

} // namespace swb

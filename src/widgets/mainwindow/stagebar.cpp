// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/stagebar.h"

#include "widgets/clients/clientpanel.h"
#include "widgets/common/availability.h"
#include "widgets/composer/composer.h"
#include "widgets/servers/serverpanel.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace swb {

StageBar::StageBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(8, 4, 8, 4);
    m_row->setSpacing(8);
    hide();
}

QPushButton *StageBar::addButton(const Button &button, std::function<void()> press, bool isMain)
{
    auto *push = new QPushButton(themeIcon(button.icon), button.text, this);
    push->setAccessibleName(button.name);
    push->setToolTip(button.tip);
    push->setDefault(isMain);
    connect(push, &QPushButton::clicked, this, std::move(press));
    m_row->addWidget(push, 0, Qt::AlignLeft); // as wide as its words
    return push;
}

WorkbenchStage::WorkbenchStage(ServerPanel *servers, ClientPanel *clients, QWidget *parent)
    : StageBar(parent)
    , m_clients(clients)
    , m_message(new QLineEdit(this))
{
    m_message->setAccessibleName(tr("Message on the stage"));
    m_message->setToolTip(tr("What Send sends (Enter)"));
    row()->addWidget(m_message, 1);
    addButton(
        {tr("Send"), u"send"_s, tr("Send from the stage"), tr("Send the message (Ctrl+Enter)")},
        [this] { send(); }, true);
    addButton({tr("Start"), u"start"_s, tr("Start from the stage"),
               tr("Start the selected server, or stop it (Ctrl+E)")},
              [servers] { servers->startOrStop(); });
    addButton({tr("Connect"), u"connect"_s, tr("Connect from the stage"),
               tr("Open a connection as it is set up outside the presentation")},
              [clients] { clients->openFromForm(); });
    connect(m_message, &QLineEdit::textEdited, this, &WorkbenchStage::writeDraft);
    connect(m_message, &QLineEdit::returnPressed, this, &WorkbenchStage::send);
}

/// The text is the composer's, so that each shows what the other has.
void WorkbenchStage::readDraft()
{
    const Draft draft = m_clients->composer()->draft();
    const bool isLine = draft.format == DraftFormat::Text && !draft.text.contains(u'\n');
    setAvailable(m_message, isLine, tr("The message is not a single line of text; Send sends it as it is"));
    m_message->setText(isLine ? draft.text : QString());
    m_message->setPlaceholderText(isLine ? tr("the message")
                                         : tr("the message is not a single line of text"));
}

void WorkbenchStage::writeDraft(const QString &text)
{
    Draft draft = m_clients->composer()->draft();
    draft.text = text;
    m_clients->composer()->setDraft(draft);
}

void WorkbenchStage::send()
{
    m_clients->send();
    readDraft();
}

void WorkbenchStage::showEvent(QShowEvent *event)
{
    StageBar::showEvent(event);
    readDraft();
}

} // namespace swb

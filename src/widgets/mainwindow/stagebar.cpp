// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/stagebar.h"

#include "widgets/clients/clientpanel.h"
#include "widgets/common/availability.h"
#include "widgets/common/flowlayout.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/composer/composer.h"
#include "widgets/mainwindow/relaystage.h"
#include "widgets/relays/relaypanel.h"
#include "widgets/servers/serverpanel.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

StageBar::StageBar(QWidget *parent)
    : QWidget(parent)
{
    auto *around = new QHBoxLayout(this);
    around->setContentsMargins(8, 4, 8, 4);
    auto *box = new QWidget(this);
    around->addWidget(box);
    m_row = new FlowLayout(box);
    m_row->setSpacing(8);
    hide();
}

QPushButton *StageBar::addButton(const Button &button, std::function<void()> press, bool isMain)
{
    auto *push = new QPushButton(button.text, this);
    if (!button.icon.isEmpty())
        push->setIcon(themeIcon(button.icon));
    push->setAccessibleName(button.name);
    push->setToolTip(button.tip);
    push->setDefault(isMain);
    connect(push, &QPushButton::clicked, this, std::move(press));
    m_row->addWidget(push);
    return push;
}

WorkbenchStage::WorkbenchStage(Engine *engine, ServerPanel *servers, ClientPanel *clients, RelayPanel *relays,
                               QWidget *parent)
    : QWidget(parent)
    , m_clients(clients)
    , m_relay(new RelayStage(engine, relays, this))
    , m_bar(new StageBar(this))
    , m_message(new QLineEdit(m_bar))
    , m_notice(new InlineMessage(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_relay);
    column->addWidget(m_bar);
    m_message->setAccessibleName(tr("Message on the stage"));
    m_message->setToolTip(tr("What Send sends (Enter)"));
    m_message->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_bar->row()->addWidget(m_message);
    addButtons(servers);
    m_bar->show();
    m_relay->setVisible(m_relay->isWanted());
    connect(m_relay, &RelayStage::wantedChanged, this, [this] { m_relay->setVisible(m_relay->isWanted()); });
    connect(m_message, &QLineEdit::textEdited, this, &WorkbenchStage::writeDraft);
    connect(m_message, &QLineEdit::returnPressed, this, &WorkbenchStage::send);
    followNotices({servers, clients});
    hide();
}

void WorkbenchStage::addButtons(ServerPanel *servers)
{
    m_bar->addButton(
        {tr("Send"), u"send"_s, tr("Send from the stage"), tr("Send the message (Ctrl+Enter)")},
        [this] { send(); }, true);
    m_start = m_bar->addButton({tr("Start"), u"start"_s, tr("Start from the stage"),
                                tr("Start the selected server, or stop it (Ctrl+E)")},
                               [servers] { servers->startOrStop(); });
    connect(servers, &ServerPanel::selectionChanged, this, [this, servers] { showStart(servers); });
    m_bar->addButton({tr("Connect"), u"connect"_s, tr("Connect from the stage"),
                      tr("Open a connection as it is set up outside the presentation")},
                     [this] { m_clients->openFromForm(); });
    showStart(servers);
    fitStart();
}

/// It says what pressing it does now.
void WorkbenchStage::showStart(const ServerPanel *servers)
{
    const bool stops = servers->isAnySelectedRunning();
    m_start->setText(stops ? tr("Stop") : tr("Start"));
    m_start->setIcon(themeIcon(stops ? u"stop"_s : u"start"_s));
}

/// As wide as the longer of its texts, so that its neighbours stay where they are.
void WorkbenchStage::fitStart()
{
    m_start->setMinimumWidth(0);
    const QString shown = m_start->text();
    int widest = 0;
    for (const QString &words : {tr("Start"), tr("Stop")}) {
        m_start->setText(words);
        widest = std::max(widest, m_start->sizeHint().width());
    }
    m_start->setText(shown);
    m_start->setMinimumWidth(widest);
}

/// The panels that would show the message are hidden here.
void WorkbenchStage::followNotices(const QList<QWidget *> &panels)
{
    for (const QWidget *panel : panels) {
        for (const InlineMessage *notice : panel->findChildren<InlineMessage *>())
            connect(notice, &InlineMessage::wordsChanged, this, [this, notice] { mirror(notice); });
    }
}

void WorkbenchStage::mirror(const InlineMessage *notice)
{
    if (!isVisible())
        return;
    if (!notice->text().isEmpty()) {
        m_mirrored = notice;
        m_notice->showText(notice->severity(), notice->text());
    } else if (m_mirrored == notice) {
        m_notice->clear();
    }
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
    QWidget::showEvent(event);
    m_notice->clear();
    readDraft();
}

void WorkbenchStage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_start)
        fitStart();
}

} // namespace swb

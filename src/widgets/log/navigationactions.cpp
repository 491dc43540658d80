// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/navigationactions.h"

#include "models/log/logmodel.h"
#include "widgets/common/availability.h"
#include "widgets/common/commandmenu.h"
#include "widgets/log/lognavigator.h"
#include "widgets/log/logpages.h"
#include "widgets/log/logtable.h"
#include "widgets/log/logview.h"

#include <QActionGroup>

using namespace Qt::StringLiterals;

namespace swb {

NavigationActions::NavigationActions(LogPages *pages, const MenuGroups &menus)
    : QObject(pages)
    , m_pages(pages)
    , m_menus(menus)
{
    addGoMenu();
    addTimeMenu();
    addConversations();
    addViewCommands();
    addToolCommands();
}

QAction *NavigationActions::addCommand(CommandMenu *menu, const QString &text, const QString &icon,
                                       const QKeySequence &keys, const QString &toolTip, NavigatorSlot slot)
{
    QAction *action = menu->add(text, icon, keys, toolTip);
    connect(action, &QAction::triggered, this, [this, slot] {
        m_pages->showLog(); // first, since it takes the focus that a bar then needs
        (m_pages->navigator()->*slot)();
    });
    return action;
}

QAction *NavigationActions::addCommand(CommandMenu *menu, const QString &text, const QString &icon,
                                       const QKeySequence &keys, const QString &toolTip, ViewSlot slot)
{
    QAction *action = menu->add(text, icon, keys, toolTip);
    connect(action, &QAction::triggered, this, [this, slot] {
        m_pages->showLog();
        (m_pages->view()->*slot)();
    });
    return action;
}

void NavigationActions::addGoMenu()
{
    CommandMenu *menu = m_menus[MenuGroups::Edit];
    const auto add = [this, menu](const QString &text, const QString &icon, const QKeySequence &keys,
                                  const QString &toolTip, NavigatorSlot slot) {
        return addCommand(menu, text, icon, keys, toolTip, slot);
    };
    add(tr("&Find"), u"find"_s, Qt::CTRL | Qt::Key_F, tr("Find a row by its content"),
        &LogNavigator::openFind);
    add(tr("Find &next"), {}, Qt::Key_F3, tr("Go to the next match"), &LogNavigator::findDown);
    add(tr("Find &previous"), {}, Qt::SHIFT | Qt::Key_F3, tr("Go to the previous match"),
        &LogNavigator::findUp);
    add(tr("&Go to row"), {}, Qt::CTRL | Qt::Key_G, tr("Go to a row by its number or its time"),
        &LogNavigator::openGoTo);
    menu->addSeparator();
    QAction *mark = add(tr("&Mark"), u"mark"_s, Qt::CTRL | Qt::Key_M,
                        tr("Mark the selected rows, or remove their marks"), &LogNavigator::toggleMark);
    QAction *note = add(tr("N&ote"), u"comment"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_M,
                        tr("Write a note on the current row"), &LogNavigator::editNote);
    add(tr("N&ext mark"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_N,
        tr("Go to the next row with a mark or a note"), &LogNavigator::nextMark);
    add(tr("P&revious mark"), {}, Qt::CTRL | Qt::SHIFT | Qt::Key_B,
        tr("Go to the previous row with a mark or a note"), &LogNavigator::previousMark);
    QAction *reference = add(tr("Set &time reference"), {}, Qt::CTRL | Qt::Key_T,
                             tr("Show times relative to the current row"), &LogNavigator::setReference);
    m_pages->view()->setRowActions({mark, note, reference});
}

/// The choices for the time column; the same menu opens on the header of the log.
void NavigationActions::addTimeMenu()
{
    CommandMenu *menu = m_menus[MenuGroups::View]->addCommands(tr("&Times"));
    auto *group = new QActionGroup(this);
    for (int i = 0; i < TimeText::modes; ++i) {
        QAction *action = menu->addAction(TimeText::choice(TimeMode(i)));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { setTimeMode(TimeMode(i)); });
    }
    const LogModel *model = m_pages->model();
    const auto show = [model, group] { group->actions().at(int(model->timeMode()))->setChecked(true); };
    connect(model, &LogModel::headerDataChanged, group, show);
    show();
    m_pages->view()->table()->setHeaderMenu(menu);
}

/// If there is no reference row yet, uses the current one.
void NavigationActions::setTimeMode(TimeMode mode)
{
    if (mode == TimeMode::SinceReference && m_pages->model()->reference() == 0)
        m_pages->navigator()->setReference();
    else
        m_pages->model()->setTimeMode(mode);
}

void NavigationActions::addConversations()
{
    m_conversations
        = m_menus[MenuGroups::View]->add(tr("Con&versations"), u"conversations"_s, Qt::Key_F9,
                                         tr("Show a table of the conversations instead of the log"));
    m_conversations->setCheckable(true);
    connect(m_conversations, &QAction::toggled, m_pages, &LogPages::setConversationsShown);
    connect(m_pages, &LogPages::conversationsShownChanged, m_conversations, &QAction::setChecked);
}

void NavigationActions::addViewCommands()
{
    CommandMenu *menu = m_menus[MenuGroups::View];
    addCommand(menu, tr("Go to &log"), {}, Qt::Key_F6, tr("Move the keyboard focus to the message log"),
               &LogView::focusLog);
    addCommand(menu, tr("&Filter"), u"filter"_s, Qt::CTRL | Qt::Key_L, tr("Show only some messages"),
               &LogView::focusFilter);
    QAction *fold
        = menu->add(tr("Fold li&ke rows"), {}, {}, tr("Show a run of like rows as one row with a count"));
    fold->setCheckable(true);
    fold->setChecked(m_pages->view()->isFolding());
    connect(fold, &QAction::toggled, m_pages->view(), &LogView::setFolding);
    connect(m_pages->view(), &LogView::foldingChanged, fold, &QAction::setChecked);
    addCommand(menu, tr("&Previous message"), {}, Qt::Key_F7, tr("Go to the message above"),
               &LogView::previousRow);
    addCommand(menu, tr("&Next message"), {}, Qt::Key_F8, tr("Go to the message below"), &LogView::nextRow);
    m_export = m_menus[MenuGroups::File]->add(tr("E&xport"), u"save"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_E,
                                              tr("Write rows of the log to a file"));
    connect(m_export, &QAction::triggered, m_pages, &LogPages::openExport);
}

void NavigationActions::addToolCommands()
{
    CommandMenu *tools = m_menus[MenuGroups::Tools];
    addCommand(tools, tr("F&ollow conversation"), u"follow"_s, Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_F,
               tr("Show all bytes of the selected message's conversation"), &LogView::followConversation);
    addCommand(tools, tr("&Boundaries of this conversation"), u"boundaries"_s,
               Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_B,
               tr("Draw where the writes and reads of the selected message's conversation ended"),
               &LogView::showConversationBoundaries);
    CommandMenu *edit = m_menus[MenuGroups::Edit];
    edit->addSeparator();
    addCommand(edit, tr("Cle&ar log"), u"remove"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_L, tr("Clear the log"),
               &LogView::clear);
    QAction *undo = addCommand(edit, tr("&Undo clear"), u"undo"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
                               tr("Bring back the messages that were cleared"), &LogView::undoClear);
    const auto adapt = [undo](bool cleared) { setAvailable(undo, cleared, tr("Nothing has been cleared")); };
    adapt(false);
    connect(m_pages->model(), &LogModel::clearedChanged, undo, adapt);
    addCommand(m_menus[MenuGroups::Help], tr("&Filter language"), u"filter"_s, {},
               tr("Show what a filter can contain"), &LogView::showFilterHelp);
}

} // namespace swb

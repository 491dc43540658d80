// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/lookcommands.h"

#include "widgets/common/commandmenu.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QActionGroup>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::LookCommands)
};

void addZoom(CommandMenu *menu, Theme *theme, WorkbenchSettings *settings)
{
    QAction *larger = menu->add(Words::tr("Zoom &in"), u"zoom-in"_s, QKeySequence::ZoomIn,
                                Words::tr("Make everything larger"));
    larger->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    const QAction *smaller = menu->add(Words::tr("Zoom &out"), u"zoom-out"_s, QKeySequence::ZoomOut,
                                       Words::tr("Make everything smaller"));
    const QAction *normal = menu->add(Words::tr("Zoom &100 %"), {}, Qt::CTRL | Qt::Key_0,
                                      Words::tr("Return to the normal size"));
    QObject::connect(larger, &QAction::triggered, theme, [theme] { theme->zoomBy(1); });
    QObject::connect(smaller, &QAction::triggered, theme, [theme] { theme->zoomBy(-1); });
    QObject::connect(normal, &QAction::triggered, theme,
                     [theme] { theme->setZoom(WorkbenchState::minZoom); });
    QObject::connect(theme, &Theme::zoomChanged, settings, &WorkbenchSettings::setZoom);
}

void addThemes(CommandMenu *menu, Theme *theme, WorkbenchSettings *settings)
{
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, ThemeChoice choice) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(theme->choice() == choice);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, theme, [theme, settings, choice] {
            theme->setChoice(choice);
            settings->setTheme(choice);
        });
    };
    add(Words::tr("Same as the &system"), ThemeChoice::System);
    add(Words::tr("&Light"), ThemeChoice::Light);
    add(Words::tr("&Dark"), ThemeChoice::Dark);
}

} // namespace

void addLookCommands(CommandMenu *menu, Theme *theme, WorkbenchSettings *settings)
{
    addZoom(menu, theme, settings);
    addThemes(menu->addCommands(Words::tr("Th&eme")), theme, settings);
}

} // namespace swb

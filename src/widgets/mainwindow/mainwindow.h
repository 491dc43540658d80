// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include "widgets/common/menugroups.h"
#include "widgets/common/taborder.h"

#include <QMainWindow>
#include <QPointer>
#include <memory>

class QStackedWidget;
class QTabBar;

namespace swb {

class ActivityBar;
class ActivityMeter;
class CaptionBar;
class ClientPanel;
class CompareView;
class DetailPane;
class DetailsBeside;
class ExamplesMenu;
class ExampleSetup;
class Experiments;
class JoinBar;
class LogModel;
class LogPages;
class LogView;
class RelayPanel;
class NavigationActions;
class Pages;
class Presentation;
class SavedFilters;
class ServerPanel;
class SessionDesk;
class ShortcutsDialog;
class Theme;
class WorkbenchSettings;
struct Example;

struct Page;

namespace Ui {
class MainWindow;
}

/// The workbench's window: servers on the left, clients on the right, below them the shared log and one
/// message in detail; other views have their own pages. It assembles the parts and holds the actions; the
/// parts do the work. Engine, experiments, settings and theme must outlive it.
class MainWindow : public TabOrdered<QMainWindow>
{
    Q_OBJECT

public:
    MainWindow(Engine *engine, Experiments *experiments, WorkbenchSettings *settings, Theme *theme,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] bool isPresenting() const;

public Q_SLOTS:
    /// Shows a session file in a separate window, or says why not.
    void openSession(const QString &path);
    /// Hides the editing controls and enlarges the text; false restores everything as it was.
    void setPresenting(bool presenting);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void setUpPanels();
    void setUpPages();
    [[nodiscard]] Page workbenchPage();
    [[nodiscard]] Page makeComparePage();
    [[nodiscard]] Page makeBoundariesPage();
    void setUpRelays();
    void showRelays(bool shown);
    void setUpLog();
    void setUpPresentation();
    void setUpActions();
    void setUpHelp();
    void offerAuthority();
    void setUpServerActions();
    void setUpSessions();
    void setUpLogActions();
    void setUpViewActions();
    void setUpToolBar();
    void setUpStatus();
    void showActivity();
    void stopAll();
    void restoreLayout();
    void saveLayout();
    void standDefault();
    void showEditing(bool visible);
    void showStage(QWidget *stage);
    void hideAddresses();
    void showHints();
    void showShortcuts();
    void showStartProblem();
    void setUpExamples();
    void offerExamples();
    void setUp(const Example &example);

    std::unique_ptr<Ui::MainWindow> m_ui;
    Engine *m_engine;
    Experiments *m_experiments;
    WorkbenchSettings *m_settings;
    Theme *m_theme;
    MenuGroups m_menus;
    LogModel *m_logModel;
    ActivityMeter *m_meter;
    ServerPanel *m_servers = nullptr;
    ClientPanel *m_clients = nullptr;
    RelayPanel *m_relays = nullptr;
    QStackedWidget *m_upperPages = nullptr; ///< servers and clients, or relays
    SessionDesk *m_sessions = nullptr;
    LogView *m_log = nullptr;
    SavedFilters *m_filters = nullptr;
    LogPages *m_logPages = nullptr;
    NavigationActions *m_navigation = nullptr;
    QWidget *m_stage = nullptr; ///< the visible bar while presenting
    DetailPane *m_detail = nullptr;
    DetailsBeside *m_details = nullptr;
    CompareView *m_compare = nullptr; ///< created when its page is first shown
    QTabBar *m_tabs = nullptr;
    Pages *m_pages = nullptr;
    CaptionBar *m_caption = nullptr;
    JoinBar *m_join = nullptr;
    ActivityBar *m_activityBar = nullptr;
    ExamplesMenu *m_examples = nullptr;
    ExampleSetup *m_exampleSetup = nullptr;
    QAction *m_relaysAction = nullptr;
    QAction *m_stopAllAction = nullptr;
    QAction *m_presentAction = nullptr;
    Presentation *m_presentation = nullptr;
    QAction *m_freezeAction = nullptr;
    QAction *m_hideAction = nullptr;
    QPointer<ShortcutsDialog> m_shortcuts;
};

} // namespace swb

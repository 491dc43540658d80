// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/openedlog.h"

#include "widgets/common/menugroups.h"
#include "widgets/common/taborder.h"

#include <QMainWindow>
#include <QThreadPool>
#include <QTimer>
#include <optional>

namespace swb {

class ConversationModel;
class DetailPane;
class DetailsBeside;
class InlineMessage;
class LogModel;
class LogPages;
class LogView;
class NavigationActions;
class SessionBar;
class SessionOffer;
class SessionSaver;
struct TakeOverTarget;

/// One session file, shown like the live log, whatever its size: with everything for navigating in a log, its
/// conversations, export and a copy under another name. What the session holds besides the log can be taken
/// over into the workbench. Marks and notes may be changed; they are written back into the file, and if that
/// is impossible, it says so. An imported file is shown from a copy that is deleted with the window.
class SessionWindow : public TabOrdered<QMainWindow>
{
    Q_OBJECT

public:
    /// The opened log must have one. The name is that of the file that the user knows.
    SessionWindow(std::shared_ptr<OpenedLog> opened, const QString &name, const TakeOverTarget &target,
                  QWidget *parent = nullptr);
    /// Waits for marks and notes that are being written.
    ~SessionWindow() override;

    [[nodiscard]] const QString &path() const { return m_opened->session->path(); }
    [[nodiscard]] LogView *log() const;

public Q_SLOTS:
    void chooseAndSave();
    /// Saves everything, with marks and notes, in the background.
    void saveAs(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void setUpParts();
    void setUpCommands();
    void setUpToolBar(QAction *save);
    void lookAfter();
    void saveAnnotations();
    void tellOfImport(const QString &name);

    std::shared_ptr<OpenedLog> m_opened;
    MessageLog &m_log;
    LogModel *m_model;
    SessionBar *m_bar;
    InlineMessage *m_message;
    SessionOffer *m_offer;
    ConversationModel *m_conversations;
    LogPages *m_pages;
    DetailPane *m_detail;
    DetailsBeside *m_details = nullptr;
    SessionSaver *m_saver;
    MenuGroups m_menus;
    NavigationActions *m_navigation = nullptr;
    quint64 m_savedRevision = 0;
    std::optional<quint64> m_unreadable; ///< as shown
    QTimer m_clock;
    QThreadPool m_writer; ///< one thread; the last member, since its jobs use the others
};

} // namespace swb

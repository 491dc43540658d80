// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "widgets/common/filedialogs.h"

#include <QMap>
#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <functional>

class QWidget;

namespace swb {

class MessageLog;
class SessionBar;

/// Saves a whole log as a session file, in a separate thread, and shows the progress and the result in a bar.
/// Log and bar must outlive it.
class SessionSaver : public QObject
{
    Q_OBJECT

public:
    using Documents = QMap<QString, QByteArray>;

    SessionSaver(MessageLog &log, SessionBar *bar, QObject *parent = nullptr);
    /// Cancels saving in progress.
    ~SessionSaver() override;

    /// The log as it is now, with these documents, which are generated in another thread. Does nothing while
    /// another one is being saved.
    void save(const QString &path, std::function<Documents()> documents);
    void cancel() { m_giveUp = true; }

    /// A suggested name for what is saved now.
    [[nodiscard]] static QString suggestedName();
    [[nodiscard]] static FileQuestion question();

private:
    void saved(const QString &path, const Error &error);

    MessageLog &m_log;
    SessionBar *m_bar;
    bool m_saving = false;
    std::atomic<bool> m_giveUp = false;
    QThreadPool m_jobs; ///< the last member, since its jobs use the others
};

} // namespace swb

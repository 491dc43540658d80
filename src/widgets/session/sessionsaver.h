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

/// Saves all of a log as a session file, in a thread of its own, and says in a bar how far it is and how it
/// went. Log and bar must outlive it.
class SessionSaver : public QObject
{
    Q_OBJECT

public:
    using Documents = QMap<QString, QByteArray>;

    SessionSaver(MessageLog &log, SessionBar *bar, QObject *parent = nullptr);
    /// Gives up what is being saved.
    ~SessionSaver() override;

    /// The log as it is now, with these documents, which are asked for in another thread. Nothing while
    /// another one is being saved.
    void save(const QString &path, std::function<Documents()> documents);
    void cancel() { m_giveUp = true; }

    /// A name for what is saved now, to start from.
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

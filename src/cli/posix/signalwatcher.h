// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace swb {

/// Turns Ctrl+C (SIGINT), SIGTERM and the end of the terminal (SIGHUP) into a signal of the event loop,
/// through a pipe to ourselves. An INT or TERM that comes a second later or more ends the program
/// immediately, as it does by default. A signal that was ignored at the start, as with nohup, stays ignored.
/// One object at a time, in the main thread.
class SignalWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

Q_SIGNALS:
    void stopWanted(int signal);

private:
    void readPipe();

    int m_readEnd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace swb

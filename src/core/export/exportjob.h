// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exportfile.h"
#include "core/tasks/backgroundtask.h"

namespace swb {

/// An export into a file in its own thread. The log must outlive it.
class ExportJob : public BackgroundTask
{
    Q_OBJECT

public:
    explicit ExportJob(const MessageLog &log, QObject *parent = nullptr);
    ~ExportJob() override;

    void start(ExportSelection selection, ExportFormat format, const QString &path,
               const ExportOptions &options = {});
    /// Of the finished export.
    [[nodiscard]] const ExportOutcome &outcome() const { return *m_outcome; }

private:
    const MessageLog &m_log;
    std::shared_ptr<ExportOutcome> m_outcome = std::make_shared<ExportOutcome>(); ///< written by the thread
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportjob.h"

namespace swb {

using namespace Qt::StringLiterals;

ExportJob::ExportJob(const MessageLog &log, QObject *parent)
    : BackgroundTask(parent)
    , m_log(log)
{ }

ExportJob::~ExportJob() = default;

void ExportJob::start(ExportSelection selection, ExportFormat format, const QString &path,
                      const ExportOptions &options)
{
    m_outcome = std::make_shared<ExportOutcome>();
    BackgroundTask::start(u"swb.export"_s,
                          [&log = m_log, selection = std::move(selection), format, path, options,
                           outcome = m_outcome](TaskControl &control) {
                              *outcome = exportToFile(log, selection, format, path, control, options);
                          });
}

} // namespace swb

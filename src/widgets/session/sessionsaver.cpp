// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessionsaver.h"

#include "core/log/messagelog.h"
#include "core/session/sessioncopy.h"
#include "core/tasks/handover.h"
#include "widgets/session/sessionbar.h"

#include <QDateTime>
#include <utility>

using namespace Qt::StringLiterals;

namespace swb {

SessionSaver::SessionSaver(MessageLog &log, SessionBar *bar, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_bar(bar)
{
    m_jobs.setMaxThreadCount(1);
}

SessionSaver::~SessionSaver()
{
    m_giveUp = true;
}

QString SessionSaver::suggestedName()
{
    return QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH-mm"_s) + u".swbs"_s;
}

FileQuestion SessionSaver::question()
{
    return {u"session"_s, tr("Save session"), {tr("Sessions (*.swbs)")}};
}

void SessionSaver::save(const QString &path, std::function<Documents()> documents)
{
    if (std::exchange(m_saving, true))
        return;
    m_giveUp = false;
    m_bar->showProgress(tr("Saving the session"), 0, 1);
    m_log.collect();
    handOver(m_jobs, [this, path, documents = std::move(documents)] {
        quint64 shown = 0;
        const Error error
            = copySession(m_log, documents(), path, [this, &shown](quint64 done, quint64 total) {
                  const quint64 percent = done * 100 / total;
                  if (std::exchange(shown, percent) != percent)
                      handOver(this, [this, done, total] {
                          m_bar->showProgress(tr("Saving the session"), done, total);
                      });
                  return !m_giveUp;
              });
        handOver(this, [this, path, error] { saved(path, error); });
    });
}

void SessionSaver::saved(const QString &path, const Error &error)
{
    m_saving = false;
    m_bar->endProgress();
    if (error.isError())
        m_bar->showError(error);
    else
        m_bar->showText(m_giveUp ? tr("Saving was stopped; no file is left behind.")
                                 : tr("Saved as %1.").arg(path));
}

} // namespace swb

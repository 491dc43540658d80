// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/recordingbutton.h"

#include "core/session/recorder.h"
#include "core/values/quantities.h"
#include "widgets/accessible/accessible.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/icons.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr int everyMs = 250;
constexpr int sizesMB[] = {250, 1000, 4000, 16'000};

QString sizeText(int megabytes)
{
    return quantities::bytes(qint64(megabytes) * WorkbenchState::megabyte);
}

} // namespace

RecordingButton::RecordingButton(const Recorder *recorder, WorkbenchSettings *settings, QWidget *parent)
    : QToolButton(parent)
    , m_recorder(recorder)
    , m_settings(settings)
    , m_switch(new QAction(tr("&Record what happens"), this))
{
    setIcon(themeIcon(u"record"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setObjectName(u"recordingButton"_s);
    setUpMenu();
    connect(recorder, &Recorder::changed, this, &RecordingButton::showStatus);
    connect(&m_clock, &QTimer::timeout, this, &RecordingButton::showStatus);
    m_clock.start(everyMs);
    showStatus();
}

void RecordingButton::setUpMenu()
{
    auto *menu = new QMenu(this);
    menu->setAccessibleName(tr("Recording"));
    menu->setToolTipsVisible(true);
    m_switch->setCheckable(true);
    m_switch->setChecked(m_settings->state().recording);
    m_switch->setToolTip(tr("Keep everything in a file, so that nothing is lost when the workbench ends"));
    menu->addAction(m_switch);
    connect(m_switch, &QAction::toggled, m_settings, &WorkbenchSettings::setRecording);
    setUpSizes(accessible::named(menu->addMenu(tr("&Size of a file"))));
    setMenu(menu);
}

void RecordingButton::setUpSizes(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    menu->setToolTipsVisible(true);
    for (const int size : sizesMB) {
        QAction *action = menu->addAction(tr("At most %1").arg(sizeText(size)));
        action->setToolTip(tr("If the file would grow larger, its oldest messages are removed"));
        action->setCheckable(true);
        action->setChecked(size == m_settings->state().recordingMB);
        group->addAction(action);
        connect(action, &QAction::triggered, m_settings,
                [settings = m_settings, size] { settings->setRecordingSize(size); });
    }
}

/// As wide as its usual texts, so that the buttons beside it stay where they are.
QSize RecordingButton::sizeHint() const
{
    const auto advance = [this](const QString &words) { return fontMetrics().horizontalAdvance(words); };
    const int widest = std::max(advance(tr("Not recording")), advance(tr("Recording")));
    return QToolButton::sizeHint() + QSize(std::max(0, widest - advance(text())), 0);
}

void RecordingButton::showStatus()
{
    const RecordingStatus status = m_recorder->status();
    const QLocale locale;
    QString words = tr("Not recording");
    QStringList more;
    if (status.state == RecordingState::Recording) {
        const bool behind = status.backlog > 0 && status.backlogMs > behindMs;
        words = behind ? tr("Recording, %1 behind").arg(locale.toString(status.backlog)) : tr("Recording");
        more.append(status.path);
        more.append(tr("%1 messages, %2", nullptr, quantities::plural(status.recorded))
                        .arg(locale.toString(status.recorded), quantities::bytes(status.fileBytes)));
        if (behind)
            more.append(
                tr("%1 messages have waited in memory for %2 ms", nullptr, quantities::plural(status.backlog))
                    .arg(locale.toString(status.backlog), locale.toString(status.backlogMs)));
    } else if (status.state == RecordingState::Failed) {
        words = tr("Recording ended");
        more.append(status.error.toString());
    } else {
        more.append(tr("Nothing is kept when the workbench ends"));
    }
    if (status.removed > 0)
        more.append(tr("The %1 oldest messages were removed to keep the file small", nullptr,
                       quantities::plural(status.removed))
                        .arg(locale.toString(status.removed)));
    if (status.notRecorded > 0) {
        const QString lost = locale.toString(status.notRecorded);
        words = tr("%1 (%2 lost)").arg(words, lost);
        more.append(
            tr("%1 messages came too fast to be recorded", nullptr, quantities::plural(status.notRecorded))
                .arg(lost));
    }
    if (text() == words && toolTip() == more.join(u'\n'))
        return;
    setText(words);
    setAccessibleName(tr("Recording"));
    setAccessibleDescription(words);
    setToolTip(more.join(u'\n'));
}

} // namespace swb

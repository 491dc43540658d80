// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/livecharts.h"

#include "bench/gui/prober.h"
#include "core/log/messagelog.h"
#include "net/compare/netexperiments.h"
#include "widgets/charts/chart.h"
#include "widgets/charts/chartpanel.h"
#include "widgets/compare/compareview.h"
#include "widgets/compare/resultpane.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <ctime>

namespace swb::bench {
namespace {

constexpr int patienceMs = 60'000; // for what takes no time on a machine that is not ten times too slow

/// Both lanes at the same time and at full speed, for longer than anybody watches.
Work fullSpeed()
{
    Work work;
    work.count = limits::workMessages;
    work.pace = WorkPace::AsFast;
    work.order = LaneOrder::AtOnce;
    return work;
}

/// Of this thread, in milliseconds: its own work, however busy the machine is.
double processorTime()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

/// Records when a chart with new numbers was painted.
class Frames : public QObject
{
public:
    explicit Frames(Chart *chart)
    {
        connect(chart, &Chart::drawn, this, [this] { m_new = true; });
        chart->findChild<QWidget *>()->installEventFilter(this); // the plot fills it
        m_clock.start();
    }
    /// Milliseconds between consecutive ones.
    [[nodiscard]] const std::vector<double> &gaps() const { return m_gaps; }
    [[nodiscard]] bool any() const { return m_last >= 0; }
    void forget() { m_gaps.clear(); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || !std::exchange(m_new, false))
            return false;
        const qint64 now = m_clock.nsecsElapsed();
        if (m_last >= 0)
            m_gaps.push_back(double(now - m_last) / 1e6);
        m_last = now;
        return false;
    }

private:
    QElapsedTimer m_clock;
    qint64 m_last = -1;
    bool m_new = false;
    std::vector<double> m_gaps;
};

/// Runs while this holds, but no longer than the limit.
void runWhile(const std::function<bool()> &condition, int longestMs)
{
    QElapsedTimer clock;
    clock.start();
    QTimer awake; // a loop without events would not check the clock
    awake.start(5);
    while (condition() && !clock.hasExpired(longestMs))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

quint64 answered(const CompareView &view)
{
    quint64 sum = 0;
    for (const Scorecard &result : view.results()->results()) {
        for (const auto &lane : {result.tcp, result.udp})
            sum += lane ? lane->whole.answered() : 0;
    }
    return sum;
}

} // namespace

QJsonObject measureLiveCharts(double seconds, const QString &value)
{
    const QTemporaryDir folder;
    MessageLog log;
    NetExperiments experiments(log);
    WorkbenchSettings settings(folder.path());
    settings.setComparison(fullSpeed(), false, false);
    settings.flush(); // the disk is not being measured
    const Theme theme(qApp);
    CompareView view(&experiments, &settings);
    view.resize(1280, 720);
    view.show();
    const ChartPanel *panel = view.findChild<ChartPanel *>();
    Frames frames(panel->chart(panel->shownKind()));
    view.run();
    runWhile([&frames] { return frames.gaps().empty(); }, patienceMs);
    frames.forget();
    std::vector<double> delays;
    const double before = processorTime();
    QElapsedTimer clock;
    clock.start();
    {
        const Prober prober;
        runWhile([] { return true; }, int(seconds * 1000));
        runWhile([&frames] { return frames.gaps().empty(); }, patienceMs);
        delays = prober.delays();
    }
    seconds = double(clock.nsecsElapsed()) / 1e9;
    const double spent = processorTime() - before;
    const std::vector<double> gaps = frames.gaps();
    view.stop();
    runWhile([&view] { return view.isRunning(); }, patienceMs);
    const double perSecond = double(gaps.size()) / seconds;
    const quint64 messages = answered(view);
    return {
        {QStringLiteral("value"), value == QStringLiteral("delay") ? percentile(delays, 0.99) : perSecond},
        {QStringLiteral("note"),
         QStringLiteral(
             "%1 frames/s, p50 %2 ms and p99 %3 ms apart, %4 ms of the thread's time each; delay p50 %5 ms, "
             "p99 %6 ms; %7 answers")
             .arg(perSecond, 0, 'f', 1)
             .arg(percentile(gaps, 0.5), 0, 'f', 1)
             .arg(percentile(gaps, 0.99), 0, 'f', 1)
             .arg(spent / double(std::max(gaps.size(), std::size_t(1))), 0, 'f', 1)
             .arg(percentile(delays, 0.5), 0, 'f', 2)
             .arg(percentile(delays, 0.99), 0, 'f', 1)
             .arg(messages)},
        {QStringLiteral("failure"),
         messages > 0 && !gaps.empty() ? QString() : QStringLiteral("nothing was drawn")},
    };
}

} // namespace swb::bench

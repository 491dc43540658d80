// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/livecharts.h"
#include "bench/gui/logtraffic.h"
#include "bench/gui/logwork.h"
#include "bench/gui/prober.h"
#include "bench/gui/wholewindow.h"
#include "core/log/messagelog.h"
#include "models/log/logmodel.h"
#include "widgets/log/logview.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTableView>
#include <cstdio>

using namespace swb;
using namespace swb::bench;

namespace {

constexpr int messagesPerSecond = 100'000;

/// Counts how often a widget is painted.
class PaintCounter : public QObject
{
public:
    using QObject::QObject;
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint;
        return false;
    }

private:
    int m_count = 0;
};

int report(const QJsonObject &json)
{
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    return json[QStringLiteral("failure")].toString().isEmpty() ? 0 : 1;
}

void runWhile(const std::function<bool()> &condition)
{
    while (condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// The log's view, visible while messages pass: how late does the GUI thread handle an event?
int measureStalls(double seconds)
{
    MessageLog log;
    LogModel model(log);
    LogView view(&model);
    view.resize(1024, 400);
    view.show();
    PaintCounter paints;
    view.findChild<QTableView *>()->viewport()->installEventFilter(&paints);
    std::vector<double> delays;
    qint64 written = 0;
    {
        const Prober prober;
        const LogTraffic traffic(log, messagesPerSecond, seconds);
        runWhile([&traffic] { return !traffic.isOver(); });
        written = traffic.written();
        delays = prober.delays();
    }
    model.refresh();
    QString failure;
    if (model.counts().total + model.counts().evicted != written)
        failure
            = QStringLiteral("%1 messages written, %2 in the view").arg(written).arg(model.counts().total);
    if (paints.count() == 0)
        failure = QStringLiteral("the view was not painted");
    return report({
        {QStringLiteral("value"), percentile(delays, 0.99)},
        {QStringLiteral("note"),
         QStringLiteral("worst %1 ms, %2 messages, painted %3 times")
             .arg(percentile(delays, 1), 0, 'f', 1)
             .arg(written)
             .arg(paints.count())},
        {QStringLiteral("failure"), failure},
    });
}

} // namespace

/// swb-bench-gui stalls SECONDS | filter FILTER MESSAGES | tshark MESSAGES | long MESSAGES SECONDS |
///     walk MESSAGES SECONDS | look MESSAGES | detail BYTES | charts SECONDS frames|delay
int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("stalls"))
        return measureStalls(arguments.value(2).toDouble());
    if (arguments.value(1) == QStringLiteral("filter"))
        return report(measureFilter(arguments.value(2), arguments.value(3).toInt()));
    if (arguments.value(1) == QStringLiteral("tshark"))
        return report(measureBesideTshark(arguments.value(2).toInt()));
    if (arguments.value(1) == QStringLiteral("long"))
        return report(measureLongLog(arguments.value(2).toInt(), arguments.value(3).toDouble()));
    if (arguments.value(1) == QStringLiteral("detail"))
        return report(measureDetail(arguments.value(2).toInt()));
    if (arguments.value(1) == QStringLiteral("charts"))
        return report(measureLiveCharts(arguments.value(2).toDouble(), arguments.value(3)));
    if (arguments.value(1) == QStringLiteral("look"))
        return showWindow(arguments.value(2).toInt());
    if (arguments.value(1) == QStringLiteral("walk"))
        return report(
            measureWalk(arguments.value(2).toInt(), messagesPerSecond, arguments.value(3).toDouble()));
    return 2;
}

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/logtraffic.h"
#include "bench/gui/prober.h"
#include "core/log/messagelog.h"
#include "models/logmodel.h"
#include "widgets/log/logview.h"

#include <QApplication>
#include <QElapsedTimer>
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

/// The log's view in sight while messages pass: how late does the GUI thread come to an event?
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
        const Prober prober(&model);
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

/// From setting a filter until every event was looked at.
int measureFilter(int messages)
{
    MessageLog log;
    fill(log, messages, QByteArrayLiteral("needle"));
    LogModel model(log);
    model.refresh();
    QElapsedTimer timer;
    timer.start();
    model.setFilter(Filter::containing(QStringLiteral("needle")));
    runWhile([&model] { return model.counts().unread > 0; });
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    const qint64 expected = (messages + 999) / 1000;
    QString failure;
    if (model.counts().shown != expected)
        failure = QStringLiteral("%1 rows found instead of %2").arg(model.counts().shown).arg(expected);
    return report({
        {QStringLiteral("value"), milliseconds},
        {QStringLiteral("note"), QStringLiteral("%1 events").arg(messages)},
        {QStringLiteral("failure"), failure},
    });
}

} // namespace

/// swb-bench-gui stalls SECONDS | filter MESSAGES
int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("stalls"))
        return measureStalls(arguments.value(2).toDouble());
    if (arguments.value(1) == QStringLiteral("filter"))
        return measureFilter(arguments.value(2).toInt());
    return 2;
}

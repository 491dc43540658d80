// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/wholewindow.h"

#include "bench/gui/logtraffic.h"
#include "bench/gui/prober.h"
#include "net/compare/netexperiments.h"
#include "support/fakeengine.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <optional>

namespace swb::bench {
namespace {

constexpr qint64 roomForAll = qint64(4) << 30;
constexpr int stepMs = 25;

/// The window with its log filled.
struct Whole
{
    explicit Whole(int messages)
        : settings(folder.path())
        , theme(qApp)
    {
        engine.log().setMemoryBudget(roomForAll);
        fill(engine.log(), messages, QByteArrayLiteral("needle"));
        engine.log().collect();
        window.emplace(&engine, &experiments, &settings, &theme);
        window->resize(1280, 720);
        window->show();
        table = named<QTableView>(QStringLiteral("Message log"));
        filter = named<QLineEdit>(QStringLiteral("Filter"));
    }
    template <typename Kind>
    [[nodiscard]] Kind *named(const QString &name) const
    {
        for (Kind *widget : window->findChildren<Kind *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }

    QTemporaryDir folder;
    FakeEngine engine;
    NetExperiments experiments{engine.log()};
    WorkbenchSettings settings;
    Theme theme;
    std::optional<MainWindow> window;
    QTableView *table = nullptr;
    QLineEdit *filter = nullptr;
};

void press(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(widget, &down);
}

/// What users do with a log, one action after the other.
void act(Whole &whole, int step)
{
    switch (step % 16) {
    case 0:
        return press(whole.table, Qt::Key_Home);
    case 3:
        return press(whole.table, Qt::Key_End);
    case 6:
        return whole.window->resize(1024, 700);
    case 8:
        return whole.filter->setText(QStringLiteral("needle"));
    case 11:
        return whole.filter->clear();
    case 12:
        return whole.window->resize(1280, 720);
    default:
        return press(whole.table, step % 2 ? Qt::Key_PageUp : Qt::Key_PageDown);
    }
}

} // namespace

int showWindow(int messages)
{
    const Whole whole(messages);
    return QApplication::exec();
}

QJsonObject measureWalk(int messages, int addedPerSecond, double seconds)
{
    Whole whole(messages);
    QCoreApplication::processEvents();
    std::vector<double> delays;
    int steps = 0;
    {
        const Prober prober;
        const LogTraffic traffic(whole.engine.log(), addedPerSecond, seconds);
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, [&] { act(whole, steps++); });
        timer.start(stepMs);
        while (!traffic.isOver())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        delays = prober.delays();
    }
    return {
        {QStringLiteral("value"), percentile(delays, 0.99)},
        {QStringLiteral("note"),
         QStringLiteral("worst %1 ms, %2 steps over %3 rows, %4 added a second")
             .arg(percentile(delays, 1), 0, 'f', 1)
             .arg(steps)
             .arg(messages)
             .arg(addedPerSecond)},
        {QStringLiteral("failure"), steps > 0 ? QString() : QStringLiteral("nothing was done")},
    };
}

} // namespace swb::bench

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/logtraffic.h"
#include "bench/gui/logwork.h"
#include "bench/gui/prober.h"
#include "models/log/logmodel.h"
#include "widgets/log/logview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>

namespace swb::bench {
namespace {

constexpr int messagesPerSecond = 100'000;
constexpr int actionMs = 25;
constexpr qint64 roomPerEvent = 192;
constexpr qint64 room = 256 << 20;

/// Simulates a user at the keyboard: an action every 25 ms.
class Hands
{
public:
    explicit Hands(LogView &view)
        : m_view(view)
        , m_table(view.findChild<QTableView *>())
        , m_filter(view.findChild<QLineEdit *>(QStringLiteral("filterLineEdit")))
    {
        QObject::connect(&m_timer, &QTimer::timeout, &view, [this] { act(m_actions++); });
        m_timer.start(actionMs);
    }
    [[nodiscard]] int actions() const { return m_actions; }

private:
    void press(Qt::Key key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(m_table, &event);
    }
    void act(int number)
    {
        static const QStringList filters{QStringLiteral("text contains \"needle\""), QStringLiteral("number"),
                                         QString(), QStringLiteral("tcp and len < 1k")};
        switch (number % 8) {
        case 0:
            return press(Qt::Key_End);
        case 4:
            return press(Qt::Key_Home);
        case 5:
            return m_view.resize(number % 16 < 8 ? QSize(1000, 500) : QSize(1200, 700));
        case 7:
            if (number % 32 == 7)
                m_filter->setText(filters.at(number / 32 % filters.size()));
            return;
        default:
            return press(number % 8 < 4 ? Qt::Key_PageUp : Qt::Key_PageDown);
        }
    }

    LogView &m_view;
    QTableView *m_table;
    QLineEdit *m_filter;
    QTimer m_timer;
    int m_actions = 0;
};

void runFor(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(int(seconds * 1000), &loop, &QEventLoop::quit);
    loop.exec();
}

std::vector<double> delaysFor(double seconds)
{
    const Prober prober;
    runFor(seconds);
    return prober.delays();
}

} // namespace

QJsonObject measureLongLog(int messages, double seconds)
{
    MessageLog log(messages * roomPerEvent + room);
    fill(log, messages, QByteArrayLiteral("needle"));
    LogModel model(log);
    LogView view(&model);
    view.resize(1000, 500);
    view.show();
    model.refresh();
    const bool held = model.rowCount() == messages;
    runFor(0.2);
    const Hands hands(view);
    const std::vector<double> inPeace = delaysFor(seconds / 2);
    std::vector<double> inTraffic;
    {
        const LogTraffic traffic(log, messagesPerSecond, seconds / 2);
        inTraffic = delaysFor(seconds / 2);
    }
    QJsonObject json{
        {QStringLiteral("value"), std::max(percentile(inPeace, 0.99), percentile(inTraffic, 0.99))},
        {QStringLiteral("note"),
         QStringLiteral("p99 %1 ms in peace, %2 ms with 100,000 messages/s, worst %3 ms, %4 actions")
             .arg(percentile(inPeace, 0.99), 0, 'f', 1)
             .arg(percentile(inTraffic, 0.99), 0, 'f', 1)
             .arg(std::max(percentile(inPeace, 1), percentile(inTraffic, 1)), 0, 'f', 1)
             .arg(hands.actions())},
    };
    if (!held)
        json[QStringLiteral("failure")] = QStringLiteral("the log did not hold %1 messages").arg(messages);
    return json;
}

} // namespace swb::bench

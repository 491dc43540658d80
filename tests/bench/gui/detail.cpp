// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/logwork.h"
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "widgets/detail/detailpane.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <algorithm>
#include <vector>

namespace swb::bench {
namespace {

constexpr int rounds = 20;

QByteArray randomBytes(QRandomGenerator &random, int bytes)
{
    QByteArray payload(bytes, Qt::Uninitialized);
    std::generate(payload.begin(), payload.end(), [&random] { return char(random.bounded(256)); });
    return payload;
}

double timeOf(DetailPane &pane, quint64 id)
{
    QElapsedTimer clock;
    clock.start();
    pane.showMessage(id);
    QCoreApplication::processEvents(); // paints it
    return double(clock.nsecsElapsed()) / 1e6;
}

} // namespace

QJsonObject measureDetail(int bytes)
{
    MessageLog log;
    const auto writer = log.makeWriter();
    QRandomGenerator random(1);
    for (int i = 0; i < rounds; ++i)
        writer->data({EndpointId(1), ConversationId::None, Transport::Tcp}, Direction::In,
                     randomBytes(random, bytes));
    log.collect();
    DetailPane pane(log);
    pane.resize(1280, 300);
    pane.show();
    const auto showAll = [&] {
        std::vector<double> times;
        for (quint64 id = log.firstId(); id < log.endId(); ++id)
            times.push_back(timeOf(pane, id));
        std::sort(times.begin(), times.end());
        return times;
    };
    // Random bytes contain characters of any script, and each script looks up its font once per run.
    const double worstWithFonts = showAll().back();
    const std::vector<double> times = showAll();
    return {
        {QStringLiteral("value"), times.back()},
        {QStringLiteral("note"),
         QStringLiteral("middle %1 ms; worst while fonts were looked for %2 ms")
             .arg(times[times.size() / 2], 0, 'f', 1)
             .arg(worstWithFonts, 0, 'f', 1)},
        {QStringLiteral("failure"), QString()},
    };
}

} // namespace swb::bench

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demorun.h"

#include "core/log/messagelog.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

QString milliseconds(std::optional<qint64> nanoseconds)
{
    return nanoseconds ? Words::tr("%1 ms").arg(double(*nanoseconds) / 1e6, 0, 'f', 3)
                       : Words::tr("not measured");
}

QString row(const QStringList &cells)
{
    QString text = cells.first().leftJustified(6);
    for (const QString &cell : cells.mid(1, 4))
        text += cell.rightJustified(14);
    return text % u"  "_s % cells.last() % u'\n';
}

QString row(const DemoRun &run, const MessageLog &log)
{
    const auto bytes = [&](auto counter) {
        return run.status.counters ? Words::tr("%1 B").arg((run.status.counters.get()->*counter).load())
                                   : u"-"_s;
    };
    const QString wrongAnswer = run.answer.isEmpty() ? Words::tr("none") : Words::tr("wrong");
    return row({displayName(run.transport),
                run.transport == Transport::Udp ? Words::tr("none") : milliseconds(run.setUpNs(log)),
                milliseconds(run.roundTripNs(log)), bytes(&TrafficCounters::bytesOut),
                bytes(&TrafficCounters::bytesIn), run.isRight() ? Words::tr("right") : wrongAnswer});
}

} // namespace

QByteArray DemoRun::question() const
{
    return "hello over " + QByteArray(schemeOf(transport).data(), schemeOf(transport).size());
}

QByteArray DemoRun::expectedAnswer() const
{
    return question().toUpper();
}

std::optional<qint64> DemoRun::setUpNs(const MessageLog &log) const
{
    std::optional<qint64> began;
    log.forEach(log.firstId(), log.endId(), [&](const Event &event) {
        if (event.endpoint == client && event.kind != EventKind::Note)
            began = event.timeNs;
        return !began;
    });
    if (!began || status.connectedNs == 0)
        return std::nullopt;
    return status.connectedNs - *began;
}

std::optional<qint64> DemoRun::roundTripNs(const MessageLog &log) const
{
    std::optional<qint64> asked;
    std::optional<qint64> answered;
    log.forEach(log.firstId(), log.endId(), [&](const Event &event) {
        if (event.kind != EventKind::Data || event.conversation != status.conversation)
            return true;
        if (event.direction == Direction::Out && !asked)
            asked = event.timeNs;
        else if (event.direction == Direction::In && asked)
            answered = event.timeNs;
        return !answered;
    });
    return answered ? std::optional(*answered - *asked) : std::nullopt;
}

bool DemoRun::isVerified(const MessageLog &log) const
{
    bool verified = false;
    log.forEach(log.firstId(), log.endId(), [&](const Event &event) {
        verified = event.conversation == status.conversation && event.kind == EventKind::Handshake
            && event.detail && event.detail->tls && event.detail->tls->verified;
        return !verified;
    });
    return verified;
}

QString demoTable(const QList<DemoRun> &runs, const MessageLog &log)
{
    QString text = row({QString(), Words::tr("set-up"), Words::tr("round trip"), Words::tr("sent"),
                        Words::tr("received"), Words::tr("answer")});
    for (const DemoRun &run : runs)
        text += row(run, log);
    const bool allRight
        = std::all_of(runs.cbegin(), runs.cend(), [](const DemoRun &run) { return run.isRight(); });
    text += u'\n'
        % (allRight ? Words::tr("All four answers are right.") : Words::tr("Not every answer is right."))
        % u'\n';
    for (const DemoRun &run : runs) {
        if (!run.problem.isEmpty())
            text += displayName(run.transport) % u": "_s % run.problem % u'\n';
    }
    return text;
}

} // namespace swb

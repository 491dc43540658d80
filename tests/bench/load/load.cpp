// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load/load.h"

#include "bench/load/datagrams.h"
#include "bench/load/httpgets.h"
#include "bench/load/pingpong.h"
#include "bench/load/streaming.h"

#include <QJsonDocument>
#include <cstdio>
#include <exception>

namespace swb::bench {
namespace {

void printLine(const QByteArray &line)
{
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

void hold(PingPong &load, const LoadSpec &spec, LoadResult &result)
{
    printLine("held");
    (void)std::getc(stdin); // the other side measures meanwhile
    load.roundOnEach();
    result.units = result.allUnits = spec.connections;
    result.seconds = 1;
}

void work(const LoadSpec &spec, LoadResult &result)
{
    if (spec.work == Work::Datagrams)
        return Datagrams(spec).run(result);
    if (spec.work == Work::HttpGet)
        return HttpGets(spec).run(result);
    if (spec.work == Work::Stream)
        return Streaming(spec).run(result);
    PingPong load(spec);
    load.connectAll();
    if (spec.work == Work::Hold)
        hold(load, spec, result);
    else
        load.exchange(result);
}

} // namespace

int runLoad(const LoadSpec &spec)
{
    LoadResult result;
    try {
        work(spec, result);
    } catch (const std::exception &error) {
        result.failure = QString::fromLocal8Bit(error.what());
    }
    printLine(QJsonDocument(result.toJson()).toJson(QJsonDocument::Compact));
    return result.intact() ? 0 : 1;
}

} // namespace swb::bench

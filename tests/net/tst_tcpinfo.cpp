// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/tcpinfo.h"

#include <QTest>

#ifdef Q_OS_LINUX
#include <linux/tcp.h>
#endif

using namespace swb;

/// The kernel's own structure, as newer and older kernels fill it.
class tst_TcpInfo : public QObject
{
    Q_OBJECT

#ifdef Q_OS_LINUX
private Q_SLOTS:
    void anOlderKernelsShorterAnswerIsReadAsFarAsItGoes();
    void whatIsNotMeasuredYetIsUnknown();
#endif
};

#ifdef Q_OS_LINUX

void tst_TcpInfo::anOlderKernelsShorterAnswerIsReadAsFarAsItGoes()
{
    tcp_info info{};
    info.tcpi_rto = 1;
    info.tcpi_snd_mss = 2;
    info.tcpi_unacked = 3;
    info.tcpi_lost = 4;
    info.tcpi_rtt = 5;
    info.tcpi_rttvar = 6;
    info.tcpi_snd_cwnd = 7;
    info.tcpi_total_retrans = 8;
    info.tcpi_segs_out = 9;
    info.tcpi_segs_in = 10;
    info.tcpi_min_rtt = 11;
    info.tcpi_delivery_rate = 5'000'000'000;
    struct Field
    {
        qint64 TcpFacts::*fact;
        qint64 value;
        size_t end;
    };
    const auto end = [](const auto &field, const tcp_info &whole) {
        return size_t(reinterpret_cast<const char *>(&field) - reinterpret_cast<const char *>(&whole))
            + sizeof field;
    };
    const QList<Field> fields{
        {&TcpFacts::rtoUs, 1, end(info.tcpi_rto, info)},
        {&TcpFacts::sendMss, 2, end(info.tcpi_snd_mss, info)},
        {&TcpFacts::unacked, 3, end(info.tcpi_unacked, info)},
        {&TcpFacts::lost, 4, end(info.tcpi_lost, info)},
        {&TcpFacts::rttUs, 5, end(info.tcpi_rtt, info)},
        {&TcpFacts::rttVarUs, 6, end(info.tcpi_rttvar, info)},
        {&TcpFacts::congestionWindow, 7, end(info.tcpi_snd_cwnd, info)},
        {&TcpFacts::retransmits, 8, end(info.tcpi_total_retrans, info)},
        {&TcpFacts::segmentsOut, 9, end(info.tcpi_segs_out, info)},
        {&TcpFacts::segmentsIn, 10, end(info.tcpi_segs_in, info)},
        {&TcpFacts::minRttUs, 11, end(info.tcpi_min_rtt, info)},
        {&TcpFacts::deliveryRate, 5'000'000'000, end(info.tcpi_delivery_rate, info)},
    };
    for (size_t length = 0; length <= sizeof info; ++length) {
        const QByteArray answer(reinterpret_cast<const char *>(&info), qsizetype(length));
        const TcpFacts facts = tcpFactsFrom(answer);
        for (const Field &field : fields)
            QCOMPARE(facts.*field.fact, field.end <= length ? field.value : -1);
    }
}

void tst_TcpInfo::whatIsNotMeasuredYetIsUnknown()
{
    tcp_info info{};
    info.tcpi_min_rtt = 0xffffffff;
    info.tcpi_rttvar = 250'000; // the kernel's initial estimate
    const TcpFacts facts = tcpFactsFrom({reinterpret_cast<const char *>(&info), sizeof info});
    QCOMPARE(facts.rttUs, -1);
    QCOMPARE(facts.rttVarUs, -1);
    QCOMPARE(facts.minRttUs, -1);
    QCOMPARE(facts.deliveryRate, -1);
    QCOMPARE(facts.retransmits, 0);
}

#endif

QTEST_GUILESS_MAIN(tst_TcpInfo)
#include "tst_tcpinfo.moc"

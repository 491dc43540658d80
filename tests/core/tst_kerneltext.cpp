// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/eventtext.h"
#include "core/log/kerneltext.h"
#include "core/log/logwriter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace swb;

class tst_KernelText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineTellsWhatTheKernelTold_data();
    void theLineTellsWhatTheKernelTold();
    void everyFigureIsMarkedOrSaidToBeUnknown();
    void aSampleKeepsItsFiguresInTheLog();
};

void tst_KernelText::theLineTellsWhatTheKernelTold_data()
{
    QTest::addColumn<qint64>("rttUs");
    QTest::addColumn<qint64>("retransmits");
    QTest::addColumn<qint64>("window");
    QTest::addColumn<QString>("line");
    QTest::newRow("all three") << 34LL << 0LL << 10LL << u"RTT 0.034 ms, 0 retransmits, cwnd 10"_s;
    QTest::newRow("one segment again")
        << 1'500'000LL << 1LL << 2LL << u"RTT 1500.000 ms, 1 retransmit, cwnd 2"_s;
    QTest::newRow("no round trip yet") << -1LL << 0LL << 10LL << u"0 retransmits, cwnd 10"_s;
    QTest::newRow("only the round trip") << 34LL << -1LL << -1LL << u"RTT 0.034 ms"_s;
    QTest::newRow("nothing") << -1LL << -1LL << -1LL << u"the kernel reports nothing about this connection"_s;
}

void tst_KernelText::theLineTellsWhatTheKernelTold()
{
    QFETCH(qint64, rttUs);
    QFETCH(qint64, retransmits);
    QFETCH(qint64, window);
    TcpFacts facts;
    facts.rttUs = rttUs;
    facts.retransmits = retransmits;
    facts.congestionWindow = window;
    QTEST(KernelText::line(facts), "line");
}

void tst_KernelText::everyFigureIsMarkedOrSaidToBeUnknown()
{
    const QStringList unknown = KernelText::full(TcpFacts{}).split(u'\n');
    QCOMPARE(unknown.filter(u"not reported by the kernel"_s).size(), unknown.size());
    QCOMPARE(KernelText::full(TcpFacts{}).count(QRegularExpression(u"\\d"_s)), 0);

    const QStringList known
        = KernelText::full(TcpFacts{34, 7, 20, 204'000, 1448, 10, 0, 3, 1, 12, 13, 99}).split(u'\n');
    QCOMPARE(known.size(), unknown.size());
    QCOMPARE(known.filter(u"(sampled)"_s).size(), known.size());
    QVERIFY(known.contains(u"Retransmission timeout: 204.000 ms (sampled)"_s));
    QVERIFY(known.contains(u"Segments retransmitted, total: 3 (sampled)"_s));
    QVERIFY(known.contains(u"Delivery rate, latest estimate: 99 B/s (sampled)"_s));
}

void tst_KernelText::aSampleKeepsItsFiguresInTheLog()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    writer->event({}, EventKind::Sample, Severity::Chat, Direction::None,
                  {{}, {}, {}, TcpFacts{.rttUs = 34}});
    writer->event({}, EventKind::Note, Severity::Note, Direction::None, {u"words"_s, {}, {}});
    log.collect();
    const auto sample = log.at(1);
    QVERIFY(sample && sample->detail && sample->detail->tcp);
    QCOMPARE(sample->evidence, Evidence::Sampled);
    QCOMPARE(EventText::info(*sample), u"RTT 0.034 ms"_s);
    QVERIFY(EventText::kernelFacts(*sample).startsWith(u"Smoothed round-trip time: 0.034 ms (sampled)"_s));
    QVERIFY(EventText::kernelFacts(*log.at(2)).isEmpty());
}

QTEST_GUILESS_MAIN(tst_KernelText)
#include "tst_kerneltext.moc"

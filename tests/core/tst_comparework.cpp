// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/account.h"
#include "core/compare/probe.h"
#include "core/compare/receiveraccount.h"
#include "core/compare/schedule.h"
#include "core/compare/workjson.h"

#include <QJsonObject>
#include <QTest>

using namespace swb;

/// What a comparison is asked to do, the content of its messages, and how they are counted.
class TstCompareWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seedsOfRepeatsAreDerivedAndDiffer()
    {
        QCOMPARE(repeatSeed(7, 0), 7U); // so that one run matches --seed
        QSet<quint64> seeds;
        for (const quint64 first : {0U, 1U, 7U}) {
            for (int repeat = 0; repeat < limits::workRepeats; ++repeat) {
                seeds.insert(repeatSeed(first, repeat));
                QCOMPARE(repeatSeed(first, repeat), repeatSeed(first, repeat));
                QVERIFY(repeatSeed(first, repeat) < 1ULL << 53); // --seed accepts it
            }
        }
        QCOMPARE(seeds.size(), 3 * limits::workRepeats);
    }
    void usualWorkIsFine() { QVERIFY(!workProblem(Work{}).isError()); }

    void bothLanesTakeTheSameWay()
    {
        Work work;
        work.tcp.on = work.udp.on = true;
        QCOMPARE(withRelaysAlike(work), work);
        work.udp.impairment.toServer.loss = 0.1;
        const Work alike = withRelaysAlike(work);
        QVERIFY(alike.tcp.hasRelay() && alike.udp.hasRelay());
        QCOMPARE(alike.tcp.impairment, work.tcp.impairment);
        work.udp.on = false; // a lane that does not run adds nothing
        QVERIFY(!withRelaysAlike(work).tcp.hasRelay());
        work.udp.on = true;
        work.tcp.on = false;
        QVERIFY(!withRelaysAlike(work).tcp.hasRelay());
    }

    void limitsHold_data()
    {
        QTest::addColumn<Work>("work");
        QTest::addColumn<bool>("fine");
        const auto row = [](const char *name, bool fine, auto change) {
            Work work;
            work.udp.on = true;
            change(work);
            QTest::newRow(name) << work << fine;
        };
        row("no message", false, [](Work &work) { work.count = 0; });
        row("one message", true, [](Work &work) { work.count = 1; });
        row("most messages", true, [](Work &work) { work.count = limits::workMessages; });
        row("one too many", false, [](Work &work) { work.count = limits::workMessages + 1; });
        row("no byte", false, [](Work &work) { work.size = 0; });
        row("one byte", true, [](Work &work) { work.size = 1; });
        row("largest datagram", true, [](Work &work) { work.size = limits::workMessageBytes; });
        row("larger", false, [](Work &work) { work.size = limits::workMessageBytes + 1; });
        row("largest record", true, [](Work &work) {
            work.size = limits::workDtlsBytes;
            work.udp.encrypted = true;
        });
        row("larger than a record", false, [](Work &work) {
            work.size = limits::workDtlsBytes + 1;
            work.udp.encrypted = true;
        });
        row("no connection", false, [](Work &work) { work.connections = 0; });
        row("most connections", true, [](Work &work) { work.connections = limits::workConnections; });
        row("one connection too many", false, [](Work &work) {
            work.count = 10'000;
            work.connections = limits::workConnections + 1;
        });
        row("more connections than messages", false, [](Work &work) {
            work.count = 2;
            work.connections = 3;
        });
        row("no rate", false, [](Work &work) { work.rate = 0; });
        row("highest rate", true, [](Work &work) { work.rate = limits::workRate; });
        row("higher", false, [](Work &work) { work.rate = limits::workRate + 1; });
        row("no repeat", false, [](Work &work) { work.repeats = 0; });
        row("most repeats", true, [](Work &work) { work.repeats = limits::workRepeats; });
        row("one repeat more", false, [](Work &work) { work.repeats = limits::workRepeats + 1; });
        row("no lane", false, [](Work &work) { work.tcp.on = work.udp.on = false; });
        row("one lane", true, [](Work &work) { work.tcp.on = false; });
        row("one way in ping-pong", false, [](Work &work) { work.direction = WorkDirection::OneWay; });
        row("one way", true, [](Work &work) {
            work.direction = WorkDirection::OneWay;
            work.pace = WorkPace::AsFast;
        });
        row("one way without numbers", false, [](Work &work) {
            work.direction = WorkDirection::OneWay;
            work.pace = WorkPace::AsFast;
            work.size = int(Probe::bytes) - 1;
        });
        row("one way to others", false, [](Work &work) {
            work.direction = WorkDirection::OneWay;
            work.pace = WorkPace::AsFast;
            work.tcp.server = EndpointUrl{Transport::Tcp, QStringLiteral("127.0.0.1"), 9};
        });
        row("another transport", false, [](Work &work) {
            work.tcp.server = EndpointUrl{Transport::Udp, QStringLiteral("127.0.0.1"), 9};
        });
        row("a server", true, [](Work &work) {
            work.tcp.server = EndpointUrl{Transport::Tcp, QStringLiteral("h"), 9};
        });
        row("a server without a host", false, [](Work &work) {
            work.tcp.server = EndpointUrl{Transport::Tcp, QString(), 9};
        });
        row("loss on TCP", false, [](Work &work) { work.tcp.impairment.toServer.loss = 0.1; });
        row("loss on UDP", true, [](Work &work) { work.udp.impairment.toServer.loss = 0.1; });
        row("slices on UDP", false, [](Work &work) { work.udp.impairment.toClient.sliceBytes = 1; });
        row("lines", true, [](Work &work) { work.framing = QStringLiteral("line"); });
        row("unknown framing", false, [](Work &work) { work.framing = QStringLiteral("lines"); });
        row("a line end within", false, [](Work &work) {
            work.framing = QStringLiteral("line");
            work.text = "a\nb";
        });
        row("too long for its length", false, [](Work &work) {
            work.framing = QStringLiteral("length1");
            work.size = 256;
        });
    }
    void limitsHold()
    {
        QFETCH(Work, work);
        QFETCH(bool, fine);
        const Error error = workProblem(work);
        QVERIFY2(error.isError() != fine, qPrintable(error.toString()));
    }

    void workSurvivesJson()
    {
        Work work;
        work.count = 77;
        work.pace = WorkPace::Bursts;
        work.burst = 5;
        work.direction = WorkDirection::Uppercase;
        work.text = QByteArray("h\xc3\xa4llo\0", 7);
        work.connections = 3;
        work.order = LaneOrder::AtOnce;
        work.tcp.encrypted = true;
        work.tcp.impairment.toClient.sliceBytes = 3;
        work.tcp.relayed = true;
        work.udp.server = EndpointUrl{Transport::Udp, QStringLiteral("localhost"), 12'000};
        work.udp.impairment.toServer.loss = 0.25;
        work.udp.impairment.toServer.drop = {3, 7, 9};
        work.udp.impairment.seed = 42;
        work.udp.relayed = true;
        work.sockets = SocketFamily::Qt;
        work.size = int(work.text.size());
        const auto back = workFromJson(toJson(work));
        QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().toString()));
        QCOMPARE(back.value(), work);
        QJsonObject older = toJson(work);
        older.remove(QStringLiteral("sockets"));
        QCOMPARE(workFromJson(older).value().sockets, defaultSocketFamily());
        older[QStringLiteral("sockets")] = QStringLiteral("carrier-pigeon");
        QCOMPARE(workFromJson(older).value().sockets, defaultSocketFamily());
    }

    void probeSurvivesUppercase()
    {
        for (const quint64 id : {quint64(0), quint64(1), quint64(31), quint64(32), quint64(34'359'738'367)}) {
            const Probe probe{id, 999};
            QByteArray bytes(Probe::bytes, '\0');
            probe.writeTo(bytes.data());
            QCOMPARE(bytes.toUpper(), bytes);
            const auto back = Probe::read(bytes.constData());
            QVERIFY(back);
            QCOMPARE(back->id, id);
            QCOMPARE(back->connection, quint32(999));
        }
    }

    void everyTurnedBitOfAProbeIsSeen()
    {
        QByteArray bytes(Probe::bytes, '\0');
        Probe{123'456, 7}.writeTo(bytes.data());
        for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
            QByteArray damaged = bytes;
            damaged[bit / 8] = char(damaged[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!Probe::read(damaged.constData()));
        }
    }

    void messagesKnowTheirAnswers_data()
    {
        QTest::addColumn<QString>("framing");
        QTest::addColumn<int>("size");
        QTest::newRow("without") << QStringLiteral("none") << 64;
        QTest::newRow("just the number") << QStringLiteral("none") << int(Probe::bytes);
        QTest::newRow("one byte more") << QStringLiteral("none") << int(Probe::bytes) + 1;
        QTest::newRow("lines") << QStringLiteral("line") << 64;
        QTest::newRow("lengths") << QStringLiteral("length4") << 64;
    }
    void messagesKnowTheirAnswers()
    {
        QFETCH(QString, framing);
        QFETCH(int, size);
        Work work;
        work.framing = framing;
        work.size = size;
        work.direction = WorkDirection::Uppercase;
        QVERIFY(work.isNumbered());
        const ProbeMessages messages(work, Lane::Tcp);
        QByteArray message(messages.wireBytes(), '\0');
        messages.write(message.data(), {5, 2});
        auto seen = messages.readMessage(message);
        QVERIFY(seen.probe && seen.intact);
        QCOMPARE(seen.probe->id, quint64(5));
        QByteArray answer(messages.answerWireBytes(), '\0');
        messages.writeAnswer(answer.data(), *seen.probe);
        QCOMPARE(answer, message.toUpper());
        QVERIFY(messages.readAnswer(answer).intact);
        for (qsizetype i = 0; i < answer.size(); ++i) {
            QByteArray damaged = answer;
            damaged[i] = char(damaged[i] ^ 0x10);
            QVERIFY(!messages.readAnswer(damaged).intact);
        }
        QVERIFY(!messages.readAnswer(answer.chopped(1)).intact);
        QVERIFY(!messages.readAnswer({}).intact);
    }

    void sentWindowTellsFirstAgainLateAndUnknown()
    {
        SentWindow window(10);
        QCOMPARE(window.send(0, 100), quint64(0));
        QCOMPARE(window.send(1, 200), quint64(1));
        QCOMPARE(window.send(0, 300), quint64(2));
        qint64 at = 0;
        QCOMPARE(window.answered(1, at), SentWindow::Answer::First);
        QCOMPARE(at, qint64(200));
        QCOMPARE(window.answered(1, at), SentWindow::Answer::Again);
        QVERIFY(!window.giveUp(100));
        const auto gone = window.giveUp(101);
        QVERIFY(gone);
        QCOMPARE(gone->id, quint64(0));
        QCOMPARE(window.waiting(), quint64(1));
        QCOMPARE(window.answered(0, at), SentWindow::Answer::Late);
        QCOMPARE(window.answered(0, at), SentWindow::Answer::Again);
        QCOMPARE(window.answered(77, at), SentWindow::Answer::Unknown);
        window.forgetAllOf(0);
        QCOMPARE(window.waiting(), quint64(0));
        QCOMPARE(window.sentAt(2), qint64(300));
    }

    void sentWindowIsFullAtItsRoom()
    {
        SentWindow window(1);
        const quint64 room = window.room();
        for (quint64 i = 0; i < room; ++i) {
            QVERIFY(window.hasRoom());
            (void)window.send(0, qint64(i));
        }
        QVERIFY(!window.hasRoom());
        qint64 at = 0;
        QCOMPARE(window.answered(0, at), SentWindow::Answer::First);
        QVERIFY(window.hasRoom());
    }

    void seenWindowTellsCopiesAndDisorder()
    {
        SeenWindow window(64, 2);
        QVERIFY(window.see(0, 0).first);
        QVERIFY(!window.see(0, 0).first);
        QVERIFY(window.see(2, 0).first);
        const auto older = window.see(1, 0);
        QVERIFY(older.first && older.reordered);
        QVERIFY(!window.see(3, 1).reordered); // another connection
        QVERIFY(!window.see(1, 0).first);
    }

    void seenWindowForgetsWhatIsLongPast()
    {
        SeenWindow window(64, 1);
        for (quint64 id = 0; id < 10'000; id += 2) {
            QVERIFY(window.see(id, 0).first);
            QVERIFY(!window.see(id, 0).first);
        }
        QVERIFY(window.see(9'997, 0).first);
        QVERIFY(!window.see(1, 0).first);
    }

    void lossesAddUpToWhatIsMissing()
    {
        LossEvidence evidence;
        evidence.relay[size_t(DropReason::Loss)] = 10;
        evidence.relay[size_t(DropReason::PeerGone)] = 2;
        evidence.kernel = 5;
        evidence.damaged = 3;
        for (quint64 missing = 0; missing < 40; ++missing) {
            const Losses losses = lossesBy(missing, evidence);
            DirectionAccount account;
            account.lost = losses;
            QCOMPARE(account.lostInAll(), missing);
            QCOMPARE(losses[size_t(LossReason::RelayLoss)], qMin(missing, quint64(10)));
            QCOMPARE(losses[size_t(LossReason::Unknown)], missing > 20 ? missing - 20 : 0);
        }
        evidence.receiverIsOurs = false;
        QCOMPARE(lossesBy(21, evidence)[size_t(LossReason::NotAnswered)], quint64(1));
        evidence.ended = true;
        QCOMPARE(lossesBy(21, evidence)[size_t(LossReason::ConnectionEnded)], quint64(1));
    }

    void scheduleHoldsItsRateForLong()
    {
        Work work;
        work.pace = WorkPace::Rate;
        work.rate = 3;
        const Schedule thirds(work);
        QCOMPARE(thirds.dueNs(0), qint64(0));
        QCOMPARE(thirds.dueNs(1), qint64(333'333'333));
        QCOMPARE(thirds.dueNs(3), qint64(1'000'000'000));
        QCOMPARE(thirds.dueNs(3'000'000'000), qint64(1'000'000'000'000'000'000));
        work.pace = WorkPace::Bursts;
        work.rate = 1000;
        work.burst = 10;
        const Schedule bursts(work);
        QCOMPARE(bursts.dueNs(9), qint64(0));
        QCOMPARE(bursts.dueNs(10), qint64(10'000'000));
        QCOMPARE(bursts.dueNs(19), qint64(10'000'000));
    }

    void jitterIsThatOfTheRfc()
    {
        JitterEstimator jitter;
        for (const qint64 transit : {100, 116, 100})
            jitter.add(transit);
        QCOMPARE(jitter.ns(), 1.0 + (16.0 - 1.0) / 16.0);
    }

    void receiverLeavesTheWarmUpOut()
    {
        auto window = std::make_shared<SentWindow>(100);
        (void)window->send(0, 10);
        (void)window->send(0, 20);
        ReceiverAccount account({1, window, 1, 0});
        account.take({Probe{0, 0}, true}, 64, 30);
        QCOMPARE(account.figures().account.delivered, quint64(0));
        account.take({Probe{1, 0}, true}, 64, 50);
        account.take({Probe{1, 0}, false}, 64, 60);
        account.take({{}, false}, 64, 70);
        const ReceiverFigures &figures = account.figures();
        QCOMPARE(figures.account.delivered, quint64(1));
        QCOMPARE(figures.account.duplicated, quint64(1));
        QCOMPARE(figures.account.corrupted, quint64(2));
        QCOMPARE(figures.account.unreadable, quint64(1));
        QCOMPARE(figures.oneWay.max(), qint64(30));
    }
};

QTEST_APPLESS_MAIN(TstCompareWork)
#include "tst_comparework.moc"

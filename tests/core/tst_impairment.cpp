// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/datagramline.h"
#include "core/impairment/impairmentoptions.h"
#include "core/impairment/impairmentvalues.h"

#include <QRandomGenerator>
#include <QTest>
#include <cmath>
#include <cstring>

using namespace swb;
using namespace swb::impairmentvalues;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 100'000;
constexpr quint64 seed = 7;

Impairment with(const char *name, const char *value)
{
    Impairment impairment;
    const Error error = setImpairment(impairment, QString::fromLatin1(name), QString::fromLatin1(value));
    if (error.isError())
        qFatal("%s", qPrintable(error.toString()));
    return impairment;
}

QList<Fate> fatesOf(const Impairment &impairment, int count = many, quint64 ofSeed = seed,
                    RelayDirection direction = RelayDirection::ToServer)
{
    FateSource source(impairment, ofSeed, direction);
    QList<Fate> fates;
    for (int i = 0; i < count; ++i)
        fates.append(source.next());
    return fates;
}

/// The difference between a counted share and the configured one, in standard errors.
double standardErrors(qsizetype counted, double share)
{
    return std::abs(double(counted) - share * many) / std::sqrt(share * (1 - share) * many);
}

/// Mean and standard deviation of the delays, in milliseconds.
std::pair<double, double> delaysOf(const QList<Fate> &fates)
{
    double sum = 0;
    double squares = 0;
    for (const Fate &fate : fates) {
        const double ms = double(fate.delay.count()) / 1e6;
        sum += ms;
        squares += ms * ms;
    }
    const double mean = sum / double(fates.size());
    return {mean, std::sqrt(squares / double(fates.size()) - mean * mean)};
}

} // namespace

class TstImpairment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void valuesAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written"); // empty: refused
        const auto row = [](const char *name, const char *text, const char *written) {
            QTest::addRow("%s %s", name, text)
                << QString::fromLatin1(name) << QString::fromLatin1(text) << QString::fromLatin1(written);
        };
        row("loss", "5%", "5%");
        row("loss", "0", "0");
        row("loss", "0%", "0");
        row("loss", "0.10%", "0.1%");
        row("loss", "100%", "100%");
        row("loss", "100.1%", "");
        row("loss", "5", "");
        row("loss", "-5%", "");
        row("loss", "nan%", "");
        row("loss", "1e1%", "");
        row("loss", "", "");
        row("loss", "%", "");
        row("loss", "5 %", "");
        row("delay", "40ms", "40ms");
        row("delay", "1.5s", "1.5s");
        row("delay", "1500ms", "1.5s");
        row("delay", "200us", "200us");
        row("delay", "999ns", "999ns");
        row("delay", "3600s", "3600s");
        row("delay", "3600.1s", "");
        row("delay", "40", "");
        row("delay", "40m", "");
        row("jitter", "10ms", "10ms");
        row("jitter", "10ms:uniform", "10ms");
        row("jitter", "10ms:normal", "10ms:normal");
        row("jitter", "10ms:exponential", "10ms:exponential");
        row("jitter", "10ms:pareto", "");
        row("jitter", "10ms:normal:1", "");
        row("rate", "1M", "1M");
        row("rate", "1Mbit", "1M");
        row("rate", "9600bit", "9.6k");
        row("rate", "2.5G", "2.5G");
        row("rate", "1000G", "1000G");
        row("rate", "1001G", "");
        row("rate", "9600", "");
        row("rate", "1MB", "");
        row("queue", "64k", "64k");
        row("queue", "0", "");
        row("drop", "3,7,9", "3,7,9");
        row("drop", "9,3,7,3", "3,7,9");
        row("drop", "0", "0");
        row("drop", "1", "1");
        row("drop", "3,0", "");
        row("drop", "3,,9", "");
        row("drop", "3,-7", "");
        row("burst", "1%:25%", "1%:25%");
        row("burst", "1%:25%:80%", "1%:25%:80%");
        row("burst", "1%:25%:80%:0.1%", "1%:25%:80%:0.1%");
        row("burst", "0", "0");
        row("burst", "1%", "");
        row("burst", "1%:1%:1%:1%:1%", "");
        row("slice", "1", "1");
        row("slice", "1:5ms", "1:5ms");
        row("slice", "1.5", "");
        row("slice", "0:5ms", "");
        row("coalesce", "64k:1s", "64k:1s");
        row("stall", "10k:2s", "10k:2s");
        row("stall", "10k", "");
        row("stall", "10k:0", "");
        row("stall", "0", "0");
        row("close-after", "1000", "1000");
        row("reset-after", "1M", "1M");
    }
    void valuesAreRead()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, written);
        Impairment impairment;
        const Error error = setImpairment(impairment, name, text);
        QCOMPARE(error.code, written.isEmpty() ? ErrorCode::BadImpairment : ErrorCode::None);
        if (error.isError())
            QCOMPARE(impairment, Impairment());
        else
            QCOMPARE(impairmentOption(name)->value(impairment), written);
    }

    void listOfNumbersHasItsLimit()
    {
        for (const qsizetype count : {mostNumbers - 1, mostNumbers, mostNumbers + 1}) {
            QStringList numbers;
            for (qsizetype i = 1; i <= count; ++i)
                numbers.append(QString::number(i));
            QCOMPARE(readNumbers(numbers.join(u',')).has_value(), count <= mostNumbers);
        }
    }

    void anyTextIsTakenOrRefusedWithoutHarm()
    {
        QRandomGenerator random(1);
        const QString letters = u"0123456789.,:%kMGmsunbit-+e x\u00e9"_s;
        int taken = 0;
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int length = random.bounded(9); length > 0; --length)
                text += letters[random.bounded(int(letters.size()))];
            for (const ImpairmentOption &option : impairmentOptions()) {
                Impairment impairment;
                if (!option.set(impairment, text))
                    continue;
                ++taken;
                Impairment again;
                QVERIFY2(option.set(again, option.value(impairment)), qPrintable(text));
                QCOMPARE(option.value(again), option.value(impairment));
            }
        }
        QVERIFY(taken > 100);
    }

    void everyOptionTakesItsExampleAndSaysWhatItDoes()
    {
        for (const ImpairmentOption &option : impairmentOptions()) {
            Impairment impairment;
            QVERIFY2(option.set(impairment, QString::fromLatin1(option.example)), option.name);
            QVERIFY2(impairment != Impairment(), option.name);
            QVERIFY(option.datagrams || option.streams);
            QVERIFY(describe(option).endsWith(u'.'));
            if (qstrcmp(option.name, "queue") != 0) {
                QVERIFY2(option.set(impairment, u"0"), option.name);
                QVERIFY2(impairment == Impairment(), option.name);
            }
        }
    }

    void whatIsImpossibleIsSaid()
    {
        QCOMPARE(impossibleFor(Transport::Tcp, with("loss", "5%")).code, ErrorCode::ImpossibleForStreams);
        QVERIFY(impossibleFor(Transport::Tcp, with("loss", "5%")).what.contains(u"--loss"));
        QCOMPARE(impossibleFor(Transport::Udp, with("slice", "1")).code, ErrorCode::ImpossibleForDatagrams);
        QVERIFY(!impossibleFor(Transport::Tcp, with("loss", "0")).isError());
        QVERIFY(!impossibleFor(Transport::Tcp, with("delay", "1s")).isError());
        QVERIFY(!impossibleFor(Transport::Udp, with("delay", "1s")).isError());
    }

    void presetsAreGivenByTheirNumbers()
    {
        for (const ImpairmentPreset &preset : impairmentPresets()) {
            QCOMPARE(impairmentPreset(QString::fromLatin1(preset.name)), &preset);
            QVERIFY(preset.toServer != Impairment());
            QVERIFY(qstrlen(preset.source) > 10);
            for (const Impairment &impairment : {preset.toServer, preset.toClient}) {
                QVERIFY(!impossibleFor(Transport::Udp, impairment).isError());
                const Impairment left = possibleFor(Transport::Tcp, impairment);
                QVERIFY(!impossibleFor(Transport::Tcp, left).isError());
                QCOMPARE(left.delay, impairment.delay);
                QCOMPARE(left.bitsPerSecond, impairment.bitsPerSecond);
            }
        }
        QVERIFY(!impairmentPreset(u"carrier-pigeon"));
    }

    void sharesHoldWithinThreeStandardErrors_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<double>("share");
        for (const char *name : {"loss", "dup", "reorder", "corrupt"}) {
            for (const double share : {0.001, 0.05, 0.5, 0.99})
                QTest::addRow("%s %g", name, share) << QByteArray(name) << share;
        }
    }
    void sharesHoldWithinThreeStandardErrors()
    {
        QFETCH(QByteArray, name);
        QFETCH(double, share);
        const QList<Fate> fates = fatesOf(with(name, writeShare(share).toLatin1()));
        const auto hit = std::count_if(fates.cbegin(), fates.cend(), [&](const Fate &fate) {
            return fate.dropped != DropReason::None || fate.duplicated || fate.heldBack || fate.corrupted;
        });
        QVERIFY2(standardErrors(hit, share) < 3, qPrintable(QString::number(hit)));
    }

    void nothingIsOffAndAllIsAll()
    {
        for (const char *name : {"loss", "dup", "reorder", "corrupt"}) {
            const QList<Fate> none = fatesOf(with(name, "0"), 1000);
            QVERIFY(std::all_of(none.cbegin(), none.cend(), [](const Fate &f) { return f == Fate(); }));
            const QList<Fate> all = fatesOf(with(name, "100%"), 1000);
            QVERIFY(std::none_of(all.cbegin(), all.cend(), [](const Fate &f) { return f == Fate(); }));
        }
    }

    void burstsLoseWhatTheyShould()
    {
        const Impairment impairment = with("burst", "1%:25%:80%:0.1%");
        const QList<Fate> fates = fatesOf(impairment);
        qsizetype lost = 0;
        qsizetype pairs = 0;
        for (qsizetype i = 0; i < fates.size(); ++i) {
            const bool isLost = fates[i].dropped == DropReason::BurstLoss;
            lost += isLost;
            pairs += isLost && i > 0 && fates[i - 1].dropped == DropReason::BurstLoss;
        }
        // Neighbours are not independent: a share (1 - enter - leave) of the state carries over from one to
        // the next, which widens the variance by (1 + that) / (1 - that).
        const double memory = 1 - impairment.burst.enter - impairment.burst.leave;
        const double widened = std::sqrt((1 + memory) / (1 - memory));
        const double mean = impairment.burst.meanLoss();
        QVERIFY2(standardErrors(lost, mean) < 3 * widened, qPrintable(QString::number(lost)));
        QVERIFY(double(pairs) / double(lost) > 5 * mean); // losses come in bursts
    }

    void numbersAreDroppedExactly()
    {
        const QList<Fate> fates = fatesOf(with("drop", "3,7,9"), 20);
        for (int i = 0; i < fates.size(); ++i)
            QCOMPARE(fates[i].dropped == DropReason::ByNumber, i + 1 == 3 || i + 1 == 7 || i + 1 == 9);
    }

    void jitterHasItsMeanAndDeviation_data()
    {
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("deviation");
        QTest::newRow("uniform") << QByteArray("10ms") << 100.0 << 10 / std::sqrt(3.0);
        QTest::newRow("normal") << QByteArray("10ms:normal") << 100.0 << 10.0;
        QTest::newRow("exponential") << QByteArray("10ms:exponential") << 110.0 << 10.0;
    }
    void jitterHasItsMeanAndDeviation()
    {
        QFETCH(QByteArray, shape);
        QFETCH(double, mean);
        QFETCH(double, deviation);
        Impairment impairment = with("jitter", shape);
        impairment.delay = 100ms;
        const auto [measuredMean, measuredDeviation] = delaysOf(fatesOf(impairment));
        QVERIFY2(std::abs(measuredMean - mean) < 3 * deviation / std::sqrt(double(many)),
                 qPrintable(QString::number(measuredMean)));
        QVERIFY2(std::abs(measuredDeviation - deviation) < 0.02 * deviation,
                 qPrintable(QString::number(measuredDeviation)));
    }

    void delayIsNeverNegative()
    {
        for (const char *shape : {"10ms", "10ms:normal", "10ms:exponential"}) {
            const QList<Fate> fates = fatesOf(with("jitter", shape), 1000);
            QVERIFY(std::all_of(fates.cbegin(), fates.cend(), [](const Fate &f) { return f.delay >= 0ms; }));
        }
    }

    void sameSeedGivesTheSameFates()
    {
        Impairment impairment = with("loss", "20%");
        impairment.burst = {0.05, 0.3};
        impairment.jitter = {5ms, JitterShape::Normal};
        impairment.delay = 20ms;
        impairment.reorder = impairment.duplicate = impairment.corrupt = 0.1;
        QCOMPARE(fatesOf(impairment, 1000), fatesOf(impairment, 1000));
        QVERIFY(fatesOf(impairment, 1000) != fatesOf(impairment, 1000, seed + 1));
        QVERIFY(fatesOf(impairment, 1000) != fatesOf(impairment, 1000, seed, RelayDirection::ToClient));
    }

    void switchingOneThingOnChangesNoOther()
    {
        Impairment impairment = with("dup", "10%");
        const QList<Fate> before = fatesOf(impairment, 1000);
        impairment.jitter = {5ms, JitterShape::Uniform};
        impairment.corrupt = 0.5;
        const QList<Fate> after = fatesOf(impairment, 1000);
        for (int i = 0; i < before.size(); ++i)
            QCOMPARE(before[i].duplicated, after[i].duplicated);
    }

    void sameSeedGivesTheSameFateWhateverTheTiming()
    {
        Impairment impairment = with("loss", "20%");
        impairment.delay = 5ms;
        impairment.jitter = {5ms, JitterShape::Uniform};
        impairment.reorder = impairment.duplicate = 0.2;
        const auto droppedWith = [&](qint64 gapNs) {
            LineCounters counters;
            DatagramLine line(impairment, seed, RelayDirection::ToServer, counters);
            QList<quint64> dropped;
            for (int i = 0; i < 500; ++i) {
                char byte = 0;
                const auto arrival = line.arrive(ConversationId(1), &byte, 1, i * gapNs);
                if (arrival.dropped != DropReason::None)
                    dropped.append(arrival.number);
                while (line.takeDue(i * gapNs)) { }
            }
            return dropped;
        };
        QCOMPARE(droppedWith(1), droppedWith(20'000'000));
        QVERIFY(droppedWith(1).size() > 50);
    }

    void corruptionTurnsOneBitOver()
    {
        for (qsizetype size = 0; size < 40; ++size) {
            for (quint64 at = 0; at < 400; at += 7) {
                const QByteArray before(size, 'x');
                QByteArray after = before;
                const qint64 bit = corruptBit(after.data(), size, at);
                int differing = 0;
                for (qsizetype i = 0; i < size; ++i)
                    differing += qPopulationCount(quint8(before[i] ^ after[i]));
                QCOMPARE(differing, size == 0 ? 0 : 1);
                QVERIFY(size == 0 ? bit == -1 : bit >= 0 && bit < size * 8);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstImpairment)
#include "tst_impairment.moc"

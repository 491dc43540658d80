// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logfinder.h"

#include "core/filter/filterparser.h"
#include "core/log/logwriter.h"

#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using Way = LogFinder::Way;

namespace {

struct Log
{
    explicit Log(qint64 budget = MessageLog::defaultMemoryBudget)
        : log(budget)
        , writer(log.makeWriter())
        , model(log)
        , finder(&model)
        , found(&finder, &LogFinder::found)
        , nothing(&finder, &LogFinder::nothingFound)
    { }
    void say(const QByteArray &text, int count = 1)
    {
        for (int i = 0; i < count; ++i)
            writer->data({EndpointId(1), ConversationId::None, Transport::Udp}, Direction::Out, text);
        model.refresh();
    }
    /// The event and whether the search wrapped; 0 if nothing was found.
    std::pair<quint64, bool> step(Way way, quint64 from)
    {
        found.clear();
        nothing.clear();
        finder.step(way, from);
        if (!QTest::qWaitFor([this] { return !found.isEmpty() || !nothing.isEmpty(); }))
            return {~quint64(0), false};
        return found.isEmpty() ? std::pair(quint64(0), false)
                               : std::pair(found[0][0].toULongLong(), found[0][1].toBool());
    }
    void want(const QString &text) { finder.setWanted(Filter::containing(text)); }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    LogModel model;
    LogFinder finder;
    QSignalSpy found;
    QSignalSpy nothing;
};

using Answer = std::pair<quint64, bool>;

} // namespace

class tst_LogFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void stepsDownAndUpAndWraps()
    {
        Log log;
        for (const char *text : {"a", "needle", "b", "Needle", "c"})
            log.say(text);
        log.want(u"needle"_s);
        QCOMPARE(log.step(Way::Down, 0), (Answer{2, false}));
        QCOMPARE(log.step(Way::Down, 2), (Answer{4, false}));
        QCOMPARE(log.step(Way::Down, 4), (Answer{2, true}));
        QCOMPARE(log.step(Way::Up, 4), (Answer{2, false}));
        QCOMPARE(log.step(Way::Up, 2), (Answer{4, true}));
        QCOMPARE(log.step(Way::Up, 3), (Answer{2, false}));
        QCOMPARE(log.finder.counts(), (LogFinder::Counts{2, 100}));
        QCOMPARE(log.finder.placeOf(4), 2);
        QCOMPARE(log.finder.placeOf(3), 0);
    }

    void saysWhereThereIsNothing()
    {
        Log log;
        log.say("a", 3);
        log.want(u"needle"_s);
        QCOMPARE(log.step(Way::Down, 1), (Answer{0, false}));
        QCOMPARE(log.step(Way::Up, 1), (Answer{0, false}));
        log.say("needle");
        QCOMPARE(log.step(Way::Down, 1), (Answer{4, false}));
    }

    void findsAmongTheRowsShownOnly()
    {
        Log log;
        for (const char *text : {"one needle", "two needle", "two", "two needle"})
            log.say(text);
        log.model.setFilter(Filter::containing(u"two"_s));
        log.want(u"needle"_s);
        QCOMPARE(log.step(Way::Down, 0), (Answer{2, false}));
        QCOMPARE(log.step(Way::Up, 2), (Answer{4, true}));
        log.model.setFilter({});
        QCOMPARE(log.step(Way::Down, 0), (Answer{1, false}));
    }

    void whatWasClearedAwayIsNotFound()
    {
        Log log;
        log.say("needle");
        log.model.clear();
        log.say("other");
        log.say("needle");
        log.want(u"needle"_s);
        QCOMPARE(log.step(Way::Down, 3), (Answer{3, true}));
    }

    void aNewWantTakesThePlaceOfTheOld()
    {
        Log log;
        log.say("filler", 20'000);
        log.say("first");
        log.say("second");
        log.want(u"first"_s);
        log.finder.step(Way::Down, 0);
        log.want(u"second"_s);
        QCOMPARE(log.step(Way::Down, 0), (Answer{20'002, false}));
        QCOMPARE(log.finder.counts().found, 1);
    }

    void theLastStepIsAnswered()
    {
        Log log;
        log.say("needle");
        log.say("filler", 20'000);
        log.say("needle");
        log.want(u"needle"_s);
        log.finder.step(Way::Down, 0);
        QCOMPARE(log.step(Way::Up, 0), (Answer{20'002, true}));
    }

    void expressionsAreFound()
    {
        Log log;
        log.say("ab");
        log.say("abcd");
        log.finder.setWanted(Filter(parseFilter(u"len > 3"_s).tree));
        QCOMPARE(log.step(Way::Down, 0), (Answer{2, false}));
    }

    void wantingEverythingIsNoSearch()
    {
        Log log;
        log.say("a");
        log.want(u" "_s);
        log.finder.step(Way::Down, 0);
        QCOMPARE(log.finder.counts(), LogFinder::Counts());
        QVERIFY(log.found.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_LogFinder)
#include "tst_logfinder.moc"

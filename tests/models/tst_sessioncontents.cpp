// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/sessioncontents.h"

#include "models/common/takeover.h"

#include <QRegularExpression>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

SavedMessage message(const QString &name)
{
    return {name, u"note"_s, {DraftFormat::Hex, u"00 ff"_s, LineEnding::CrLf}};
}

} // namespace

class tst_SessionContents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsWrittenIsRead()
    {
        WorkbenchState state = WorkbenchState::firstStart();
        state.clients = {state.clientForm};
        state.saved = {message(u"one"_s), message(u"two"_s)};
        const SessionContents contents = sessionContents(sessionDocuments(state));
        QCOMPARE(contents.endpoints.servers.size(), 2);
        QCOMPARE(contents.endpoints.clients.size(), 1);
        QCOMPARE(contents.messages, state.saved);
    }

    void whatMakesNoSenseIsLeftOut()
    {
        QVERIFY(sessionContents({}).messages.isEmpty());
        const auto read = [](const QByteArray &json) {
            return sessionContents({{u"saved-messages"_s, json}}).messages.size();
        };
        QCOMPARE(read("x"), 0);
        QCOMPARE(read(R"({"version": 2, "savedMessages": [{"name": "a"}]})"), 0);
        QCOMPARE(read(R"({"version": 1, "savedMessages": [{"name": "a"}, {}, 7]})"), 1);
    }

    void onlyWhatIsNotThereIsTakenOver()
    {
        QList<SavedMessage> mine{message(u"one"_s)};
        mine[0].note = u"my own words"_s;
        const QList<SavedMessage> before = mine;
        const auto add = [&mine](const SavedMessage &saved) { mine.append(saved); };
        const QList<SavedMessage> wanted{message(u"one"_s), message(u"two"_s), message(u"two"_s)};
        QCOMPARE(takeOver(wanted, mine, 10, add), (TakenOver{2, 1, 0}));
        QCOMPARE(mine.first(), before.first()); // has the same name, and stays unchanged
        QCOMPARE(mine.size(), 3);
        QCOMPARE(takeOver(wanted, mine, 10, add), (TakenOver{0, 3, 0}));
    }

    void noMoreIsTakenOverThanThereIsRoomFor_data()
    {
        QTest::addColumn<qsizetype>("room");
        QTest::addColumn<qsizetype>("added");
        QTest::newRow("none") << qsizetype(0) << qsizetype(0);
        QTest::newRow("less than none") << qsizetype(-1) << qsizetype(0);
        QTest::newRow("one too few") << qsizetype(1) << qsizetype(1);
        QTest::newRow("just enough") << qsizetype(2) << qsizetype(2);
        QTest::newRow("one more") << qsizetype(3) << qsizetype(2);
    }
    void noMoreIsTakenOverThanThereIsRoomFor()
    {
        QFETCH(qsizetype, room);
        QFETCH(qsizetype, added);
        QList<SavedMessage> mine;
        const TakenOver taken = takeOver(QList{message(u"one"_s), message(u"two"_s)}, QList<SavedMessage>(),
                                         room, [&mine](const SavedMessage &saved) { mine.append(saved); });
        QCOMPARE(taken, (TakenOver{added, 0, 2 - added}));
        QCOMPARE(mine.size(), added);
    }
};

QTEST_GUILESS_MAIN(tst_SessionContents)
#include "tst_sessioncontents.moc"

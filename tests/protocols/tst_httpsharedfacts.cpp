// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpsharedfacts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace swb;

namespace {

HttpHead requestOf(const QByteArray &target, qsizetype bytes = 0)
{
    HttpHead head;
    head.method = "GET";
    head.target = target;
    if (bytes > 0)
        head.fields.append(HttpField{"X", QByteArray(bytes - 3 - target.size() - 1, 'x')});
    return head;
}

HttpHead responseOf(int status)
{
    HttpHead head;
    head.status = status;
    head.fields.append(HttpField{"Content-Type", "text/plain"});
    return head;
}

} // namespace

class TstHttpSharedFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void messagesThatLookTheSameShareTheirFacts()
    {
        const auto first = sharedRequestFacts(requestOf("/a"), 3);
        QCOMPARE(sharedRequestFacts(requestOf("/a"), 3), first);
        QCOMPARE(first->protocol, httpRequestFacts(requestOf("/a"), 3));
        QVERIFY(sharedRequestFacts(requestOf("/a"), 4) != first);
        QVERIFY(sharedRequestFacts(requestOf("/b"), 3) != first);
        HttpHead more = requestOf("/a");
        more.fields.append(HttpField{"X", "y"});
        QCOMPARE(sharedRequestFacts(more, 3)->protocol, httpRequestFacts(more, 3));
    }

    void responsesSayHowLongTheyTook()
    {
        const auto facts
            = [](qint64 ns) { return sharedResponseFacts(requestOf("/a"), responseOf(200), 3, ns); };
        QCOMPARE(facts(12'345), facts(12'349));
        QVERIFY(facts(12'349) != facts(12'350));
        QVERIFY(sharedResponseFacts(requestOf("/a"), responseOf(404), 3, 12'345) != facts(12'345));
        for (const qint64 ns :
             {qint64(0), qint64(1), qint64(999), qint64(1000), qint64(9'994), qint64(9'996), qint64(99'949),
              qint64(99'951), qint64(999'499), qint64(999'501), qint64(61'234'567'890)})
            QCOMPARE(facts(ns)->protocol, httpResponseFacts(requestOf("/a"), responseOf(200), 3, ns));
    }

    void longHeadsAreNotKept()
    {
        for (const qsizetype bytes : {sharedHeadBytes - 1, sharedHeadBytes, sharedHeadBytes + 1}) {
            const auto facts = sharedRequestFacts(requestOf("/long", bytes), 0);
            QCOMPARE(sharedRequestFacts(requestOf("/long", bytes), 0) == facts, bytes <= sharedHeadBytes);
            QCOMPARE(facts->protocol, httpRequestFacts(requestOf("/long", bytes), 0));
        }
    }

    void onlySoManyAreKept()
    {
        // Earlier tests may have left some in this thread.
        QList<std::weak_ptr<const EventDetail>> all;
        const auto kept = [&all] {
            return std::count_if(all.begin(), all.end(), [](const auto &facts) { return !facts.expired(); });
        };
        qsizetype most = 0;
        for (int i = 0; i < 2 * mostSharedFacts + 1; ++i) {
            all.append(sharedRequestFacts(requestOf("/many/" + QByteArray::number(i)), 0));
            most = qMax(most, qsizetype(kept()));
            QVERIFY(!all.last().expired());
        }
        QCOMPARE(most, mostSharedFacts);
    }
};

QTEST_APPLESS_MAIN(TstHttpSharedFacts)
#include "tst_httpsharedfacts.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointjson.h"

#include <QJsonObject>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TstAlsoTo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void addressesAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("none") << u""_s << u""_s;
        QTest::newRow("blanks") << u" , "_s << u""_s;
        QTest::newRow("one") << u"localhost:1"_s << u"localhost:1"_s;
        QTest::newRow("several") << u"127.0.0.1:1,[::1]:65535 , a.example:9"_s
                                 << u"127.0.0.1:1, [::1]:65535, a.example:9"_s;
    }
    void addressesAreReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        const auto read = parseAlsoTo(text);
        QVERIFY(read.ok());
        QCOMPARE(alsoToText(read.value()), written);
        ClientSettings settings;
        settings.alsoTo = read.value();
        QCOMPARE(clientFromJson(toJson(settings)).alsoTo, settings.alsoTo);
    }

    void wrongOneIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("no port") << u"127.0.0.1:1, 127.0.0.2"_s << u"“127.0.0.2”"_s;
        QTest::newRow("port 0") << u"127.0.0.1:0"_s << u"“127.0.0.1:0”"_s;
        QTest::newRow("a scheme") << u"udp://127.0.0.1:1"_s << u"“udp://127.0.0.1:1”"_s;
        QTest::newRow("no brackets") << u"::1:9"_s << u"“::1:9”"_s;
    }
    void wrongOneIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, named);
        const auto read = parseAlsoTo(text);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::BadUrl);
        QVERIFY2(read.error().what.contains(named), qPrintable(read.error().what));
    }

    void thereIsALimit_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("taken");
        QTest::newRow("one below") << limits::alsoTo - 1 << true;
        QTest::newRow("at it") << limits::alsoTo << true;
        QTest::newRow("one above") << limits::alsoTo + 1 << false;
    }
    void thereIsALimit()
    {
        QFETCH(int, count);
        QFETCH(bool, taken);
        const auto read = parseAlsoTo(QStringList(count, u"127.0.0.1:9"_s).join(u','));
        QCOMPARE(read.ok(), taken);
        if (!taken)
            QCOMPARE(read.error().code, ErrorCode::BadOption);
    }
};

QTEST_GUILESS_MAIN(TstAlsoTo)
#include "tst_alsoto.moc"

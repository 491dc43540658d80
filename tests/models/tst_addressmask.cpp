// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/addressmask.h"

#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_AddressMask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersAreBlottedOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("IPv4") << u"192.168.1.4:12000"_s << u"•••:12000"_s;
        QTest::newRow("IPv6") << u"[fe80::1%eth0]:443"_s << u"•••:443"_s;
        QTest::newRow("IPv6 without brackets") << u"from 2001:db8::7 on"_s << u"from ••• on"_s;
        QTest::newRow("IPv6 in full") << u"1:2:3:4:5:6:7:8"_s << u"•••"_s;
        QTest::newRow("a URL") << u"Could not connect to tls://box.example.org:443."_s
                               << u"Could not connect to tls://•••:443."_s;
        QTest::newRow("two") << u"10.0.0.1:1 to 10.0.0.2:2"_s << u"•••:1 to •••:2"_s;
        QTest::newRow("loopback stays") << u"tcp://127.0.0.1:12000"_s << u"tcp://127.0.0.1:12000"_s;
        QTest::newRow("IPv6 loopback stays") << u"[::1]:12000"_s << u"[::1]:12000"_s;
        QTest::newRow("localhost stays") << u"udp://localhost:1"_s << u"udp://localhost:1"_s;
        QTest::newRow("all interfaces stay") << u"listening on [::]:7"_s << u"listening on [::]:7"_s;
        QTest::newRow("a time of day stays") << u"at 14:03:10.123"_s << u"at 14:03:10.123"_s;
        QTest::newRow("a version stays") << u"TLSv1.3, 1.2.3"_s << u"TLSv1.3, 1.2.3"_s;
        QTest::newRow("nothing") << QString() << QString();
    }
    void othersAreBlottedOut()
    {
        QFETCH(QString, text);
        QTEST(withoutAddresses(text), "shown");
    }

    void oneAnswerForAll()
    {
        AddressMask &mask = AddressMask::instance();
        const QSignalSpy changed(&mask, &AddressMask::changed);
        const QString words = u"from 192.0.2.7:80"_s;
        QCOMPARE(mask.shown(words), words);
        mask.setOn(true);
        QCOMPARE(mask.shown(words), u"from •••:80"_s);
        mask.setOn(true);
        QCOMPARE(changed.size(), 1);
        mask.setOn(false);
        QCOMPARE(mask.shown(words), words);
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_AddressMask)
#include "tst_addressmask.moc"

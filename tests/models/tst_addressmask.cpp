// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/addressmask.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

Conversation conversation(const QString &peer, Role ours, quint16 port = 50001)
{
    Conversation made;
    made.role = ours;
    made.remote = SocketAddress::fromIp(peer, port);
    return made;
}

} // namespace

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

    /// A computer always has the same name, whatever its port and however its address is written.
    void peersAreToldApart()
    {
        AddressMask &mask = AddressMask::instance();
        mask.setOn(true);
        const auto off = qScopeGuard([&mask] { mask.setOn(false); });
        const QSignalSpy changed(&mask, &AddressMask::changed);
        mask.meet(conversation(u"198.51.100.1"_s, Role::Server));
        mask.meet(conversation(u"2001:db8::2"_s, Role::RelayToClient));
        mask.meet(conversation(u"198.51.100.3"_s, Role::Client));
        mask.meetServer(u"box.example.org"_s, SocketAddress::fromIp(u"198.51.100.4"_s, 443));
        QCOMPARE(changed.size(), 4);
        mask.meet(conversation(u"198.51.100.1"_s, Role::Server, 4711)); // again, from another port
        mask.meet(conversation(u"198.51.100.1"_s, Role::Client)); // and as a server
        mask.meet(conversation(u"127.0.0.1"_s, Role::Server)); // which is never hidden
        mask.meetServer(u"localhost"_s, {});
        QCOMPARE(changed.size(), 4);
        QCOMPARE(mask.shown(u"198.51.100.1:1, 198.51.100.1:2"_s), u"client 1:1, client 1:2"_s);
        QCOMPARE(mask.shown(u"[2001:db8::2]:5 or 2001:db8:0::2"_s), u"client 2:5 or client 2"_s);
        QCOMPARE(mask.shown(u"tcp://198.51.100.3:7"_s), u"tcp://server 1:7"_s);
        QCOMPARE(mask.shown(u"tls://Box.Example.org:443 is 198.51.100.4"_s),
                 u"tls://server 2:443 is server 2"_s);
        QCOMPARE(mask.shown(u"198.51.100.5, 127.0.0.1"_s), u"•••, 127.0.0.1"_s);
    }

    void namesHaveALimit()
    {
        AddressMask &mask = AddressMask::instance();
        const auto ip = [](qsizetype number) {
            return u"10.%1.%2.%3"_s.arg(number >> 16).arg((number >> 8) & 255).arg(number & 255);
        };
        mask.setOn(true);
        const auto off = qScopeGuard([&mask] { mask.setOn(false); });
        qsizetype met = 0;
        while (met <= AddressMask::mostNames)
            mask.meet(conversation(ip(met++), Role::Server));
        qsizetype named = 0;
        for (qsizetype i = 0; i < met; ++i)
            named += mask.shown(ip(i)) != u"•••"_s;
        QVERIFY(named > AddressMask::mostNames - 10 && named <= AddressMask::mostNames);
        QCOMPARE(mask.shown(ip(named - 1)), u"client %1"_s.arg(named + 2)); // the last one, and no more
        QCOMPARE(mask.shown(ip(named)), u"•••"_s);
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

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/reachableurls.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

LocalAddress own(const QString &ip, const QString &interface)
{
    return {SocketAddress::fromIp(ip, 0), interface};
}

QStringList reached(const QString &host, const QString &bound, const QList<LocalAddress> &all)
{
    EndpointUrl url;
    url.host = host;
    QStringList words;
    for (const ReachableUrl &each : reachableUrls(url, SocketAddress::fromIp(bound, 12000), all))
        words.append(each.url + u' ' + each.interface);
    return words;
}

const QList<LocalAddress> lectureHall{own(u"127.0.0.1"_s, u"lo"_s),       own(u"::1"_s, u"lo"_s),
                                      own(u"2001:db8::5"_s, u"eth0"_s),   own(u"192.0.2.5"_s, u"eth0"_s),
                                      own(u"192.0.2.6"_s, u"eth0"_s),     own(u"fe80::1"_s, u"eth0"_s),
                                      own(u"198.51.100.7"_s, u"wlan0"_s), own(u"169.254.3.4"_s, u"usb0"_s)};

} // namespace

class tst_ReachableUrls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyInterfaceHasOneAddress();
    void oneAddressAloneIsItself();
    void loopbackIsReachedByNobodyElse();
    void linkLocalIsTheLastChoice();
    void theProtocolIsPartOfIt();
};

void tst_ReachableUrls::everyInterfaceHasOneAddress()
{
    QCOMPARE(reached(u"0.0.0.0"_s, u"0.0.0.0"_s, lectureHall),
             (QStringList{u"tcp://192.0.2.5:12000 eth0"_s, u"tcp://198.51.100.7:12000 wlan0"_s}));
    QCOMPARE(reached(u"::"_s, u"::"_s, lectureHall), QStringList{u"tcp://[2001:db8::5]:12000 eth0"_s});
    QCOMPARE(reached(u"*"_s, u"::"_s, lectureHall),
             (QStringList{u"tcp://192.0.2.5:12000 eth0"_s, u"tcp://198.51.100.7:12000 wlan0"_s,
                          u"tcp://[2001:db8::5]:12000 eth0"_s}));
    QCOMPARE(reached(u"0.0.0.0"_s, u"0.0.0.0"_s, {}), QStringList());
}

void tst_ReachableUrls::oneAddressAloneIsItself()
{
    QCOMPARE(reached(u"192.0.2.6"_s, u"192.0.2.6"_s, lectureHall),
             QStringList{u"tcp://192.0.2.6:12000 eth0"_s});
    QCOMPARE(reached(u"192.0.2.9"_s, u"192.0.2.9"_s, lectureHall), QStringList{u"tcp://192.0.2.9:12000 "_s});
}

void tst_ReachableUrls::loopbackIsReachedByNobodyElse()
{
    QCOMPARE(reached(u"localhost"_s, u"127.0.0.1"_s, lectureHall), QStringList());
    QCOMPARE(reached(u"0.0.0.0"_s, u"0.0.0.0"_s, lectureHall.mid(0, 2)), QStringList());
}

void tst_ReachableUrls::linkLocalIsTheLastChoice()
{
    QCOMPARE(reached(u"0.0.0.0"_s, u"0.0.0.0"_s, {own(u"169.254.3.4"_s, u"usb0"_s)}),
             QStringList{u"tcp://169.254.3.4:12000 usb0"_s});
}

void tst_ReachableUrls::theProtocolIsPartOfIt()
{
    const EndpointUrl chat{Transport::Tcp, u"0.0.0.0"_s, 0, u"chat"_s};
    const QList<ReachableUrl> urls
        = reachableUrls(chat, SocketAddress::fromIp(u"0.0.0.0"_s, 4711), lectureHall);
    QCOMPARE(urls.value(0).url, u"chat://192.0.2.5:4711"_s);
}

QTEST_APPLESS_MAIN(tst_ReachableUrls)
#include "tst_reachableurls.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/endpointurl.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_EndpointUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsItsParts_data();
    void readsItsParts();
    void writesWhatItReads();
    void namesThePartThatIsWrong_data();
    void namesThePartThatIsWrong();
    void missingHostGetsAHint();
    void schemeMayHaveAPathAndAPort_data();
    void schemeMayHaveAPathAndAPort();
    void pathIsChecked();
    void transportsAndTheirEncryptionArePaired();
};

void tst_EndpointUrl::readsItsParts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<QString>("host");
    QTest::addColumn<quint16>("port");
    QTest::newRow("name") << u"tls://localhost:12000"_s << Transport::Tls << u"localhost"_s << quint16(12000);
    QTest::newRow("IPv4") << u"tcp://127.0.0.1:1"_s << Transport::Tcp << u"127.0.0.1"_s << quint16(1);
    QTest::newRow("IPv6") << u"udp://[::1]:65535"_s << Transport::Udp << u"::1"_s << quint16(65535);
    QTest::newRow("IPv6 any") << u"dtls://[::]:0"_s << Transport::Dtls << u"::"_s << quint16(0);
    QTest::newRow("zone by name") << u"tcp://[fe80::1%eth0]:80"_s << Transport::Tcp << u"fe80::1%eth0"_s
                                  << quint16(80);
    QTest::newRow("capitals in the scheme")
        << u"TCP://host:80"_s << Transport::Tcp << u"host"_s << quint16(80);
    QTest::newRow("blanks around it") << u"  tcp://host:80\n"_s << Transport::Tcp << u"host"_s << quint16(80);
    QTest::newRow("name beyond ASCII")
        << u"tcp://münchen.example:80"_s << Transport::Tcp << u"münchen.example"_s << quint16(80);
    QTest::newRow("name with digits, dash and underscore")
        << u"tcp://4u-2_b:80"_s << Transport::Tcp << u"4u-2_b"_s << quint16(80);
    QTest::newRow("leading zeros in the port")
        << u"tcp://host:0080"_s << Transport::Tcp << u"host"_s << quint16(80);
}

void tst_EndpointUrl::readsItsParts()
{
    QFETCH(QString, text);
    const auto url = EndpointUrl::parse(text);
    QVERIFY2(url.ok(), url.ok() ? "" : qPrintable(url.error().toString()));
    QTEST(url.value().transport, "transport");
    QTEST(url.value().host, "host");
    QTEST(url.value().port, "port");
    QCOMPARE(EndpointUrl::parse(url.value().toString()).value(), url.value());
}

void tst_EndpointUrl::writesWhatItReads()
{
    for (const QString &text :
         {u"tcp://localhost:80"_s, u"tls://[::1]:0"_s, u"udp://0.0.0.0:65535"_s, u"dtls://[fe80::1%2]:9"_s})
        QCOMPARE(EndpointUrl::parse(text).value().toString(), text);
}

void tst_EndpointUrl::namesThePartThatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << u""_s << u"before ://"_s;
    QTest::newRow("no scheme") << u"localhost:80"_s << u"before ://"_s;
    QTest::newRow("empty scheme") << u"://localhost:80"_s << u"not one of tcp"_s;
    QTest::newRow("unknown scheme") << u"gopher://localhost:80"_s << u"“gopher”"_s;
    QTest::newRow("no port") << u"tcp://localhost"_s << u"port is missing"_s;
    QTest::newRow("empty port") << u"tcp://localhost:"_s << u"port is missing"_s;
    QTest::newRow("port one too high") << u"tcp://localhost:65536"_s << u"“65536”"_s;
    QTest::newRow("port far too high") << u"tcp://localhost:99999999999999999999999"_s << u"65535"_s;
    QTest::newRow("negative port") << u"tcp://localhost:-1"_s << u"“-1”"_s;
    QTest::newRow("port in words") << u"tcp://localhost:http"_s << u"“http”"_s;
    QTest::newRow("path") << u"tcp://localhost:80/"_s << u"“80/”"_s;
    QTest::newRow("no host") << u"tcp://:80"_s << u"host is missing"_s;
    QTest::newRow("nothing behind the scheme") << u"tcp://"_s << u"host is missing"_s;
    QTest::newRow("blank in the host") << u"tcp://my host:80"_s << u"“my host”"_s;
    QTest::newRow("user in the host") << u"tcp://me@host:80"_s << u"“me@host”"_s;
    QTest::newRow("IPv4 number too high") << u"tcp://127.0.0.256:80"_s << u"“127.0.0.256”"_s;
    QTest::newRow("IPv4 with three numbers") << u"tcp://127.0.1:80"_s << u"“127.0.1”"_s;
    QTest::newRow("IPv6 without brackets") << u"tcp://::1:80"_s << u"brackets"_s;
    QTest::newRow("full IPv6 without brackets") << u"tcp://fe80::1:80"_s << u"brackets"_s;
    QTest::newRow("open bracket") << u"tcp://[::1:80"_s << u"bracket"_s;
    QTest::newRow("something behind the bracket") << u"tcp://[::1]x:80"_s << u"bracket"_s;
    QTest::newRow("no IPv6 in brackets") << u"tcp://[localhost]:80"_s << u"“localhost”"_s;
    QTest::newRow("empty brackets") << u"tcp://[]:80"_s << u"not an IPv6"_s;
    QTest::newRow("empty zone") << u"tcp://[fe80::1%]:80"_s << u"“fe80::1%”"_s;
}

void tst_EndpointUrl::namesThePartThatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, named);
    const auto url = EndpointUrl::parse(text);
    QVERIFY(!url.ok());
    QCOMPARE(url.error().code, ErrorCode::BadUrl);
    QVERIFY2(url.error().why.contains(named), qPrintable(url.error().why));
    QVERIFY(url.error().what.contains(text));
}

void tst_EndpointUrl::missingHostGetsAHint()
{
    const Error error = EndpointUrl::parse(u"tcp://:12000"_s).error();
    QVERIFY(error.toString().contains(u"127.0.0.1"));
    QVERIFY(error.toString().contains(u"0.0.0.0"));
}

void tst_EndpointUrl::schemeMayHaveAPathAndAPort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("written");
    QTest::newRow("both") << u"tcp://host:8080/data?x=1"_s << quint16(8080) << u"/data?x=1"_s
                          << u"tcp://host:8080/data?x=1"_s;
    QTest::newRow("neither") << u"tcp://host"_s << quint16(80) << u""_s << u"tcp://host:80"_s;
    QTest::newRow("root") << u"tcp://host/"_s << quint16(80) << u""_s << u"tcp://host:80"_s;
    QTest::newRow("query alone") << u"tcp://host?x=1"_s << quint16(80) << u"/?x=1"_s
                                 << u"tcp://host:80/?x=1"_s;
    QTest::newRow("fragment") << u"tcp://host:1/a#b/?c"_s << quint16(1) << u"/a"_s << u"tcp://host:1/a"_s;
    QTest::newRow("fragment alone") << u"tcp://host:1#b"_s << quint16(1) << u""_s << u"tcp://host:1"_s;
    QTest::newRow("IPv6") << u"tcp://[::1]/a"_s << quint16(80) << u"/a"_s << u"tcp://[::1]:80/a"_s;
    QTest::newRow("colon and at in the path")
        << u"tcp://host/a:b@c"_s << quint16(80) << u"/a:b@c"_s << u"tcp://host:80/a:b@c"_s;
    QTest::newRow("port 0") << u"tcp://host:0/a"_s << quint16(0) << u"/a"_s << u"tcp://host:0/a"_s;
}

void tst_EndpointUrl::schemeMayHaveAPathAndAPort()
{
    QFETCH(QString, text);
    const UrlForm form{80, true};
    const auto url = EndpointUrl::parse(text, form);
    QVERIFY2(url.ok(), url.ok() ? "" : qPrintable(url.error().toString()));
    QTEST(url.value().port, "port");
    QTEST(url.value().path, "path");
    QTEST(url.value().toString(), "written");
    QCOMPARE(EndpointUrl::parse(url.value().toString(), form).value(), url.value());
}

void tst_EndpointUrl::pathIsChecked()
{
    const UrlForm form{80, true};
    for (const QString &text :
         {u"tcp://host/a b"_s, u"tcp://host/a\r\nb"_s, u"tcp://host:/"_s, u"tcp:///a"_s})
        QVERIFY2(!EndpointUrl::parse(text, form).ok(), qPrintable(text));
    const QString longest = u'/' + QString(EndpointUrl::longestPath - 1, u'a');
    QVERIFY(EndpointUrl::parse(u"tcp://host"_s + longest, form).ok());
    QVERIFY(!EndpointUrl::parse(u"tcp://host"_s + longest + u'a', form).ok());
}

void tst_EndpointUrl::transportsAndTheirEncryptionArePaired()
{
    for (const Transport transport : {Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls}) {
        QCOMPARE(withEncryption(transport, isEncrypted(transport)), transport);
        QCOMPARE(isStream(withEncryption(transport, true)), isStream(transport));
        QVERIFY(isEncrypted(withEncryption(transport, true)));
        QCOMPARE(QString(schemeOf(transport)).toUpper(), QString(displayName(transport)));
    }
}

QTEST_GUILESS_MAIN(tst_EndpointUrl)
#include "tst_endpointurl.moc"

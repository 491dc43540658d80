// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointjson.h"
#include "protocols/absentschemes.h"
#include "protocols/schemes.h"

#include <QDir>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TstSchemes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everySchemeNamesATransportAndAProtocol()
    {
        QSet<QLatin1StringView> names;
        for (const Scheme &scheme : schemes()) {
            QVERIFY(!names.contains(scheme.name));
            names.insert(scheme.name);
            QVERIFY(!scheme.protocol.isEmpty());
            QCOMPARE(schemeNamed(scheme.name), &scheme);
            QCOMPARE(schemeNamed(QString(scheme.name).toUpper()), &scheme);

            const auto url = parseEndpoint(QString(scheme.name + u"://localhost:12000"));
            QVERIFY(url.ok());
            QCOMPARE(url.value().transport, scheme.transport);
            QCOMPARE(url.value().toString(), QString(scheme.name + u"://localhost:12000"));
            ServerSettings server;
            server.url = url.value();
            if (const QString why = whyAbsent(url.value()); !why.isEmpty()) {
                QCOMPARE(protocolsOf(server).error().what, why);
                continue;
            }
            if (scheme.protocol == "file"_L1)
                server.reply = u"save:"_s + QDir::tempPath();
            const MadeProtocols served = protocolsOf(server);
            QVERIFY(served.ok() || served.error().code == ErrorCode::BadReply); // the reply belongs to
                                                                                // another scheme
            ClientSettings client;
            client.url = url.value();
            QVERIFY(protocolsOf(client).ok());
        }
        for (const Transport transport : {Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls})
            QCOMPARE(schemeNamed(schemeOf(transport))->transport, transport);
    }

    void wrongUrlIsNamedAsItWasTyped_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("why");
        QTest::newRow("scheme") << u"gopher://localhost:70"_s
                                << u"“gopher” is not one of tcp, tls, udp, dtls, "_s;
        QTest::newRow("none") << u"localhost:70"_s
                              << u"The part before :// is missing: tcp, tls, udp, dtls, "_s;
        QTest::newRow("empty") << u"://localhost:70"_s << u"“” is not one of tcp, tls, udp, dtls, "_s;
        QTest::newRow("port") << u" TCP://localhost:x"_s
                              << u"The port “x” is not a number from 0 to 65535."_s;
    }
    void wrongUrlIsNamedAsItWasTyped()
    {
        QFETCH(QString, url);
        QFETCH(QString, why);
        const Result<EndpointUrl> read = parseEndpoint(url);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::BadUrl);
        QCOMPARE(read.error().what, QString(u'“' + url + u"” is not an endpoint."_s));
        QVERIFY2(read.error().why.contains(why), qPrintable(read.error().why));
    }

    void httpHasPathsAndPortsOfItsOwn()
    {
        QCOMPARE(parseEndpoint(u"http://localhost"_s).value().port, 80);
        QCOMPARE(parseEndpoint(u"HTTPS://localhost/a?b#c"_s).value().toString(),
                 u"https://localhost:443/a?b"_s);
        QCOMPARE(parseEndpoint(u"http://[::1]:8080/"_s).value().toString(), u"http://[::1]:8080"_s);
        QVERIFY(!parseEndpoint(u"tcp://localhost:1/a"_s).ok());
        QVERIFY(!parseEndpoint(u"http://me:word@localhost"_s).ok());
    }

    void httpSettingsAreKept()
    {
        ServerSettings server;
        server.url = parseEndpoint(u"http://localhost:8080/base"_s).value();
        server.http = {404, {u"A: b"_s}, true};
        QCOMPARE(serverFromJson(toJson(server)).http, server.http);
        QCOMPARE(serverFromJson(toJson(server)).url, server.url);
        ClientSettings client;
        client.http = {3, true, true};
        const HttpClientSettings read = clientFromJson(toJson(client)).http;
        QCOMPARE(read, (HttpClientSettings{3, true, false})); // --fail applies to one run
        QVERIFY(!toJson(ServerSettings()).contains(u"http"));
        QVERIFY(!toJson(ClientSettings()).contains(u"http"));
    }

    /// A file from a newer program may name one: it is kept and shown under its name, and only starting it is
    /// an error.
    void schemeOfANewerProgramIsKept()
    {
        ServerSettings settings;
        settings.url = {Transport::Tcp, u"127.0.0.1"_s, 12000, u"gopher"_s, u"/a?b"_s};
        QCOMPARE(settings.url.toString(), u"gopher://127.0.0.1:12000/a?b"_s);
        QJsonObject json = toJson(settings);
        const ServerSettings read = serverFromJson(json);
        QCOMPARE(read.url, settings.url);
        QCOMPARE(toJson(read), json);
        const MadeProtocols made = protocolsOf(read);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().code, ErrorCode::BadUrl);
        QVERIFY(made.error().what.contains(u"gopher://127.0.0.1:12000/a?b"_s));
    }
};

QTEST_GUILESS_MAIN(TstSchemes)
#include "tst_schemes.moc"

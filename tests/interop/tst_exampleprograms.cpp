// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/exampleshelf.h"
#include "protocols/examples/exampletext.h"
#include "protocols/schemes.h"
#include "support/examples.h"
#include "support/peers.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace swb;
using namespace swb::test;

namespace {

/// The Python programs of one example, in the folder beside this file: one for each of its servers and
/// clients.
struct Programs
{
    QStringList servers;
    QStringList clients;
};

const QHash<QString, Programs> &programs()
{
    static const QHash<QString, Programs> all{
        {u"A1-A4"_s, {{u"a1_server"_s}, {u"http_client"_s, u"a4_client"_s}}},
        {u"A2-A3"_s, {{u"a2_server"_s}, {u"a6_client"_s}}},
        {u"A5"_s, {{u"a5_server"_s}, {u"a5_client"_s}}},
        {u"A6"_s, {{u"a6_server"_s}, {u"a6_client"_s}}},
        {u"A7"_s, {{u"a7_server"_s}, {u"a7_client"_s}}},
        {u"A8"_s, {{u"a8_server"_s}, {u"a8_client"_s}}},
        {u"A9"_s, {{u"a9_server"_s}, {u"a9_client"_s, u"tls_client"_s}}},
        {u"B2-B3"_s, {{u"b2_server"_s}, {u"b3_client"_s}}},
        {u"B4-B5"_s, {{u"b4_server"_s}, {u"b5_client"_s}}},
        {u"B6"_s, {{u"c3_server"_s, u"a2_server"_s}, {u"tcp_client"_s, u"udp_client"_s, u"udp_client"_s}}},
        {u"B7"_s, {{u"b7_server"_s}, {u"tcp_client"_s}}},
        {u"B8"_s, {{u"b8_server"_s}, {u"udp_client"_s}}},
        {u"B9"_s, {{u"b9_server"_s}, {u"tcp_client"_s, u"tcp_client"_s}}},
        {u"C1-C2"_s, {{u"c3_server"_s}, {u"tcp_client"_s, u"tcp_client"_s}}},
        {u"C3-C4"_s, {{u"c3_server"_s}, {u"c4_client"_s}}},
        {u"D2"_s, {{u"d6_server"_s, u"d4_server"_s}, {u"tcp_client"_s, u"udp_client"_s}}},
        {u"D3-D4"_s, {{u"d4_server"_s}, {u"d3_client"_s}}},
        {u"D5-D6"_s, {{u"d6_server"_s}, {u"d5_client"_s}}},
        {u"D7"_s, {{u"d6_server"_s}, {u"tcp_client"_s}}},
        {u"E1"_s, {{u"e1_server"_s}, {u"e1_client"_s}}},
        {u"E2-E3"_s, {{u"e2_server"_s}, {u"e3_client"_s}}},
        {u"E4-E5"_s, {{u"e2_server"_s}, {u"e3_client"_s}}},
        {u"E7"_s, {{u"e7_server"_s}, {u"tcp_client"_s}}},
        {u"E8"_s, {{u"e8_server"_s}, {u"e8_client"_s}}},
        {u"E9"_s, {{u"a2_server"_s, u"c3_server"_s}, {u"udp_client"_s, u"tcp_client"_s}}},
        {u"E10"_s, {{u"e10_server"_s}, {u"e10_client"_s}}},
        {u"close-after-reply"_s, {{u"d6_server"_s}, {u"tcp_client"_s}}},
        {u"eavesdropper"_s, {{u"d6_server"_s, u"tls_server"_s}, {u"tcp_client"_s, u"tls_client"_s}}},
        {u"half-close"_s, {{u"half_close_server"_s}, {u"half_close_client"_s}}},
        {u"lossy-udp"_s, {{u"a2_server"_s}, {u"many_datagrams_client"_s}}},
        {u"nobody-listening"_s, {{u"d6_server"_s}, {u"tcp_client"_s, u"tcp_client"_s}}},
        {u"one-client"_s, {{u"one_client_server"_s}, {u"tcp_client"_s, u"tcp_client"_s}}},
        {u"plain-at-tls"_s, {{u"tls_server"_s}, {u"tcp_client"_s}}},
        {u"reset"_s, {{u"d6_server"_s}, {u"tcp_client"_s}}},
        {u"three-sends"_s, {{u"three_sends_server"_s}, {u"three_sends_client"_s, u"one_send_client"_s}}},
        {u"udp-silence"_s, {{u"silent_server"_s}, {u"impatient_client"_s, u"udp_client"_s}}},
        {u"untrusted"_s, {{u"tls_server"_s}, {u"tls_client"_s}}},
        {u"chat"_s, {{u"chat_server"_s}, {u"chat_client"_s}}},
        {u"file-transfer"_s, {{u"file_server"_s}, {u"file_client"_s}}},
        {u"game"_s, {{u"a2_server"_s}, {u"many_datagrams_client"_s}}},
        {u"mail"_s, {{u"mail_server"_s}, {u"mail_client"_s}}},
        {u"rest"_s, {{u"rest_server"_s}, {u"http_client"_s, u"http_client"_s, u"http_client"_s}}},
        {u"streaming"_s, {{u"a2_server"_s}, {u"many_datagrams_client"_s}}},
        {u"web"_s, {{u"web_server"_s}, {u"http_client"_s}}},
        {u"websocket-tls"_s, {{u"a8_server"_s}, {u"a8_client"_s}}},
    };
    return all;
}

/// Its name in Python.
QByteArray exceptionFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConnectionRefused:
    case ErrorCode::NobodyListening:
        return "ConnectionRefusedError";
    case ErrorCode::ConnectionReset:
        return "ConnectionResetError";
    case ErrorCode::ReplyTimeout:
        return "TimeoutError";
    case ErrorCode::ClosedEarly:
        return "EOFError";
    case ErrorCode::CertificateSelfSigned:
        return "SSLCertVerificationError";
    default:
        return {};
    }
}

/// As Python's repr() writes bytes.
QByteArray pythonBytes(const QByteArray &bytes)
{
    const char quote = bytes.contains('\'') && !bytes.contains('"') ? '"' : '\'';
    QByteArray text("b");
    text += quote;
    for (const char byte : bytes) {
        const auto value = quint8(byte);
        if (byte == '\n' || byte == '\r' || byte == '\t')
            text += byte == '\n' ? "\\n" : byte == '\r' ? "\\r" : "\\t";
        else if (byte == '\\' || byte == quote)
            text += QByteArray("\\") + byte;
        else if (value < 0x20 || value > 0x7e)
            text += "\\x" + QByteArray::number(value, 16).rightJustified(2, '0');
        else
            text += byte;
    }
    return text + quote;
}

/// All messages that a client sends, in sending order.
QByteArray sentBy(const ExampleClient &client)
{
    if (!client.repeat)
        return client.message;
    Repetition repetition(client.message, *client.repeat);
    QByteArray sent;
    while (!repetition.isOver())
        sent += repetition.take({});
    return sent;
}

} // namespace

/// Every example against the program that a student would have written: Python's server with the example's
/// clients, and Python's client with the example's servers, relays included.
class TstExamplePrograms : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;
    QString m_python;

    [[nodiscard]] static QString script(const QString &name)
    {
        return QStringLiteral(SWB_SOURCE_DIR "/tests/interop/programs/") + name + u".py"_s;
    }
    [[nodiscard]] static QString modulesOf(const QString &example)
    {
        static const QHash<QString, QString> needed{
            {u"A7"_s, u"requests"_s}, {u"A8"_s, u"websockets"_s}, {u"websocket-tls"_s, u"websockets"_s}};
        return needed.value(example, u"socket"_s);
    }
    /// A python3 that has this module; empty if there is none.
    [[nodiscard]] static QString pythonWith(const QString &module)
    {
        static QHash<QString, QString> found;
        if (!found.contains(module))
            found.insert(module, findPythonWith(module));
        return found.value(module);
    }
    [[nodiscard]] static QString findPythonWith(const QString &module)
    {
        for (const QString &program : {u"python3"_s, u"/usr/bin/python3"_s}) {
            if (run(program, {u"-c"_s, u"import "_s + module}).exitCode == 0)
                return program;
        }
        return {};
    }
    static quint16 portFor(const EndpointUrl &url, const QHash<QString, QString> &ports)
    {
        return ports.value(placeOf(url), QString::number(url.port)).toUShort();
    }
    /// The bytes of every data event that reached a server, from the lines of "--json".
    static QByteArray receivedByServers(const QByteArray &lines)
    {
        QByteArray bytes;
        for (const QJsonObject &line : jsonLines(lines)) {
            if (line[u"kind"_s] == u"data"_s && line[u"direction"_s] == u"in"_s
                && line[u"role"_s] == u"server"_s)
                bytes += QByteArray::fromHex(line[u"hex"_s].toString().toLatin1());
        }
        return bytes;
    }
    /// Whether what this client sends reaches a server byte for byte.
    static bool arrivesAsItIs(const Example &example, const ExampleClient &client)
    {
        const bool reaches = client.fails == ErrorCode::None || client.fails == ErrorCode::ReplyTimeout;
        return reaches && example.relays.isEmpty() && client.settings.framing == u"none"
            && schemeOf(client.settings.url)->protocol == "raw"_L1;
    }
    void addExamples()
    {
        QTest::addColumn<QString>("name");
        for (const Example &example : ExampleShelf::read().examples)
            QTest::newRow(qPrintable(example.name)) << example.name;
    }
    [[nodiscard]] Outcome runClient(const QString &program, const ExampleClient &client, quint16 port)
    {
        const Repeat repeat = client.repeat.value_or(Repeat());
        const QString authority
            = isEncrypted(client.settings.url.transport) ? m_certificates.authority : QString();
        return run(m_python,
                   {script(program), client.settings.url.host, QString::number(port),
                    QString::fromUtf8(client.message), authority, QString::number(repeat.times),
                    QString::number(repeat.every.count())},
                   client.message + '\n'); // which some read from the keyboard
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("python3");
        qputenv("PYTHONDONTWRITEBYTECODE", "1");
        qputenv("PYTHONWARNINGS", "ignore");
        m_certificates = Certificates::make();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyExampleHasItsPrograms()
    {
        QStringList names;
        for (const Example &example : ExampleShelf::read().examples) {
            names << example.name;
            const Programs of = programs().value(example.name);
            QVERIFY2(of.servers.size() == example.servers.size() && !of.servers.isEmpty(),
                     qPrintable(example.name));
            QVERIFY2(of.clients.size() == example.clients.size(), qPrintable(example.name));
            for (const QString &program : of.servers + of.clients)
                QVERIFY2(QFile::exists(script(program)), qPrintable(program));
        }
        for (const QString &name : programs().keys())
            QVERIFY2(names.contains(name), qPrintable(name));
    }

    void pythonsServersAnswerOurClients_data() { addExamples(); }
    void pythonsServersAnswerOurClients()
    {
        QFETCH(QString, name);
        const ExampleShelf shelf = ExampleShelf::read();
        const Example &example = *shelf.find(name);
        m_python = pythonWith(modulesOf(name));
        if (!isBuilt(example))
            QSKIP("SKIPPED: this program was built without what the example speaks");
        if (m_python.isEmpty())
            QSKIP("SKIPPED: a module of Python is not installed, so nothing was shown about it");
        QVERIFY(!example.writeFiles().isError());
        QHash<QString, QString> ports;
        std::vector<std::unique_ptr<Program>> servers;
        for (qsizetype i = 0; i < example.servers.size(); ++i) {
            const ServerSettings &server = example.servers[i];
            const QString own = server.tls.certificateFile;
            const QString certificate = isEncrypted(server.url.transport)
                ? (own.isEmpty() ? m_certificates.server : own)
                : QString();
            servers.push_back(std::make_unique<Program>());
            Program &python = *servers.back();
            python.launch(m_python,
                          {script(programs().value(name).servers[i]), server.url.host, u"0"_s, certificate,
                           example.folder});
            QVERIFY2(python.waitForOut("ready "), python.err());
            ports.insert(placeOf(server.url),
                         QString::fromLatin1(python.out().split('\n').constFirst().mid(6).trimmed()));
        }
        std::vector<std::unique_ptr<SwbServer>> relays;
        for (RelaySettings relay : example.relays) {
            const QString place = placeOf(relay.listen);
            relay.listen.port = 0;
            relay.target.port = portFor(relay.target, ports);
            relays.push_back(std::make_unique<SwbServer>(relayArguments(relay).sliced(1), 1, u"relay"_s));
            QVERIFY2(relays.back()->isReady(), relays.back()->err());
            ports.insert(place, relays.back()->port());
        }
        const bool isRaw = schemeOf(example.servers.first().url)->protocol == "raw"_L1;
        bool isReset = false; // which ends a program from the notes
        for (ExampleClient client : example.clients) {
            if (!canDo(client))
                continue;
            isReset = isReset || client.fails == ErrorCode::ConnectionReset;
            client.settings.url.port = portFor(client.settings.url, ports);
            const Outcome sent = runSwb(sendArguments(client) + QStringList{u"--json"_s});
            QVERIFY2(failureIn(sent.err) == client.fails, both(sent.err, servers.front()->out()));
            if (!client.answer.isEmpty())
                QCOMPARE(sent.out, client.answer);
            if (isRaw && arrivesAsItIs(example, client)) {
                const QByteArray told = pythonBytes(client.message);
                QTRY_VERIFY2(std::any_of(servers.begin(), servers.end(),
                                         [&](const auto &server) { return server->out().contains(told); }),
                             both(told, servers.front()->out()));
            }
        }
        for (const auto &server : servers)
            QVERIFY2(isReset || !server->err().contains("Traceback"), server->err());
    }

    void ourServersAnswerPythonsClients_data() { addExamples(); }
    void ourServersAnswerPythonsClients()
    {
        QFETCH(QString, name);
        const ExampleShelf shelf = ExampleShelf::read();
        const Example &example = *shelf.find(name);
        m_python = pythonWith(modulesOf(name));
        if (!isBuilt(example))
            QSKIP("SKIPPED: this program was built without what the example speaks");
        if (m_python.isEmpty())
            QSKIP("SKIPPED: a module of Python is not installed, so nothing was shown about it");
        SwbServer ours({u"run"_s, name, u"--any-port"_s, u"--json"_s},
                       int(example.servers.size() + example.relays.size()), u"example"_s);
        QVERIFY2(ours.isReady(), ours.err());
        QHash<QString, QString> ports;
        int listening = 0;
        for (const ServerSettings &server : example.servers)
            ports.insert(placeOf(server.url), ours.port(listening++));
        for (const RelaySettings &relay : example.relays)
            ports.insert(placeOf(relay.listen), ours.port(listening++));
        QByteArray expected;
        bool allArriveAsTheyAre = true;
        for (qsizetype i = 0; i < example.clients.size(); ++i) {
            const ExampleClient &client = example.clients[i];
            if (!canDo(client))
                continue;
            const Outcome python
                = runClient(programs().value(name).clients[i], client, portFor(client.settings.url, ports));
            QVERIFY2(python.exitCode == 0, python.err);
            if (client.fails != ErrorCode::None)
                QCOMPARE(python.out, "failed " + exceptionFor(client.fails) + '\n');
            else if (!client.answer.isEmpty())
                QCOMPARE(python.out, "received " + pythonBytes(client.answer) + '\n');
            const bool refused
                = client.fails == ErrorCode::ConnectionRefused || client.fails == ErrorCode::NobodyListening;
            allArriveAsTheyAre = allArriveAsTheyAre && (refused || arrivesAsItIs(example, client));
            expected += arrivesAsItIs(example, client) ? sentBy(client) : QByteArray();
        }
        const auto once = [](const ServerSettings &of) { return of.once; };
        const bool ends = std::all_of(example.servers.cbegin(), example.servers.cend(), once);
        QCOMPARE(ends ? ours.finish().exitCode : ours.stop(), 0);
        if (allArriveAsTheyAre)
            QCOMPARE(receivedByServers(ours.out()), expected);
        else
            QVERIFY(receivedByServers(ours.out()).contains(expected));
    }
};

QTEST_GUILESS_MAIN(TstExamplePrograms)
#include "tst_exampleprograms.moc"

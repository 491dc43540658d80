// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace swb::test;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void addSchemes()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("http") << u"http"_s;
    QTest::newRow("https") << u"https"_s;
}

} // namespace

/// HTTP with curl, Python's http.client, nginx and Python's http.server as the peer.
class TstHttp : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;
    QTemporaryDir m_folder;
    QByteArray m_large;

    [[nodiscard]] QString files() const { return u"files:"_s + m_folder.path(); }
    [[nodiscard]] Outcome curl(const SwbServer &server, const QString &path, const QStringList &options = {},
                               const QByteArray &input = {}) const
    {
        QStringList arguments{u"-sS"_s, u"-m"_s, u"60"_s, u"--cacert"_s, m_certificates.authority};
        if (server.url().startsWith(u"https"_s)) // our own name, unknown to any resolver
            arguments << u"--resolve"_s << u"localhost:%1:127.0.0.1"_s.arg(server.port());
        const QString host = server.url().startsWith(u"https"_s) ? u"localhost"_s : u"127.0.0.1"_s;
        const QString url
            = u"%1://%2:%3%4"_s.arg(server.url().section(u':', 0, 0), host, server.port(), path);
        return run(u"curl"_s, arguments + options + QStringList{url}, input);
    }
    [[nodiscard]] QStringList trust() const { return {u"--ca"_s, m_certificates.authority}; }

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates = Certificates::make();
        m_large = mixedBytes(20 << 20);
        write(m_folder.filePath(u"hello.txt"_s), "0123456789");
        write(m_folder.filePath(u"large"_s), m_large);
        QVERIFY(QDir(m_folder.path()).mkdir(u"sub"_s));
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void curlIsAnswered_data() { addSchemes(); }
    void curlIsAnswered()
    {
        SWB_NEED_PROGRAM("curl");
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"echo"_s});
        QVERIFY2(server.isReady(), server.err());
        const auto said = [&](const QStringList &options) {
            const Outcome outcome = curl(server, u"/data?x=1"_s, options);
            if (outcome.exitCode != 0)
                qWarning() << outcome.err;
            return QJsonDocument::fromJson(outcome.out).object();
        };
        QCOMPARE(said({})[u"version"].toString(), u"HTTP/1.1"_s);
        QCOMPARE(said({u"--http1.0"_s})[u"version"].toString(), u"HTTP/1.0"_s);
        QCOMPARE(said({u"-d"_s, u"a=b"_s})[u"body"].toString(), u"a=b"_s);
        QCOMPARE(said({u"-d"_s, u"a=b"_s, u"-H"_s, u"Transfer-Encoding: chunked"_s})[u"body"].toString(),
                 u"a=b"_s);
        QCOMPARE(said({u"-X"_s, u"PATCH"_s})[u"method"].toString(), u"PATCH"_s);
        const Outcome old = curl(server, u"/"_s, {u"-0"_s, u"-i"_s}); // closes the connection
        QVERIFY2(old.out.contains("Connection: close\r\n"), old.out);
        const QString big(3'000'000, u'x'); // curl expects a 100 Continue first
        write(m_folder.filePath(u"big"_s), big.toUtf8());
        QCOMPARE(said({u"-T"_s, m_folder.filePath(u"big"_s), u"-H"_s, u"Expect: 100-continue"_s})[u"body"]
                     .toString(),
                 big);
        const Outcome expected
            = curl(server, u"/"_s,
                   {u"-v"_s, u"-T"_s, m_folder.filePath(u"big"_s), u"-H"_s, u"Expect: 100-continue"_s});
        QVERIFY2(expected.err.contains("100 Continue"), expected.err);
        const QJsonObject posted
            = said({u"--data-binary"_s, u'@' + m_folder.filePath(u"big"_s)}); // curl adds Expect
        QCOMPARE(posted[u"body"].toString(), big);
    }

    void curlUploadsWhatHasNoLength_data() { addSchemes(); }
    void curlUploadsWhatHasNoLength()
    {
        SWB_NEED_PROGRAM("curl");
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"echo"_s});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray text = QByteArray("0123456789abcdef").repeated(100'000);
        const QJsonObject said
            = QJsonDocument::fromJson(curl(server, u"/up"_s, {u"-T"_s, u"-"_s}, text).out).object();
        QCOMPARE(said[u"headers"][u"Transfer-Encoding"].toString(), u"chunked"_s);
        QCOMPARE(said[u"body"].toString(), QString::fromLatin1(text));
    }

    void curlKeepsTheConnection()
    {
        SWB_NEED_PROGRAM("curl");
        SwbServer server({u"http://127.0.0.1:0"_s, u"--reply"_s, u"fixed:x"_s});
        QVERIFY(server.isReady());
        const QString url = server.url();
        const Outcome outcome = run(u"curl"_s, {u"-sS"_s, u"-w"_s, u"%{num_connects} "_s, url, url, url});
        QCOMPARE(outcome.out, "x1 x0 x0 ");
    }

    void curlGetsFiles_data() { addSchemes(); }
    void curlGetsFiles()
    {
        SWB_NEED_PROGRAM("curl");
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, files()});
        QVERIFY2(server.isReady(), server.err());
        QCOMPARE(curl(server, u"/hello.txt"_s).out, "0123456789");
        QCOMPARE(curl(server, u"/hello.txt"_s, {u"-r"_s, u"2-4"_s}).out, "234");
        QCOMPARE(curl(server, u"/hello.txt"_s, {u"-r"_s, u"-3"_s}).out, "789");
        const QByteArray parts = curl(server, u"/hello.txt"_s, {u"-i"_s, u"-r"_s, u"0-1,4-5"_s}).out;
        QVERIFY2(parts.contains("206 Partial Content") && parts.contains("0-1/10\r\n\r\n01\r\n--")
                     && parts.contains("4-5/10\r\n\r\n45\r\n--"),
                 parts);
        QVERIFY(curl(server, u"/"_s).out.contains("<a href=\"./sub/\">"));
        QVERIFY(curl(server, u"/hello.txt"_s, {u"-I"_s}).out.contains("Content-Length: 10\r\n"));
        QVERIFY(curl(server, u"/large"_s).out == m_large);
        QCOMPARE(curl(server, u"/../../etc/passwd"_s,
                      {u"--path-as-is"_s, u"-o"_s, u"/dev/null"_s, u"-w"_s, u"%{http_code}"_s})
                     .out,
                 "404");
        const QString tags = m_folder.filePath(u"tag"_s);
        (void)curl(server, u"/hello.txt"_s, {u"--etag-save"_s, tags});
        QCOMPARE(curl(server, u"/hello.txt"_s, {u"--etag-compare"_s, tags, u"-w"_s, u"%{http_code}"_s}).out,
                 "304");
        const QString part = m_folder.filePath(u"part"_s); // an interrupted download
        write(part, m_large.first(12'345'678));
        QCOMPARE(curl(server, u"/large"_s, {u"-C"_s, u"-"_s, u"-o"_s, part}).exitCode, 0);
        QFile whole(part);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QVERIFY(whole.readAll() == m_large);
    }

    void pythonIsAnswered_data() { addSchemes(); }
    void pythonIsAnswered()
    {
        SWB_NEED_PROGRAM("python3");
        QFETCH(QString, scheme);
        const QString file = m_folder.filePath(u"store.json"_s);
        write(file, R"({"data": {"value": 42}, "items": []})");
        SwbServer server({u"--save"_s, scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"json:"_s + file});
        QVERIFY2(server.isReady(), server.err());
        const QString program = uR"(
import http.client, json, ssl, sys
scheme, port, authority = sys.argv[1:]
if scheme == "https":
    link = http.client.HTTPSConnection("localhost", int(port), context=ssl.create_default_context(cafile=authority))
else:
    link = http.client.HTTPConnection("localhost", int(port))
def ask(method, path, body=None, **more):
    link.request(method, path, body=body, headers={"Content-Type": "application/json"}, **more)
    answer = link.getresponse()
    text = answer.read()
    return answer.status, json.loads(text) if text else None
print(ask("GET", "/data"))
print(ask("POST", "/items", json.dumps({"name": "one"})))
print(ask("POST", "/items", iter([b'{"name":', b' "two"}']), encode_chunked=True))
print(ask("PATCH", "/items/2", json.dumps({"name": "second"})))
print(ask("DELETE", "/items/1"))
print(ask("GET", "/items"))
)"_s;
        const Outcome outcome
            = run(u"python3"_s, {u"-c"_s, program, scheme, server.port(), m_certificates.authority});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out,
                 "(200, {'value': 42})\n(201, {'id': 1, 'name': 'one'})\n(201, {'id': 2, 'name': 'two'})\n"
                 "(200, {'id': 2, 'name': 'second'})\n(204, None)\n(200, [{'id': 2, 'name': 'second'}])\n");
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                QFile stored(file);
                return stored.open(QIODevice::ReadOnly)
                    && QJsonDocument::fromJson(stored.readAll()).object()[u"items"].toArray().size() == 1;
            }(),
            patienceMs);
    }

    /// A1 and A4 of the lecture notes: a request as text over a plain socket, one recv().
    void lectureProgramIsAnswered()
    {
        SWB_NEED_PROGRAM("python3");
        SwbServer server({u"http://127.0.0.1:0"_s, u"--reply"_s, u"fixed:Hello"_s});
        QVERIFY(server.isReady());
        const QString program = uR"(
import socket, sys
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as s:
    s.sendall(b"GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n")
    print(s.recv(1024).decode())
)"_s;
        const Outcome outcome = run(u"python3"_s, {u"-c"_s, program, server.port()});
        QVERIFY2(outcome.out.startsWith("HTTP/1.1 200 OK"), outcome.err);
        QVERIFY(outcome.out.endsWith("\r\n\r\nHello\n"));
    }

    void nginxAnswersOurClient_data() { addSchemes(); }
    void nginxAnswersOurClient()
    {
        const QString nginx = QStandardPaths::findExecutable(
            u"nginx"_s, qEnvironmentVariable("PATH").split(u':') << u"/usr/sbin"_s);
        if (nginx.isEmpty())
            QSKIP("SKIPPED: nginx is not installed, so nothing was shown about it");
        QFETCH(QString, scheme);
        const QString port = freePort(false);
        QTemporaryDir home;
        write(home.filePath(u"page.html"_s), QByteArray("<p>Hello, compressed world.</p>").repeated(500));
        write(home.filePath(u"large"_s), m_large);
        const QString tls = u" ssl; ssl_certificate %1; ssl_certificate_key %1"_s.arg(m_certificates.server);
        const QString config = uR"(daemon off; master_process off; pid %1/pid; error_log stderr error;
events { worker_connections 64; }
http { access_log off; client_body_temp_path %1/b; proxy_temp_path %1/p; fastcgi_temp_path %1/f;
  uwsgi_temp_path %1/u; scgi_temp_path %1/s; types { text/html html; } gzip on; gzip_types text/html; absolute_redirect off;
  server { listen 127.0.0.1:%2%3; server_name localhost; root %1;
    location = /here { return 302 /page.html; }
    location = /elsewhere { return 301 http://other.example/; }
    location = /told { return 200 "$request_method $http_content_length bytes"; }
    location = /secret { auth_basic "x"; auth_basic_user_file %1/users; }
  } })"_s.arg(home.path(), port, scheme == u"https" ? tls : QString());
        write(home.filePath(u"users"_s), "me:{PLAIN}word\n");
        write(home.filePath(u"secret"_s), "told");
        write(home.filePath(u"nginx.conf"_s), config.toUtf8());
        Program server;
        server.launch(nginx,
                      {u"-p"_s, home.path(), u"-c"_s, home.filePath(u"nginx.conf"_s), u"-e"_s, u"stderr"_s});
        const QString host = scheme == u"https" ? u"localhost"_s : u"127.0.0.1"_s;
        const QString base = u"%1://%2:%3"_s.arg(scheme, host, port);
        const auto send = [&](const QString &path, const QStringList &options = {}) {
            QStringList arguments{u"send"_s, base + path};
            if (scheme == u"https")
                arguments << trust();
            return runSwb(arguments + options);
        };
        QTRY_VERIFY_WITH_TIMEOUT(send(u"/page.html"_s).exitCode == 0, patienceMs);
        const QByteArray page = QByteArray("<p>Hello, compressed world.</p>").repeated(500);
        QCOMPARE(send(u"/page.html"_s).out, page);
        QCOMPARE(send(u"/page.html"_s, {u"--http1.0"_s}).out, page);
        const Outcome compressed = send(u"/page.html"_s, {u"--compressed"_s}); // nginx sends it in chunks
        QCOMPARE(compressed.out, page);
        QVERIFY2(compressed.err.contains("gzip"), compressed.err);
        const Outcome redirected = send(u"/here"_s);
        QCOMPARE(redirected.out, page);
        QVERIFY2(redirected.err.contains("GET /here 302") && redirected.err.contains("GET /page.html 200"),
                 redirected.err);
        QVERIFY(send(u"/elsewhere"_s).err.contains("was not followed"));
        QVERIFY(send(u"/large"_s).out == m_large);
        QCOMPARE(send(u"/nothing"_s).exitCode, 0);
        const Outcome failed = send(u"/nothing"_s, {u"--fail"_s});
        QCOMPARE(failed.exitCode, 1);
        QVERIFY(failed.out.contains("404"));
        QCOMPARE(send(u"/secret"_s, {u"--fail"_s}).exitCode, 1);
        QCOMPARE(send(u"/secret"_s, {u"--user"_s, u"me:word"_s, u"--fail"_s}).out, "told");
        QCOMPARE(send(u"/page.html"_s, {u"--times"_s, u"3"_s, u"--replies"_s, u"1"_s}).exitCode, 0);
        QCOMPARE(send(u"/page.html"_s, {u"--method"_s, u"HEAD"_s}).out, "");
        const Outcome part = send(u"/page.html"_s, {u"--header"_s, u"Range: bytes=3-7"_s});
        QCOMPARE(part.out, page.sliced(3, 5));
        QVERIFY2(part.err.contains("GET /page.html 206 5 B "), part.err);
        const Outcome posted = send(u"/told"_s, {u"--body"_s, u"a=b"_s, u"--fail"_s});
        QCOMPARE(posted.exitCode, 0);
        QCOMPARE(posted.out, "POST 3 bytes");
        QCOMPARE(send(u"/told"_s, {u"--method"_s, u"DELETE"_s}).out, "DELETE  bytes");
        const Outcome refused = send(u"/page.html"_s, {u"--body"_s, u"a=b"_s, u"--fail"_s});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("POST /page.html 405 "), refused.err);
        if (scheme == u"https"_s) {
            const OwnDataFolder another; // with an authority that did not sign the server's certificate
            const Outcome stranger = runSwb({u"send"_s, base + u"/page.html"_s});
            qputenv("SWB_DATA_DIR", QFile::encodeName(m_data.path()));
            QCOMPARE(stranger.exitCode, 1);
            QCOMPARE(stranger.out, "");
        }
    }

    void nodesServerAnswersOurClient()
    {
        SWB_NEED_PROGRAM("node");
        Program server;
        server.launch(u"node"_s, {interopProgram(u"httpserver.js"_s)});
        QVERIFY2(server.waitForOut("listening on 127.0.0.1:"), server.err());
        const QString base = u"http://127.0.0.1:"_s + toldPort(server.out());
        const auto send = [&](const QString &path, const QStringList &options = {}) {
            return runSwb(QStringList{u"send"_s, base + path} + options);
        };
        QCOMPARE(send(u"/pieces"_s).out, "one two three"); // in chunks, with a trailer
        const Outcome untilTheEnd = send(u"/pieces"_s, {u"--http1.0"_s});
        QCOMPARE(untilTheEnd.out, "one two three");
        QVERIFY2(untilTheEnd.exitCode == 0, untilTheEnd.err);
        QCOMPARE(send(u"/zipped"_s, {u"--compressed"_s}).out, QByteArray("deflated ").repeated(1000));
        QCOMPARE(
            send(u"/echo"_s, {u"--method"_s, u"PUT"_s, u"--body-file"_s, m_folder.filePath(u"large"_s)}).out,
            "PUT " + QCryptographicHash::hash(m_large, QCryptographicHash::Sha256).toHex());
        QCOMPARE(send(u"/early"_s).out, "late"); // after 103 Early Hints
        QCOMPARE(send(u"/welcome"_s, {u"--cookies"_s}).out, "a=b");
        QCOMPARE(send(u"/welcome"_s).out, "none");
        const Outcome broken = send(u"/broken"_s);
        QCOMPARE(broken.exitCode, 1);
        QVERIFY2(broken.err.contains("closed in the middle of"), broken.err);
    }

    /// It speaks HTTP/1.0 and closes each connection.
    void pythonsServerAnswersOurClient()
    {
        SWB_NEED_PROGRAM("python3");
        const QString port = freePort(false);
        Program server;
        server.launch(u"python3"_s,
                      {u"-m"_s, u"http.server"_s, u"-b"_s, u"127.0.0.1"_s, u"-d"_s, m_folder.path(), port});
        const QString base = u"http://127.0.0.1:"_s + port;
        QTRY_VERIFY_WITH_TIMEOUT(runSwb({u"send"_s, base + u"/hello.txt"_s}).exitCode == 0, patienceMs);
        QCOMPARE(runSwb({u"send"_s, base + u"/hello.txt"_s}).out, "0123456789");
        QVERIFY(runSwb({u"send"_s, base + u"/large"_s}).out == m_large);
        const Outcome moved = runSwb({u"send"_s, base + u"/sub"_s});
        QVERIFY2(moved.err.contains("was not followed"), moved.err);
    }

    void ourClientAsksOurServer_data() { addSchemes(); }
    void ourClientAsksOurServer()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"echo"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString base = u"%1://localhost:%2"_s.arg(scheme, server.port());
        const auto said = [&](const QStringList &options) {
            const Outcome outcome = runSwb(QStringList{u"send"_s, base + u"/data?x=1"_s} + options);
            if (outcome.exitCode != 0)
                qWarning() << outcome.err;
            return QJsonDocument::fromJson(outcome.out).object();
        };
        const QJsonObject posted = said({u"--method"_s, u"POST"_s, u"--header"_s,
                                         u"Content-Type: application/json"_s, u"--body"_s, u"{\"a\":1}"_s});
        QCOMPARE(posted[u"method"].toString(), u"POST"_s);
        QCOMPARE(posted[u"query"].toString(), u"x=1"_s);
        QCOMPARE(posted[u"body"].toString(), u"{\"a\":1}"_s);
        QCOMPARE(posted[u"headers"][u"Content-Type"].toString(), u"application/json"_s);
        QCOMPARE(said({u"--form"_s, u"a=b c"_s, u"--form"_s, u"ü=&"_s})[u"body"].toString(),
                 u"a=b+c&%C3%BC=%26"_s);
        QCOMPARE(said({u"--body-file"_s, m_folder.filePath(u"hello.txt"_s)})[u"body"].toString(),
                 u"0123456789"_s);
        QCOMPARE(
            said({u"--header"_s, u"Expect: 100-continue"_s, u"--body"_s, u"asked for"_s})[u"body"].toString(),
            u"asked for"_s);
        QCOMPARE(said({u"--bearer"_s, u"abc"_s})[u"headers"][u"Authorization"].toString(), u"Bearer abc"_s);
        const Outcome lines = runSwb({u"send"_s, u"--json"_s, base, u"PUT /typed\\nX-A: b\\n\\nbody"_s});
        QCOMPARE(QJsonDocument::fromJson(lines.out).object()[u"body"].toString(), u"body"_s);
        bool told = false;
        for (const QJsonObject &line : jsonLines(lines.err))
            told = told || line[u"protocol"][u"summary"].toString().startsWith(u"PUT /typed 200 "_s)
                || QJsonDocument(line).toJson().contains("PUT /typed 200 ");
        QVERIFY2(told, lines.err);
    }

    void redirectsLeadToOtherServers()
    {
        SwbServer there({u"https://127.0.0.1:0"_s, u"--reply"_s, u"echo"_s});
        QVERIFY2(there.isReady(), there.err());
        const QString secure = u"https://localhost:"_s + there.port() + u"/x?y"_s;
        const auto mover = [](const QString &scheme, const QString &to) {
            return QStringList{scheme + u"://127.0.0.1:0"_s,
                               u"--reply"_s,
                               u"fixed:moved"_s,
                               u"--status"_s,
                               u"307"_s,
                               u"--header"_s,
                               u"Location: "_s + to};
        };
        SwbServer here(mover(u"http"_s, secure));
        QVERIFY2(here.isReady(), here.err());
        const QStringList asking{u"send"_s,     u"http://localhost:"_s + here.port() + u"/"_s,
                                 u"--header"_s, u"Cookie: a=b"_s,
                                 u"--bearer"_s, u"secret"_s,
                                 u"--body"_s,   u"taken along"_s};
        const Outcome followed = runSwb(QStringList(asking) << u"--follow"_s);
        QVERIFY2(followed.exitCode == 0, followed.err);
        const QJsonObject echo = QJsonDocument::fromJson(followed.out).object();
        QCOMPARE(echo[u"path"].toString(), u"/x"_s);
        QCOMPARE(echo[u"method"].toString(), u"POST"_s);
        QCOMPARE(echo[u"body"].toString(), u"taken along"_s);
        QVERIFY2(!followed.out.contains("secret") && !followed.out.contains("a=b"), followed.out);
        const Outcome told = runSwb(asking);
        QCOMPARE(told.exitCode, 0);
        QCOMPARE(told.out, "moved");
        QVERIFY2(told.err.contains(secure.toUtf8()), told.err);
        const Outcome none = runSwb(QStringList(asking) << u"--follow"_s << u"--redirects"_s << u"0"_s);
        QCOMPARE(none.out, "moved");
        SwbServer back(mover(u"https"_s, u"http://127.0.0.1:"_s + here.port()));
        QVERIFY2(back.isReady(), back.err());
        const Outcome refused = runSwb({u"send"_s, u"https://localhost:"_s + back.port(), u"--follow"_s});
        QCOMPARE(refused.out, "moved");
        QVERIFY2(refused.err.contains("to an unencrypted one"), refused.err);
    }

    void largeBodiesTakeLittleMemory()
    {
        SWB_NEED_PROGRAM("curl");
        const QString path = m_folder.filePath(u"hundred"_s);
        write(path, mixedBytes(100 << 20));
        SwbServer server({u"http://127.0.0.1:0"_s, u"--reply"_s, files(), u"--quiet"_s});
        QVERIFY(server.isReady());
        QCOMPARE(curl(server, u"/hundred"_s, {u"-o"_s, u"/dev/null"_s, u"-w"_s, u"%{size_download}"_s}).out,
                 QByteArray::number(100 << 20));
        QCOMPARE(
            curl(server, u"/x"_s, {u"-T"_s, path, u"-o"_s, u"/dev/null"_s, u"-w"_s, u"%{http_code}"_s}).out,
            "405");
    }

    void mistakesAreNamed()
    {
        for (const QStringList &wrong : QList<QStringList>{
                 {u"send"_s, u"http://127.0.0.1:1"_s, u"nonsense"_s},
                 {u"send"_s, u"http://127.0.0.1:1"_s, u"GET /"_s, u"--body"_s, u"x"_s},
                 {u"send"_s, u"http://127.0.0.1:1"_s, u"--body"_s, u"x"_s, u"--form"_s, u"a=b"_s},
                 {u"send"_s, u"http://127.0.0.1:1"_s, u"--json-body"_s, u"{"_s},
                 {u"send"_s, u"http://127.0.0.1:1"_s, u"--header"_s, u"none"_s},
                 {u"send"_s, u"tcp://127.0.0.1:1"_s, u"--method"_s, u"GET"_s},
                 {u"send"_s, u"tcp://127.0.0.1:1"_s, u"x"_s, u"--fail"_s},
                 {u"serve"_s, u"tcp://127.0.0.1:0"_s, u"--status"_s, u"404"_s},
                 {u"serve"_s, u"http://127.0.0.1:0"_s, u"--status"_s, u"100"_s},
                 {u"serve"_s, u"http://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s}})
            QCOMPARE(runSwb(wrong).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TstHttp)
#include "tst_http.moc"

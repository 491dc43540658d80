// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

#include <QCryptographicHash>
#include <QDir>

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

/// Python's library requests, the REST client of the lecture notes, as the HTTP peer.
class TstRequests : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;
    QTemporaryDir m_folder;

    /// A script that has a session `s` and the server's `url`.
    [[nodiscard]] Outcome runScript(const SwbServer &server, const QString &script) const
    {
        const QString start = u"import sys, hashlib, requests\n"
                              "url = sys.argv[1]\n"
                              "s = requests.Session()\n"
                              "s.trust_env = False\n"
                              "s.verify = sys.argv[2]\n"_s;
        const QString url = u"%1://localhost:%2"_s.arg(server.url().section(u':', 0, 0), server.port());
        return run(pythonWith(u"requests"_s), {u"-c"_s, start + script, url, m_certificates.authority});
    }

private Q_SLOTS:
    void initTestCase() { m_certificates = Certificates::make(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void restClientIsAnswered_data() { addSchemes(); }
    void restClientIsAnswered()
    {
        SWB_NEED_PYTHON_LIBRARY("requests");
        QFETCH(QString, scheme);
        const QString file = m_folder.filePath(u"store.json"_s);
        write(file, R"({"data": {"value": 42}, "items": []})");
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"json:"_s + file});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome
            = run(pythonWith(u"requests"_s),
                  {interopProgram(u"requestsclient.py"_s), u"%1://localhost:%2"_s.arg(scheme, server.port()),
                   m_certificates.authority});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QByteArray expected
            = "GET /data 200 {'value': 42}\n"
              "POST /items 201 {'id': 1, 'name': 'one'}\n"
              "/items/1\n"
              "POST /items 201 {'id': 2, 'name': 'two'}\n"
              "PUT /items/1 200 {'id': 1, 'name': 'first'}\n"
              "PATCH /items/2 200 {'id': 2, 'name': 'two', 'size': 2}\n"
              "GET /items 200 [{'id': 1, 'name': 'first'}, {'id': 2, 'name': 'two', 'size': 2}]\n"
              "DELETE /items/1 204 \n"
              "GET /items 200 [{'id': 2, 'name': 'two', 'size': 2}]\n"
              "application/json\n"
              "404\n"
              "404\n";
        if (scheme == u"https"_s)
            expected += "not trusted\n";
        QCOMPARE(outcome.out, expected);
        const int connections = scheme == u"https"_s ? 2 : 1; // all over one persistent connection, except
                                                              // the stranger's
        QTRY_COMPARE_WITH_TIMEOUT(server.out().count("accepted a connection"), connections, patienceMs);
    }

    void redirectsAreFollowed_data() { addSchemes(); }
    void redirectsAreFollowed()
    {
        SWB_NEED_PYTHON_LIBRARY("requests");
        QFETCH(QString, scheme);
        QVERIFY(QDir(m_folder.path()).mkpath(u"web/a b ü"_s));
        write(m_folder.filePath(u"web/a b ü/index.html"_s), "<p>here</p>");
        SwbServer server(
            {scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"files:"_s + m_folder.filePath(u"web"_s)});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runScript(server, uR"(
answer = s.get(url + "/a b ü", params={"x": "1"})
print([one.status_code for one in answer.history], answer.url[len(url):], answer.text)
print(s.get(url + "/a b ü", allow_redirects=False).status_code)
)"_s);
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out, "[301] /a%20b%20%C3%BC/?x=1 <p>here</p>\n301\n");
    }

    void timeoutIsTheClients()
    {
        SWB_NEED_PYTHON_LIBRARY("requests");
        SwbServer server({u"http://127.0.0.1:0"_s, u"--reply"_s, u"fixed:late"_s, u"--delay"_s, u"600000"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runScript(server, uR"(
try:
    s.get(url, timeout=0.2)
except requests.exceptions.ReadTimeout:
    print("too late")
)"_s);
        QCOMPARE(both(outcome.out, outcome.err), "too late\n\n");
    }

    void formsFilesAndCookiesArrive()
    {
        SWB_NEED_PYTHON_LIBRARY("requests");
        SwbServer server({u"http://127.0.0.1:0"_s, u"--reply"_s, u"echo"_s, u"--header"_s,
                          u"Set-Cookie: taste=good; Path=/"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runScript(server, uR"(
print(s.post(url, data={"a": "b c", "ü": "&"}).json()["body"])
print(s.get(url, auth=("me", "word")).json()["headers"]["Authorization"])
sent = s.post(url, files={"file": ("name.txt", b"content")}).json()
print(sent["headers"]["Content-Type"].split(";")[0], "content" in sent["body"], sent["headers"]["Cookie"])
)"_s);
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out, "a=b+c&%C3%BC=%26\nBasic bWU6d29yZA==\nmultipart/form-data True taste=good\n");
    }

    void largeFilesAreStreamed_data() { addSchemes(); }
    void largeFilesAreStreamed()
    {
        SWB_NEED_PYTHON_LIBRARY("requests");
        QFETCH(QString, scheme);
        const QByteArray large = mixedBytes(20 << 20);
        write(m_folder.filePath(u"large"_s), large);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"files:"_s + m_folder.path()});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runScript(server, uR"(
digest = hashlib.sha256()
with s.get(url + "/large", stream=True) as answer:
    for piece in answer.iter_content(100_000):
        digest.update(piece)
print(digest.hexdigest(), s.get(url + "/large", headers={"Range": "bytes=-3"}).status_code)
)"_s);
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out, QCryptographicHash::hash(large, QCryptographicHash::Sha256).toHex() + " 206\n");
    }
};

QTEST_GUILESS_MAIN(TstRequests)
#include "tst_requests.moc"

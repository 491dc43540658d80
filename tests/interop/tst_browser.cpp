// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;
using namespace swb::test;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What Chromium calls a key that it should trust.
QByteArray fingerprintOf(const QString &certificateFile)
{
    const QSslCertificate certificate(contentOf(certificateFile));
    return QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256).toBase64();
}

QString chromium()
{
    for (const QString &name : {u"chromium-headless-shell"_s, u"chromium"_s}) {
        const QString program = QStandardPaths::findExecutable(name);
        if (!program.isEmpty())
            return program;
    }
    return {};
}

} // namespace

/// A web browser that loads a page from our web server, with a script that talks to our WebSocket server.
class TstBrowser : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;

    [[nodiscard]] Outcome load(const QString &url) const
    {
        const QTemporaryDir profile;
        return run(chromium(),
                   {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-dev-shm-usage"_s,
                    u"--no-proxy-server"_s, u"--user-data-dir="_s + profile.path(),
                    u"--ignore-certificate-errors-spki-list="_s
                        + QString::fromLatin1(fingerprintOf(m_certificates.server)),
                    u"--timeout=%1"_s.arg(patienceMs / 2), u"--dump-dom"_s, url});
    }

private Q_SLOTS:
    void initTestCase() { m_certificates = Certificates::make(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aPageTalksToItsWebSocket_data()
    {
        QTest::addColumn<QString>("secure");
        QTest::newRow("http") << QString();
        QTest::newRow("https") << u"s"_s;
    }
    void aPageTalksToItsWebSocket()
    {
        if (chromium().isEmpty())
            QSKIP("SKIPPED: chromium-headless-shell is not installed, so nothing was shown about it");
        QFETCH(QString, secure);
        SwbServer echo({u"ws%1://127.0.0.1:0"_s.arg(secure), u"--reply"_s, u"uppercase"_s, u"--subprotocol"_s,
                        u"chat"_s});
        SwbServer hold(
            {u"http%1://127.0.0.1:0"_s.arg(secure), u"--reply"_s, u"fixed:x"_s, u"--delay"_s, u"600000"_s});
        const QTemporaryDir folder;
        SwbServer pages({u"http%1://127.0.0.1:0"_s.arg(secure), u"--reply"_s, u"files:"_s + folder.path()});
        QVERIFY2(echo.isReady() && hold.isReady() && pages.isReady(), pages.err());
        write(folder.filePath(u"index.html"_s),
              contentOf(interopProgram(u"page.html"_s))
                  .replace("SOCKET", echo.url().toUtf8())
                  .replace("HOLD", hold.url().toUtf8()));
        write(folder.filePath(u"style.css"_s), "body { color: rgb(1, 2, 3); }");
        write(folder.filePath(u"data.json"_s), "[1, 2]");

        const Outcome shown = load(pages.url() + u'/');
        QVERIFY2(shown.exitCode == 0, shown.err);
        const QByteArray lines = shown.out.mid(shown.out.indexOf("<ol"));
        QVERIFY2(lines.startsWith("<ol id=\"said\"><li>open chat</li><li>GRÜSSE</li><li>65 0 66</li>"
                                  "<li>100000</li><li>closed 1000 true</li><li>206 [1, </li><li>404</li>"
                                  "<li>rgb(1, 2, 3)</li></ol>"),
                 both(shown.out, shown.err));

        QVERIFY2(echo.waitForOut("ws: close 1000: enough"), echo.out());
        for (const char *const asked :
             {"GET / 200 ", "GET /style.css 200 ", "GET /data.json 206 4 B ", "GET /nothing 404 "})
            QVERIFY2(pages.waitForOut(QByteArray("http: ") + asked), pages.out());
    }
};

QTEST_GUILESS_MAIN(TstBrowser)
#include "tst_browser.moc"

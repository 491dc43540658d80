// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesystem.h"
#include "core/files/filewriter.h"
#include "core/files/servedfolder.h"
#include "protocols/http/byterangesbody.h"
#include "protocols/http/httpdate.h"
#include "protocols/http/httpranges.h"
#include "protocols/http/httpserver.h"
#include "protocols/http/httptarget.h"
#include "support/recordedactions.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Ten digits, none of which the system has cached in memory.
class DigitsFile final : public ServedFile
{
public:
    std::optional<qint64> readAtOnce(char *, qint64) override { return std::nullopt; }
    qint64 read(char *into, qint64 most) override
    {
        const qint64 got = qMin(most, 10 - m_at);
        for (qint64 i = 0; i < got; ++i)
            into[i] = char('0' + m_at++);
        return got;
    }
    void seek(qint64 offset) override { m_at = offset; }

private:
    qint64 m_at = 0;
};

QByteArray bodyOf(const QByteArray &response)
{
    return response.sliced(response.indexOf("\r\n\r\n") + 4);
}

QByteArray fieldOf(const QByteArray &response, const QByteArray &name)
{
    const qsizetype at = response.indexOf(QByteArray("\r\n" + name + ": "));
    return at < 0 ? QByteArray() : response.mid(at + 4 + name.size()).split('\r').first();
}

} // namespace

/// The reply files: what is served from a folder, and that nothing else is.
class TstHttpFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_all;
    QString m_folder;

    void write(const QString &path, const QByteArray &content) const
    {
        QVERIFY(!writeFile(m_all.filePath(path), content).isError());
    }
    [[nodiscard]] QByteArray ask(const QByteArray &target, const QByteArray &fields = {},
                                 const QByteArray &method = "GET") const
    {
        ServerSettings settings;
        settings.reply = u"files:"_s + m_folder;
        const MadeProtocols made = httpServers(settings);
        if (!made)
            return made.error().toString().toUtf8();
        RecordedActions actions(made.value()->make({}));
        actions.receive(QByteArray(method + ' ' + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n"));
        return actions.written();
    }
    [[nodiscard]] int statusOf(const QByteArray &target, const QByteArray &fields = {},
                               const QByteArray &method = "GET") const
    {
        return ask(target, fields, method).mid(9, 3).toInt();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = m_all.filePath(u"served"_s);
        QVERIFY(QDir(m_all.path()).mkpath(u"served/sub/deep"_s));
        QVERIFY(QDir(m_all.path()).mkpath(u"served/page"_s));
        QVERIFY(QDir(m_all.path()).mkpath(u"served/.git"_s));
        QVERIFY(QDir(m_all.path()).mkpath(u"outside"_s));
        write(u"served/hello.txt"_s, "0123456789");
        write(u"served/empty"_s, {});
        write(u"served/a <b>&.html"_s, "<p>");
        write(u"served/.hidden"_s, "secret");
        write(u"served/.git/config"_s, "secret");
        write(u"served/page/index.html"_s, "<h1>index</h1>");
        write(u"served/sub/inner.json"_s, "{}");
        write(u"outside/secret"_s, "secret");
        if (hasPosixFiles()) {
            QVERIFY(QFile::link(m_all.filePath(u"outside"_s), m_folder + u"/folderlink"_s));
            QVERIFY(QFile::link(m_all.filePath(u"outside/secret"_s), m_folder + u"/link.txt"_s));
            QVERIFY(QFile::link(u"hello.txt"_s, m_folder + u"/inside.txt"_s));
            QVERIFY(QFile::link(u"sub"_s, m_folder + u"/sublink"_s));
        }
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void givesAFileAndItsType()
    {
        const QByteArray response = ask("/hello.txt?x=1");
        QCOMPARE(bodyOf(response), "0123456789");
        QCOMPARE(fieldOf(response, "Content-Type"), "text/plain; charset=utf-8");
        QCOMPARE(fieldOf(response, "Content-Length"), "10");
        QCOMPARE(fieldOf(response, "Accept-Ranges"), "bytes");
        QVERIFY(timeOfHttpDate(fieldOf(response, "Last-Modified")).isValid());
        QCOMPARE(fieldOf(ask("/sub/inner.json"), "Content-Type"), "application/json");
        QCOMPARE(fieldOf(ask("/empty"), "Content-Type"), "application/octet-stream");
        QCOMPARE(bodyOf(ask("/empty")), "");
        QCOMPARE(bodyOf(ask("http://other/hello.txt")), "0123456789");
        const QByteArray head = ask("/hello.txt", {}, "HEAD");
        QCOMPARE(fieldOf(head, "Content-Length"), "10");
        QCOMPARE(bodyOf(head), "");
    }

    void listsAFolder()
    {
        const QByteArray page = bodyOf(ask("/"));
        QVERIFY(page.contains("<a href=\"./hello.txt\">hello.txt</a>"));
        QVERIFY(page.contains("<a href=\"./sub/\">sub/</a>"));
        QVERIFY(page.contains("<a href=\"./a%20%3Cb%3E&.html\">a &lt;b&gt;&amp;.html</a>"));
        QVERIFY(page.indexOf("page/") < page.indexOf("empty")); // folders first
        for (const char *const hidden : {".hidden", ".git", "link", "inside"})
            QVERIFY2(!page.contains(hidden), hidden);
        QVERIFY(!page.contains("../"));
        QVERIFY(bodyOf(ask("/sub/")).contains("../"));
        QCOMPARE(bodyOf(ask("/page/")), "<h1>index</h1>");
        const QByteArray moved = ask("/sub?x=1");
        QCOMPARE(moved.mid(9, 3), "301");
        QCOMPARE(fieldOf(moved, "Location"), "/sub/?x=1");
        QCOMPARE(bodyOf(ask("/a%20%3Cb%3E&.html")), "<p>");
    }

    void neverLeavesTheFolder_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char *const target : {"/../outside/secret",
                                         "/sub/../hello.txt",
                                         "/%2e%2e/outside/secret",
                                         "/%2E%2e/outside/secret",
                                         "/..%2foutside%2fsecret",
                                         "/%2e%2e%2foutside%2fsecret",
                                         "/sub%2finner.json",
                                         "/./hello.txt",
                                         "/%2e/hello.txt",
                                         "//hello.txt",
                                         "/sub//inner.json",
                                         "/hello.txt/",
                                         "/hello.txt/x",
                                         "/hello.txt%00",
                                         "/hello.txt%00.html",
                                         "/%00",
                                         "/..\\outside\\secret",
                                         "/..%5coutside%5csecret",
                                         "/.hidden",
                                         "/.git/config",
                                         "/%2egit/config",
                                         "/folderlink/secret",
                                         "/folderlink/",
                                         "/link.txt",
                                         "/inside.txt",
                                         "/nothing",
                                         "/%zz",
                                         "/%",
                                         "/%4",
                                         "/etc/passwd",
                                         "*",
                                         "hello.txt",
                                         "file:///etc/passwd"})
            QTest::newRow(target) << QByteArray(target);
    }
    void neverLeavesTheFolder()
    {
        QFETCH(QByteArray, target);
        const QByteArray response = ask(target);
        const int status = response.mid(9, 3).toInt();
        QVERIFY2(status == 404 || status == 400, response);
        QVERIFY(!response.contains("secret\n") && !bodyOf(response).contains("root:"));
        QVERIFY(bodyOf(response) != "secret");
    }

    void onlyReads()
    {
        for (const QByteArray &method :
             {QByteArray("POST"), QByteArray("PUT"), QByteArray("DELETE"), QByteArray("TRACE")}) {
            const QByteArray response = ask("/hello.txt", "Content-Length: 0\r\n", method);
            QCOMPARE(response.mid(9, 3), "405");
            QCOMPARE(fieldOf(response, "Allow"), "GET, HEAD");
        }
    }

    void readsRanges_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("from to") << QByteArray("bytes=2-4") << 206 << QByteArray("234")
                                 << QByteArray("bytes 2-4/10");
        QTest::newRow("one byte") << QByteArray("bytes=0-0") << 206 << QByteArray("0")
                                  << QByteArray("bytes 0-0/10");
        QTest::newRow("last byte") << QByteArray("bytes=9-9") << 206 << QByteArray("9")
                                   << QByteArray("bytes 9-9/10");
        QTest::newRow("to the end") << QByteArray("bytes=7-") << 206 << QByteArray("789")
                                    << QByteArray("bytes 7-9/10");
        QTest::newRow("the end") << QByteArray("bytes=-3") << 206 << QByteArray("789")
                                 << QByteArray("bytes 7-9/10");
        QTest::newRow("more than there is")
            << QByteArray("bytes=5-99") << 206 << QByteArray("56789") << QByteArray("bytes 5-9/10");
        QTest::newRow("a longer end")
            << QByteArray("bytes=-99") << 206 << QByteArray("0123456789") << QByteArray("bytes 0-9/10");
        QTest::newRow("behind the end")
            << QByteArray("bytes=10-") << 416 << QByteArray() << QByteArray("bytes */10");
        QTest::newRow("one of two is inside")
            << QByteArray("bytes=20-,1-2") << 206 << QByteArray("12") << QByteArray("bytes 1-2/10");
        QTest::newRow("none of two is inside")
            << QByteArray("bytes=20-,10-11") << 416 << QByteArray() << QByteArray("bytes */10");
        QTest::newRow("no byte") << QByteArray("bytes=-0") << 416 << QByteArray() << QByteArray("bytes */10");
        const QByteArray whole = "0123456789";
        for (const char *const range :
             {"bytes=4-2", "bytes=a-b", "bytes=-", "bytes=", "lines=1-2", "bytes=0-1,3-x", "bytes=0-1,",
              "bytes=0-,1-2", "bytes=0-7,5-7", "bytes=99999999999999999999-"})
            QTest::newRow(range) << QByteArray(range) << 200 << whole << QByteArray();
    }
    void readsRanges()
    {
        QFETCH(QByteArray, range);
        const QByteArray response = ask("/hello.txt", "Range: " + range + "\r\n");
        QTEST(response.mid(9, 3).toInt(), "status");
        QTEST(bodyOf(response), "body");
        QTEST(fieldOf(response, "Content-Range"), "said");
    }

    void severalRangesAreSeveralParts()
    {
        const QByteArray response = ask("/hello.txt", "Range: bytes=0-1, 4-5,6-8,\t-1\r\n");
        QCOMPARE(response.mid(9, 3).toInt(), 206);
        QVERIFY(!response.first(response.indexOf("\r\n\r\n")).contains("Content-Range"));
        const QByteArray type = fieldOf(response, "Content-Type");
        QVERIFY2(type.startsWith("multipart/byteranges; boundary="), type);
        const QByteArray boundary = type.mid(type.indexOf('=') + 1);
        QByteArray expected;
        const std::pair<const char *, const char *> parts[]
            = {{"0-1", "01"}, {"4-5", "45"}, {"6-8", "678"}, {"9-9", "9"}};
        QVERIFY(boundary.size() > 16);
        for (const auto &[range, bytes] : parts)
            expected += "\r\n--" + boundary
                + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes " + range
                + "/10\r\n\r\n" + bytes;
        expected += "\r\n--" + boundary + "--\r\n";
        QCOMPARE(bodyOf(response), expected);
        QCOMPARE(fieldOf(response, "Content-Length"), QByteArray::number(expected.size()));
        QVERIFY(fieldOf(ask("/hello.txt", "Range: bytes=0-0,2-2\r\n"), "Content-Type") != type);
    }

    void rangesAreAsManyAsThereMayBe()
    {
        for (const qsizetype more : {-1, 0, 1}) {
            QByteArrayList ranges;
            for (qsizetype i = 0; i < HttpRanges::most + more; ++i)
                ranges << QByteArray::number(i) + '-' + QByteArray::number(i);
            const HttpRanges read = httpRangesOf("bytes=" + ranges.join(','), 1000);
            QCOMPARE(read.kind, more > 0 ? HttpRanges::Kind::Whole : HttpRanges::Kind::Parts);
            QCOMPARE(read.parts.size(), more > 0 ? 0 : ranges.size());
        }
    }

    void rangesHaveAtMostTheWhole()
    {
        QCOMPARE(httpRangesOf("bytes=0-5,0-3", 10).kind, HttpRanges::Kind::Parts);
        QCOMPARE(httpRangesOf("bytes=0-5,0-2", 10).kind, HttpRanges::Kind::Parts);
        QCOMPARE(httpRangesOf("bytes=0-5,0-4", 10).kind, HttpRanges::Kind::Whole);
    }

    void partsAreReadInPieces()
    {
        ByteRangesBody body(std::make_shared<DigitsFile>(), 10, {{7, 9}, {0, 0}}, "text/plain");
        QByteArray read;
        for (char byte = 0; body.readAtOnce(&byte, 1) == 1;)
            read += byte;
        QVERIFY(read.endsWith("Content-Range: bytes 7-9/10\r\n\r\n"));
        char byte = 0;
        QVERIFY(!body.readAtOnce(&byte, 1)); // the rest has to come from the disk
        while (body.read(&byte, 1) == 1)
            read += byte;
        QCOMPARE(read.size(), body.length());
        QVERIFY(read.contains("Content-Range: bytes 7-9/10\r\n\r\n789\r\n--"));
        QVERIFY(read.contains("Content-Range: bytes 0-0/10\r\n\r\n0\r\n--"));
    }

    void sendsOnlyWhatHasChanged()
    {
        const QByteArray response = ask("/hello.txt");
        const QByteArray tag = fieldOf(response, "ETag");
        const QByteArray date = fieldOf(response, "Last-Modified");
        const QByteArray before = httpDate(timeOfHttpDate(date).addSecs(-1));
        QCOMPARE(statusOf("/hello.txt", "If-None-Match: " + tag + "\r\n"), 304);
        QCOMPARE(statusOf("/hello.txt", "If-None-Match: \"x\", W/" + tag + "\r\n"), 304);
        QCOMPARE(statusOf("/hello.txt", "If-None-Match: *\r\n"), 304);
        QCOMPARE(statusOf("/hello.txt", "If-None-Match: \"x\"\r\nIf-Modified-Since: " + date + "\r\n"), 200);
        QCOMPARE(statusOf("/hello.txt", "If-Modified-Since: " + date + "\r\n"), 304);
        QCOMPARE(statusOf("/hello.txt", "If-Modified-Since: " + before + "\r\n"), 200);
        QCOMPARE(statusOf("/hello.txt", "If-Modified-Since: nonsense\r\n"), 200);
        QCOMPARE(statusOf("/hello.txt", "If-Match: \"x\"\r\n"), 412);
        QCOMPARE(statusOf("/hello.txt", "If-Match: " + tag + "\r\n"), 200);
        QCOMPARE(statusOf("/hello.txt", "If-Unmodified-Since: " + before + "\r\n"), 412);
        QCOMPARE(statusOf("/hello.txt", "Range: bytes=1-2\r\nIf-Range: " + tag + "\r\n"), 206);
        QCOMPARE(statusOf("/hello.txt", "Range: bytes=1-2\r\nIf-Range: " + date + "\r\n"), 206);
        QCOMPARE(statusOf("/hello.txt", "Range: bytes=1-2\r\nIf-Range: \"x\"\r\n"), 200);
        const QByteArray unchanged = ask("/hello.txt", "If-None-Match: *\r\n");
        QCOMPARE(bodyOf(unchanged), "");
        QCOMPARE(fieldOf(unchanged, "ETag"), tag);
        write(u"served/hello.txt"_s, "0123456789+");
        QCOMPARE(statusOf("/hello.txt", "If-None-Match: " + tag + "\r\n"), 200);
        write(u"served/hello.txt"_s, "0123456789");
    }

    void datesAreReadInAllForms()
    {
        const QDateTime time(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
        QCOMPARE(httpDate(time), "Sun, 06 Nov 1994 08:49:37 GMT");
        QCOMPARE(timeOfHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"), time);
        QCOMPARE(timeOfHttpDate("Sunday, 06-Nov-94 08:49:37 GMT"), time);
        QCOMPARE(timeOfHttpDate("Sun Nov  6 08:49:37 1994"), time);
        QVERIFY(!timeOfHttpDate("yesterday").isValid());
        QVERIFY(!timeOfHttpDate({}).isValid());
    }

    void whatIsNoFolderIsRefused()
    {
        for (const QString &path : QStringList{m_folder + u"/hello.txt"_s, m_folder + u"/nothing"_s}) {
            ServerSettings settings;
            settings.reply = u"files:"_s + path;
            const MadeProtocols made = httpServers(settings);
            QVERIFY(!made.ok());
            QCOMPARE(made.error().code, ErrorCode::FileUnreadable);
        }
    }

    /// The fast path finds exactly what the slow path finds, and no more: nothing through a link or a dot
    /// name.
    void fastWayIsAsStrict()
    {
        const auto folder = ServedFolder::open(m_folder).value();
        const auto hello = folder->findAtOnce({"hello.txt"});
        const auto inner = folder->findAtOnce({"sub", "inner.json"});
        for (const auto &found : {hello, inner}) { // not every system can tell
            if (found)
                QVERIFY(found->file);
        }
        if (hello) {
            QByteArray bytes(20, 0);
            QCOMPARE(hello->size, 10);
            QCOMPARE(hello->modified, folder->find({"hello.txt"})->modified);
            hello->file->seek(4);
            QCOMPARE(hello->file->read(bytes.data(), bytes.size()), 6);
            QVERIFY(bytes.startsWith("456789"));
            QCOMPARE(hello->file->readAtOnce(bytes.data(), bytes.size()).value_or(0), 0);
        }
        for (const QString &link :
             {u"link.txt"_s, u"inside.txt"_s, u"folderlink/secret"_s, u"sublink/inner.json"_s})
            (void)QFile::exists(m_folder + u'/' + link); // now the system has its path cached in memory
        for (const QList<QByteArray> &names : QList<QList<QByteArray>>{{},
                                                                       {".."},
                                                                       {"sub", "..", "hello.txt"},
                                                                       {"..", "outside", "secret"},
                                                                       {"../outside/secret"},
                                                                       {"sub/inner.json"},
                                                                       {"."},
                                                                       {""},
                                                                       {"sub", ""},
                                                                       {".hidden"},
                                                                       {".git", "config"},
                                                                       {"link.txt"},
                                                                       {"inside.txt"},
                                                                       {"folderlink", "secret"},
                                                                       {"sublink", "inner.json"},
                                                                       {QByteArray("hello.txt\0x", 11)},
                                                                       {"nothing"},
                                                                       {"hello.txt", "x"}})
            QVERIFY2(!folder->findAtOnce(names), names.join('|'));
    }

    void longListIsCut()
    {
        const auto folder = ServedFolder::open(m_folder).value();
        QVERIFY(!folder->list({}, 5).isCut);
        const qsizetype all = folder->list({}, 100).entries.size();
        QCOMPARE(all, 5);
        QVERIFY(folder->list({}, 4).isCut);
        QCOMPARE(folder->list({}, 4).entries.size(), 4);
        QVERIFY(folder->list({"hello.txt"}, 5).entries.isEmpty());
        QVERIFY(folder->list({".."}, 5).entries.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstHttpFiles)
#include "tst_httpfiles.moc"

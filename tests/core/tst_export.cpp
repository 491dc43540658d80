// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/csvexporter.h"
#include "core/export/exportjob.h"
#include "core/export/htmlexporter.h"
#include "core/export/jsonlinesexporter.h"
#include "core/export/textexporter.h"
#include "core/export/wallclock.h"
#include "core/payload/jsontext.h"
#include "core/payload/utf8.h"
#include "core/values/capabilities.h"
#include "support/patience.h"
#include "support/samplelog.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

class tst_Export : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void csvReadsBackByteExact();
    void protocolsAreNamed();
    void csvNeverStartsAFormula();
    void csvGuardsCellsUnlessAskedNotTo_data();
    void csvGuardsCellsUnlessAskedNotTo();
    void nothingThatCommandsATerminalIsWritten_data();
    void nothingThatCommandsATerminalIsWritten();
    void jsonIsEscapedAtEveryPlace();
    void jsonSaysWhatTheSocketsCanDoAndCannot();
    void csvQuotesOnlyWhatNeedsIt();
    void reportHoldsNoMarkupOfAPeer();
    void reportSaysWhichEndIsOurs();
    void reportCountsWhatItHolds();
    void textIsOneLineForAnEvent();
    void textTellsMarksAndNotes();
    void timesAreExactToTheirDigits_data();
    void timesAreExactToTheirDigits();
    void selectionsWriteWhatTheySay();
    void farApartAndNeighbouringRowsAreFound();
    void eventsThatLeftAreCounted();
    void conversationsAreAskedForWhileTheLogIsFree();
    void fileIsReplacedOnlyWhenComplete();
    void unwritablePlacesAreToldPlainly_data();
    void unwritablePlacesAreToldPlainly();
    void fullDiskIsTold();
    void jobRunsBesideAndTellsItsEnd();
    void cancelledJobLeavesTheOldFile();
    void endOfTheJobObjectEndsTheWork();
};

namespace {

/// A reader for RFC 4180, written from the RFC alone.
QList<QByteArrayList> readCsv(const QByteArray &csv)
{
    QList<QByteArrayList> rows;
    QByteArrayList row;
    QByteArray field;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
                field += csv[++i];
            else if (c == '"')
                quoted = false;
            else
                field += c;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row << std::exchange(field, {});
        } else if (c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
            ++i;
            row << std::exchange(field, {});
            rows << std::exchange(row, {});
        } else {
            field += c;
        }
    }
    return rows;
}

QByteArray exported(const MessageLog &log, EventExporter &exporter, const ExportSelection &selection = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    TaskControl control;
    const ExportOutcome outcome = ExportRun(log, exporter, buffer, control).run(selection);
    return outcome.isComplete() ? buffer.data() : QByteArray();
}

template <typename Exporter>
QByteArray exported(const MessageLog &log, const ExportSelection &selection = {})
{
    Exporter exporter;
    return exported(log, exporter, selection);
}

/// Keeps the numbers that it receives.
class Collector : public EventExporter
{
public:
    void begin(QByteArray &, const QDateTime &) override { }
    bool event(QByteArray &, const Event &event, const EventContext &context, const Annotation &) override
    {
        ids << event.id;
        labels << context.conversation.label();
        return true;
    }
    void end(QByteArray &, const ExportTotals &given) override { totals = given; }

    QList<quint64> ids;
    QStringList labels;
    ExportTotals totals;
};

class FullDisk : public QIODevice
{
public:
    explicit FullDisk(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_room -= size;
        setErrorString(u"No space left on device"_s);
        return m_room >= 0 ? size : -1;
    }

private:
    qint64 m_room;
};

void fillWithNumbers(MessageLog &log, int count)
{
    const auto writer = log.makeWriter();
    for (int i = 1; i <= count; ++i)
        writer->data({EndpointId(1), ConversationId::None, Transport::Tcp}, Direction::In,
                     QByteArray::number(i));
    log.collect();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// Whether a table may contain these bytes unchanged.
bool isText(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return QUtf8StringView(bytes).isValidUtf8() && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return !isUnsafeInLine(c.unicode()) || c == u'\n' || c == u'\r' || c == u'\t';
           });
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void tst_Export::csvReadsBackByteExact()
{
    MessageLog log;
    fillWithEverything(log);
    const QList<QByteArrayList> rows = readCsv(exported<CsvExporter>(log));
    QCOMPARE(quint64(rows.size()), log.endId()); // one more for the header
    const QByteArrayList names = rows.first();
    for (quint64 id = 1; id < log.endId(); ++id) {
        const QByteArrayList &row = rows[qsizetype(id)];
        const Event event = *log.at(id);
        QCOMPARE(row.size(), names.size());
        QCOMPARE(row[names.indexOf("number")].toULongLong(), id);
        QCOMPARE(QByteArray::fromHex(row[names.indexOf("hex")]), event.payload);
        QCOMPARE(row[names.indexOf("kind")], QByteArray(nameOf(event.kind).data()));
        QByteArray text = row[names.indexOf("text")];
        QVERIFY(QUtf8StringView(text).isValidUtf8());
        if (text.startsWith('\''))
            text.remove(0, 1);
        if (isText(event.payload) && !event.payload.startsWith('\''))
            QCOMPARE(text, event.payload);
        const Conversation conversation = log.conversation(event.conversation);
        if (conversation.id != ConversationId::None)
            QCOMPARE(row[names.indexOf("conversation")], conversation.label().toUtf8());
        QCOMPARE(row[names.indexOf("marked")] == "yes", log.annotations().at(id).marked);
    }
}

/// As in the log's column: a message's protocol, and for a chunk its transport. A session may contain any
/// name.
void tst_Export::protocolsAreNamed()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    writer->data({EndpointId(1), ConversationId::None, Transport::Tls}, Direction::In, "x");
    for (const QString &protocol : {u"http"_s, u"ws"_s, u"<b>,"_s}) {
        EventDetail detail;
        detail.protocol = {protocol, u"words"_s, {}};
        writer->event({EndpointId(1), ConversationId::None, Transport::Tls}, EventKind::Message,
                      Severity::Chat, Direction::In, detail, "x");
    }
    log.collect();
    const QList<QByteArrayList> rows = readCsv(exported<CsvExporter>(log));
    const qsizetype column = rows.first().indexOf("protocol");
    QByteArrayList named;
    for (qsizetype i = 1; i < rows.size(); ++i)
        named << rows[i][column];
    QCOMPARE(named, (QByteArrayList{"TLS", "HTTP", "WebSocket", "TLS"}));
}

void tst_Export::csvNeverStartsAFormula()
{
    MessageLog log;
    fillWithEverything(log);
    for (const QByteArrayList &row : readCsv(exported<CsvExporter>(log))) {
        for (const QByteArray &field : row)
            QVERIFY2(field.isEmpty() || !std::strchr("=+-@\t\r", field.front()), field.constData());
    }
}

void tst_Export::csvGuardsCellsUnlessAskedNotTo_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("guarded");
    for (const char begin : {'=', '+', '-', '@', '\t', '\r'}) {
        const QByteArray payload = begin + QByteArray("1+2");
        QTest::addRow("0x%02x", begin) << payload << QByteArray('\'' + payload);
    }
    QTest::newRow("not at the beginning") << QByteArray("1=2") << QByteArray("1=2");
    QTest::newRow("a zero byte") << QByteArray("\0=2", 3) << QByteArray("\xe2\x90\x80=2");
    QTest::newRow("an apostrophe of its own") << QByteArray("'=2") << QByteArray("'=2");
}

void tst_Export::csvGuardsCellsUnlessAskedNotTo()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, guarded);
    MessageLog log;
    log.makeWriter()->data({}, Direction::Out, payload);
    log.collect();
    for (const bool guard : {true, false}) {
        const auto exporter = makeExporter(ExportFormat::Csv, {.guardCells = guard});
        const QList<QByteArrayList> rows = readCsv(exported(log, *exporter));
        const QByteArray text = rows[1][rows[0].indexOf("text")];
        QCOMPARE(text, guard || !guarded.endsWith(payload) ? guarded : payload);
    }
}

void tst_Export::nothingThatCommandsATerminalIsWritten_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::JsonLines, ExportFormat::Text})
        QTest::newRow(nameOf(format).data()) << format;
}

/// Neither in a payload nor in texts, notes or error messages.
void tst_Export::nothingThatCommandsATerminalIsWritten()
{
    QFETCH(ExportFormat, format);
    QString hostile = u"a"_s;
    for (char32_t c = 1; c < 0x3000; ++c) {
        if (isUnsafeInLine(c))
            hostile += QString::fromUcs4(&c, 1);
    }
    MessageLog log;
    const auto writer = log.makeWriter();
    writer->data({}, Direction::In, hostile.toUtf8());
    writer->event({}, EventKind::Note, Severity::Error, Direction::In,
                  {hostile, makeError(ErrorCode::Unknown, hostile, hostile), {}, {}});
    log.collect();
    log.annotations().set(1, {true, hostile});
    const auto exporter = makeExporter(format);
    const QString written = QString::fromUtf8(exported(log, *exporter));
    QVERIFY(written.size() > hostile.size());
    for (const QChar c : written) {
        const bool layout = c == u'\n' || (format == ExportFormat::Csv && (c == u'\r' || c == u'\t'));
        QVERIFY2(layout || !isUnsafeInLine(c.unicode()), qPrintable(QString::number(c.unicode(), 16)));
    }
    if (format == ExportFormat::Csv) {
        QVERIFY(written.contains(QChar(0x241b))); // ESC
        QVERIFY(written.contains(QChar(0x2421))); // DEL
        QVERIFY(written.contains(QChar(0xfffd)));
    }
}

void tst_Export::jsonIsEscapedAtEveryPlace()
{
    for (char32_t c = 1; c < 0x11000; ++c) {
        if (c == 0xd800)
            c = 0xe000;
        const QString text = u"x\""_s + QString::fromUcs4(&c, 1) + u"y"_s;
        QByteArray string;
        appendJsonString(string, text.toUtf8());
        const QByteArray object = jsonText(QJsonObject{{text, text}});
        for (const QByteArray &json : {string, object}) {
            if (isUnsafeInLine(c))
                QVERIFY(!QString::fromUtf8(json).contains(QString::fromUcs4(&c, 1)));
        }
        QCOMPARE(QJsonDocument::fromJson("[" + string + "]").array()[0].toString(), text);
        QCOMPARE(QJsonDocument::fromJson(object).object()[text].toString(), text);
    }
    QCOMPARE(jsonText(QJsonObject{{u"a"_s, u"\u009b"_s}}, QJsonDocument::Indented),
             QByteArray("{\n    \"a\": \"\\u009b\"\n}\n"));
}

void tst_Export::jsonSaysWhatTheSocketsCanDoAndCannot()
{
    Event event;
    event.kind = EventKind::Listening;
    EventDetail detail;
    for (const SocketFamily family : {SocketFamily::Native, SocketFamily::Qt}) {
        detail.sockets = family;
        event.detail = std::make_shared<EventDetail>(detail);
        JsonLinesExporter exporter(JsonLinesExporter::Bytes::Hex);
        QByteArray line;
        exporter.begin(line, QDateTime::currentDateTimeUtc());
        QVERIFY(exporter.event(line, event, {}, {}));
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object[u"sockets"].toString(), QString(nameOf(family)));
        QCOMPARE(object[u"capabilities"].toArray().contains(u"exactChunks"_s),
                 family == SocketFamily::Native);
        QCOMPARE(object[u"cannot"][u"exactChunks"].toString(),
                 whyAbsent(Capability::ExactChunks, family, Transport::Tcp));
    }
}

void tst_Export::csvQuotesOnlyWhatNeedsIt()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    for (const char *text : {"plain", "with,comma", "with\"quote"})
        writer->data({}, Direction::Out, text);
    log.collect();
    const QByteArrayList lines = exported<CsvExporter>(log).split('\n');
    QVERIFY(lines[1].contains(",plain,"));
    QVERIFY(lines[2].contains(",\"with,comma\","));
    QVERIFY(lines[3].contains(",\"with\"\"quote\","));
}

void tst_Export::reportHoldsNoMarkupOfAPeer()
{
    MessageLog log;
    fillWithEverything(log);
    const QByteArray html = exported<HtmlExporter>(log);
    QVERIFY(QUtf8StringView(html).isValidUtf8());
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("\xe2\x80\xae")); // reverses the direction of the following text
    QVERIFY(html.contains("&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;"));
    QVERIFY(html.contains("default-src 'none'"));
    // The table's body consists only of rows of nine cells, whatever they contain.
    const QByteArray body = html.mid(html.indexOf("<tbody>"));
    QXmlStreamReader xml(body.left(body.indexOf("</tbody>") + 8));
    int rows = 0;
    int cells = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = xml.name();
        QVERIFY2(name == u"tbody" || name == u"tr" || name == u"td" || name == u"small" || name == u"b",
                 qPrintable(name.toString()));
        rows += name == u"tr";
        cells += name == u"td";
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(quint64(rows), log.endId() - 1);
    QCOMPARE(cells, 9 * rows);
}

/// The addresses are in the order of the wire; what our end did is said in words, and our end is bold.
void tst_Export::reportSaysWhichEndIsOurs()
{
    MessageLog log;
    fillWithEverything(log);
    const QByteArray html = exported<HtmlExporter>(log);
    QVERIFY(html.contains("<td>data, received</td>"));
    QVERIFY(html.contains("<td>data, sent</td>"));
    QVERIFY(html.contains("our end, where the row was logged"));
    QVERIFY(!html.contains("\xe2\x86\x90")); // an arrow to the left
}

void tst_Export::reportCountsWhatItHolds()
{
    MessageLog log;
    fillWithNumbers(log, 3);
    const QByteArray html = exported<HtmlExporter>(log);
    QVERIFY(html.contains("<p class=\"totals\">3 events.</p>"));
    QVERIFY(html.contains(QSysInfo::machineHostName().toHtmlEscaped().toUtf8()));
    QVERIFY(html.endsWith("</html>\n"));
}

void tst_Export::textIsOneLineForAnEvent()
{
    MessageLog log;
    fillWithEverything(log);
    const QByteArray text = exported<TextExporter>(log);
    QCOMPARE(quint64(text.count('\n')), log.endId() - 1);
    for (const char c : text)
        QVERIFY(c == '\n' || quint8(c) >= 0x20);
}

void tst_Export::textTellsMarksAndNotes()
{
    MessageLog log;
    fillWithNumbers(log, 2);
    log.annotations().set(2, {true, u"look\nhere"_s});
    const QByteArrayList lines = exported<TextExporter>(log).split('\n');
    QVERIFY(!lines[0].contains('['));
    QVERIFY2(lines[1].endsWith("2  [marked]  [note: look\xe2\x90\x8ahere]"), lines[1].constData());
}

void tst_Export::timesAreExactToTheirDigits_data()
{
    QTest::addColumn<qint64>("timeNs");
    QTest::addColumn<QByteArray>("nine");
    QTest::addColumn<QByteArray>("six");
    QTest::newRow("start") << qint64(0) << QByteArray("12:00:00.250000000") << QByteArray("12:00:00.250000");
    QTest::newRow("a nanosecond") << qint64(1) << QByteArray("12:00:00.250000001")
                                  << QByteArray("12:00:00.250000");
    QTest::newRow("end of the second")
        << qint64(749'999'999) << QByteArray("12:00:00.999999999") << QByteArray("12:00:00.999999");
    QTest::newRow("next second") << qint64(750'000'000) << QByteArray("12:00:01.000000000")
                                 << QByteArray("12:00:01.000000");
    QTest::newRow("before the start")
        << qint64(-250'000'001) << QByteArray("11:59:59.999999999") << QByteArray("11:59:59.999999");
    QTest::newRow("an hour on") << qint64(3'600'000'000'000) << QByteArray("13:00:00.250000000")
                                << QByteArray("13:00:00.250000");
}

void tst_Export::timesAreExactToTheirDigits()
{
    QFETCH(qint64, timeNs);
    QFETCH(QByteArray, nine);
    QFETCH(QByteArray, six);
    const QDateTime start(QDate(2026, 1, 1), QTime(12, 0, 0, 250), Qt::UTC);
    QByteArray out;
    WallClock(start, u"HH:mm:ss."_s, 9).appendTo(out, timeNs);
    QCOMPARE(out, nine);
    out.clear();
    WallClock(start, u"HH:mm:ss."_s, 6).appendTo(out, timeNs);
    QCOMPARE(out, six);
}

void tst_Export::selectionsWriteWhatTheySay()
{
    MessageLog log;
    fillWithNumbers(log, 9);
    log.annotations().set(2, {true, {}});
    log.annotations().set(4, {false, u"only a note"_s});
    log.annotations().set(8, {true, {}});
    const auto even = [](const MessageLog &) -> ExportSelection::Predicate {
        return [](const Event &event) { return event.id % 2 == 0; };
    };
    const auto ids = [&](const ExportSelection &selection) {
        Collector collector;
        exported(log, collector, selection);
        return collector.ids;
    };
    QCOMPARE(ids(ExportSelection::all()).size(), 9);
    QCOMPARE(ids(ExportSelection::marked(log)), (QList<quint64>{2, 8}));
    QCOMPARE(ids(ExportSelection::range(3, 6)), (QList<quint64>{3, 4, 5}));
    QCOMPARE(ids(ExportSelection::range(9, 20)), (QList<quint64>{9}));
    QCOMPARE(ids(ExportSelection::range(10, 20)), QList<quint64>());
    QCOMPARE(ids(ExportSelection::range(12, 20)), QList<quint64>());
    QCOMPARE(ids(ExportSelection::of({1, 5, 9})), (QList<quint64>{1, 5, 9}));
    QCOMPARE(ids(ExportSelection::of({})), QList<quint64>());
    QCOMPARE(ids(ExportSelection::matching(even)), (QList<quint64>{2, 4, 6, 8}));
}

void tst_Export::farApartAndNeighbouringRowsAreFound()
{
    MessageLog log;
    fillWithNumbers(log, 10'000);
    const std::vector<quint64> ids{1, 2, 2048, 2049, 2050, 4097, 4099, 9999, 10'000};
    Collector collector;
    exported(log, collector, ExportSelection::of(ids));
    QCOMPARE(collector.ids, QList<quint64>(ids.begin(), ids.end()));
    QCOMPARE(collector.totals.gone, 0U);
}

void tst_Export::eventsThatLeftAreCounted()
{
    MessageLog log(1 << 20);
    fillWithNumbers(log, 100'000);
    const quint64 first = log.firstId();
    QVERIFY(first > 10);
    Collector all;
    exported(log, all);
    QCOMPARE(all.ids.first(), first);
    QCOMPARE(all.totals.gone, 0U); // they were already gone when it began
    Collector chosen;
    exported(log, chosen, ExportSelection::of({1, 5, first - 1, first, 100'000, 100'001}));
    QCOMPARE(chosen.ids, (QList<quint64>{first, 100'000}));
    QCOMPARE(chosen.totals.written, 2U);
    QCOMPARE(chosen.totals.gone, 4U);
}

void tst_Export::conversationsAreAskedForWhileTheLogIsFree()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    QStringList labels;
    for (int i = 0; i < 2000; ++i) {
        Conversation conversation
            = conversationBetween(u"127.0.0.1"_s, u"127.0.0.1"_s, Role::Server, Transport::Tcp);
        conversation.remote.port = quint16(20'000 + i);
        const ConversationId id = log.addConversation(conversation);
        writer->data({EndpointId(1), id, Transport::Tcp}, Direction::In, "x");
        labels << log.conversation(id).label();
    }
    log.collect();
    Collector collector;
    exported(log, collector);
    QCOMPARE(collector.labels, labels);
}

void tst_Export::fileIsReplacedOnlyWhenComplete()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"log.csv"_s);
    write(path, "old");
    MessageLog log;
    fillWithNumbers(log, 3);
    TaskControl cancelled;
    cancelled.cancel();
    QVERIFY(exportToFile(log, {}, ExportFormat::Csv, path, cancelled).cancelled);
    QCOMPARE(contentOf(path), QByteArray("old"));
    TaskControl control;
    QVERIFY(exportToFile(log, {}, ExportFormat::Csv, path, control).isComplete());
    QCOMPARE(contentOf(path).count('\n'), 4);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"log.csv"_s});
}

void tst_Export::unwritablePlacesAreToldPlainly_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("no such folder") << u"missing/log.csv"_s;
    QTest::newRow("a folder") << u"."_s;
    QTest::newRow("a name that is too long") << QString(300, u'x');
}

void tst_Export::unwritablePlacesAreToldPlainly()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    MessageLog log;
    TaskControl control;
    const ExportOutcome outcome = exportToFile(log, {}, ExportFormat::Text, folder.filePath(name), control);
    QCOMPARE(outcome.error.code, ErrorCode::FileUnwritable);
    QVERIFY(outcome.error.what.contains(name));
    QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

void tst_Export::fullDiskIsTold()
{
    MessageLog log;
    fillWithNumbers(log, 100'000);
    for (const qint64 room :
         {qint64(0), qint64(ExportRun::blockBytes) * 3 / 2, qint64(ExportRun::blockBytes) * 3}) {
        FullDisk disk(room);
        TaskControl control;
        TextExporter exporter;
        const ExportOutcome outcome = ExportRun(log, exporter, disk, control).run({});
        QCOMPARE(outcome.error.code, ErrorCode::FileUnwritable);
        QVERIFY(outcome.error.why.contains(u"No space left"));
    }
}

void tst_Export::jobRunsBesideAndTellsItsEnd()
{
    QTemporaryDir folder;
    MessageLog log;
    fillWithEverything(log);
    ExportJob job(log);
    for (const ExportFormat format : exportFormats) {
        QSignalSpy finished(&job, &ExportJob::finished);
        QSignalSpy progressed(&job, &ExportJob::progressed);
        const QString path = folder.filePath(suffixOf(format));
        job.start({}, format, path);
        QVERIFY(job.isRunning());
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!job.isRunning());
        if (const QString why = whyAbsent(format); !why.isEmpty()) {
            QCOMPARE(job.outcome().error.toString(), why);
            QVERIFY(!QFile::exists(path));
            continue;
        }
        QVERIFY2(job.outcome().isComplete(), qPrintable(job.outcome().error.toString()));
        QCOMPARE(progressed.last().first().toLongLong(), qint64(log.endId() - 1));
        QVERIFY(QFile(path).size() > 0);
    }
}

void tst_Export::cancelledJobLeavesTheOldFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"log.html"_s);
    write(path, "old");
    MessageLog log;
    fillWithNumbers(log, 300'000);
    ExportJob job(log);
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start({}, ExportFormat::Html, path);
    job.cancel();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(job.outcome().cancelled);
    QVERIFY(!job.outcome().error.isError());
    QCOMPARE(contentOf(path), QByteArray("old"));
}

void tst_Export::endOfTheJobObjectEndsTheWork()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"log.html"_s);
    MessageLog log;
    fillWithNumbers(log, 300'000);
    {
        ExportJob job(log);
        job.start({}, ExportFormat::Html, path);
    }
    QVERIFY(QDir(folder.path()).entryList(QDir::Files).size() <= 1); // no partial file is left
}

QTEST_GUILESS_MAIN(tst_Export)
#include "tst_export.moc"

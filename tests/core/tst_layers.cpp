// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What the files of one layer may include, besides the headers of C++ itself.
struct LayerRule
{
    QStringList layers;
    QStringList qtModules; ///< Qt's header folders
    bool systemHeaders = false; ///< <sys/socket.h> and similar
    QStringList libraries = {}; ///< headers of libraries other than Qt, or their folder
};

/// A group of folders in core, which may include only each other and those of the rooms that this one uses.
struct Room
{
    QString name;
    QStringList folders;
    QStringList uses; ///< other rooms
};

struct Include
{
    QString name;
    bool quoted = false; ///< "ours" rather than <external>
};

const QMap<QString, LayerRule> &rules()
{
    static const QStringList core{u"QtCore"_s};
    static const QStringList network{u"QtCore"_s, u"QtNetwork"_s};
    static const QStringList window{u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s};
    static const QMap<QString, LayerRule> all{
        {u"core"_s,
         {{u"core"_s}, core, false, {u"sqlite3.h"_s, u"zlib.h"_s, u"sanitizer/tsan_interface.h"_s}}},
        // What can be left out of a build: SWB_WITH_PCAP, SWB_WITH_CHARTS.
        {u"core/import/pcap"_s, {{u"core"_s}, core, false, {u"pcap/pcap.h"_s}}},
        {u"core/export/pcap"_s, {{u"core"_s}, core, false, {u"pcap/pcap.h"_s}}},
        // All of core that calls the system, and its replacement for systems without POSIX.
        {u"core/files/posix"_s, {{u"core"_s}, core, true}},
        {u"core/files/portable"_s, {{u"core"_s}, core}},
        {u"translation"_s, {{}, core}},
        {u"protocols"_s, {{u"core"_s, u"protocols"_s}, core}},
        {u"protocols/dns"_s, {{u"core"_s, u"protocols"_s}, core, false, {u"ldns/"_s}}},
        // Third-party parsers.
        {u"protocols/http/httpreader.cpp"_s, {{u"core"_s, u"protocols"_s}, core, false, {u"boost/"_s}}},
        {u"protocols/http/httpwriter.cpp"_s, {{u"core"_s, u"protocols"_s}, core, false, {u"boost/"_s}}},
        {u"protocols/http/contentdecoder.cpp"_s, {{u"core"_s, u"protocols"_s}, core, false, {u"zlib.h"_s}}},
        {u"protocols/websocket/websocketframes.cpp"_s,
         {{u"core"_s, u"protocols"_s}, core, false, {u"wslay/"_s}}},
        {u"net"_s, {{u"core"_s, u"protocols"_s, u"net"_s}, network, false, {u"openssl/"_s}}},
        // Everything that calls the system's sockets: what a port to another system has to provide.
        {u"net/socket/posix"_s, {{u"core"_s, u"net"_s}, network, true}},
        {u"net/socket/winsock"_s, {{u"core"_s, u"net"_s}, network, true}},
        {u"net/socket/linux"_s, {{u"core"_s, u"net"_s}, network, true}},
        {u"net/loop/linux"_s, {{u"net"_s}, network, true}}, // timerfd
        {u"net/linux"_s, {{u"core"_s, u"net"_s}, network, true}},
        {u"net/transport/native/linux"_s, {{u"core"_s, u"net"_s}, network, true}},
        {u"models"_s, {{u"core"_s, u"protocols"_s, u"models"_s}, core, false}},
        {u"widgets"_s, {{u"core"_s, u"protocols"_s, u"models"_s, u"widgets"_s}, window, false}},
        {u"widgets/charts/plot"_s,
         {{u"core"_s, u"protocols"_s, u"models"_s, u"widgets"_s}, window, false, {u"qcustomplot.h"_s}}},
        {u"cli"_s, {{u"core"_s, u"protocols"_s, u"net"_s, u"cli"_s}, network}},
        {u"cli/posix"_s,
         {{u"core"_s, u"net"_s, u"cli"_s}, network, true}}, // standard streams, terminal, signals
        {u"app"_s, {{u"core"_s, u"net"_s, u"models"_s, u"widgets"_s, u"app"_s}, window + network}},
        {u"usage"_s, {{u"core"_s, u"usage"_s}, core}},
        {u"usage/main.cpp"_s, {{u"app"_s, u"cli"_s, u"usage"_s}, core}}, // from the tables of both programs
        {u"app/linux"_s, {{u"app"_s}, window, true}}, // /proc
    };
    return all;
}

/// The table of src/core/CMakeLists.txt, in its order.
const QList<Room> &rooms()
{
    static const QRegularExpression line(u"^swb_room\\((\\w+) FOLDERS ([a-z ]+?)(?: USES ([a-z ]+))?\\)$"_s,
                                         QRegularExpression::MultilineOption);
    static const QList<Room> all = [] {
        QFile table(QStringLiteral(SWB_SOURCE_DIR "/src/core/CMakeLists.txt"));
        const QString text = table.open(QIODevice::ReadOnly) ? QString::fromUtf8(table.readAll()) : QString();
        QList<Room> rooms;
        for (const QRegularExpressionMatch &match : line.globalMatch(text))
            rooms << Room{match.captured(1), match.captured(2).split(u' '),
                          match.captured(3).split(u' ', Qt::SkipEmptyParts)};
        return rooms;
    }();
    return all;
}

/// The room of a file of core, "core/log/event.h"; one without a name if there is none.
Room roomOf(const QString &file)
{
    const QString folder = file.section(u'/', 1, 1);
    for (const Room &room : rooms()) {
        if (file.startsWith(u"core/") && room.folders.contains(folder))
            return room;
    }
    return {};
}

QList<Include> includesOf(const QString &source)
{
    static const QRegularExpression directive(u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]"_s,
                                              QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (const QRegularExpressionMatch &match : directive.globalMatch(source))
        includes << Include{match.captured(2), match.captured(1) == u"\""};
    return includes;
}

/// The Qt module whose folder has this header, from the path itself for <QtCore/QString>; empty if it is not
/// Qt's. A header named like Qt's that no module has is returned as its own module, so that nobody may
/// include it.
QString qtModuleOf(const QString &header)
{
    if (header.startsWith(u"Qt") && header.contains(u'/'))
        return header.section(u'/', 0, 0);
    if (!header.startsWith(u'Q', Qt::CaseInsensitive))
        return {};
    const QDir qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString &module : qt.entryList({u"Qt*"_s}, QDir::Dirs)) {
        if (qt.exists(QString(module + u'/' + header)))
            return module;
    }
    return header.startsWith(u'Q') ? header : QString();
}

bool isAllowed(const QString &layer, const Include &include)
{
    const LayerRule rule = rules().value(layer);
    if (include.quoted) {
        const bool generated
            = include.name.endsWith(u".moc") || (layer == u"widgets" && include.name.startsWith(u"ui_"));
        return generated || rule.layers.contains(include.name.section(u'/', 0, 0));
    }
    const QString module = qtModuleOf(include.name);
    if (!module.isEmpty())
        return rule.qtModules.contains(module);
    const bool standard = !include.name.contains(u'.') && !include.name.contains(u'/');
    const bool library = std::any_of(rule.libraries.begin(), rule.libraries.end(), [&](const QString &known) {
        return include.name == known || (known.endsWith(u'/') && include.name.startsWith(known));
    });
    return standard || rule.systemHeaders || library;
}

/// Calls that block a thread or run its event loop recursively.
QStringList blockingCalls(const QString &source)
{
    // An event dispatcher defines processEvents(), which is not a call.
    static const QRegularExpression call(
        u"(?:\\.|->|Application::)(processEvents)\\s*\\("
        "|\\b(waitFor\\w+|msleep|usleep|sleep|nanosleep|qSleep|qWait\\w*|sleep_for|sleep_until)\\s*\\("_s);
    QStringList calls;
    for (const QRegularExpressionMatch &match : call.globalMatch(source))
        calls << QString(match.captured(1) + match.captured(2) + u"()");
    return calls;
}

/// The innermost layer of a file that has its own rule: the layer, its room, or the file itself.
QString layerOf(const QString &file)
{
    QString room = file;
    while (room.contains(u'/') && !rules().contains(room))
        room = room.section(u'/', 0, -2);
    return room;
}

/// Code that writes a file, locks one or changes its permissions outside core/files, which does each of them
/// safely.
QStringList fileCalls(const QString &layer, const QString &source)
{
    static const QRegularExpression call(
        u"\\b(QSaveFile|QTemporaryFile|QLockFile|ofstream|fstream|fopen|creat|O_WRONLY|O_CREAT|O_RDWR|"
        "QFile::copy|(?:setPermissions|f?chmod)(?= ?\\())\\b"_s);
    // Devices, and a pipe that is already open.
    static const QRegularExpression noFile(u"\"/dev/(null|tty)\", O_RDWR|O_WRONLY \\| O_NONBLOCK"_s);
    static const QRegularExpression writing(u"\\bQIODevice(?:Base)?::(?:WriteOnly|ReadWrite|Append)\\b"_s);
    static const QRegularExpression file(u"\\bQFile (?!&|\\*)\\w|\\bQFile\\("_s);
    QStringList calls;
    if (layer.startsWith(u"core/files/"))
        return calls;
    for (const QRegularExpressionMatch &match : call.globalMatch(QString(source).remove(noFile)))
        calls << match.captured(1);
    if (file.match(source).hasMatch() && writing.match(source).hasMatch())
        calls << u"a QFile that is written"_s;
    return calls;
}

/// Forbidden includes and calls of a file in this layer.
QStringList violations(const QString &layer, const QString &source)
{
    if (!rules().contains(layer))
        return {QString(u"no such layer: " + layer)};
    QStringList found = blockingCalls(source) + fileCalls(layer, source);
    for (const Include &include : includesOf(source)) {
        if (!isAllowed(layer, include))
            found << include.name;
    }
    return found;
}

/// Includes of a file in core from rooms that its own does not use.
QStringList againstTheArrows(const QString &file, const QString &source)
{
    QStringList found;
    const Room room = roomOf(file);
    for (const Include &include : includesOf(source)) {
        const QString other = roomOf(include.name).name;
        const bool core = include.quoted && include.name.startsWith(u"core/");
        if (core && (other.isEmpty() || (other != room.name && !room.uses.contains(other))))
            found << include.name;
    }
    return found;
}

const QString sourceRoot = QStringLiteral(SWB_SOURCE_DIR "/src/");

} // namespace

class tst_Layers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyFileKeepsToItsLayer_data();
    void everyFileKeepsToItsLayer();
    void everyFolderOfCoreHasItsRoom();
    void noRoomUsesOneBelow();
    void arrowsBetweenRoomsHold_data();
    void arrowsBetweenRoomsHold();
    void jsonIsWrittenByOneFunction();
    void checkerRefuses_data();
    void checkerRefuses();
    void checkerAllows_data();
    void checkerAllows();
    void checkerNamesEveryMistakeOfAFile();
};

void tst_Layers::everyFileKeepsToItsLayer_data()
{
    QTest::addColumn<QString>("file");
    QDirIterator files(sourceRoot, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next().sliced(sourceRoot.size());
        QTest::newRow(qPrintable(file)) << file;
    }
}

void tst_Layers::everyFileKeepsToItsLayer()
{
    QFETCH(QString, file);
    QFile source(QString(sourceRoot + file));
    QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(source.errorString()));
    const QString text = QString::fromUtf8(source.readAll());
    QStringList found = violations(layerOf(file), text);
    if (file.startsWith(u"core/"))
        found += againstTheArrows(file, text);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u", ")));
}

void tst_Layers::everyFolderOfCoreHasItsRoom()
{
    QStringList listed;
    for (const Room &room : rooms())
        listed += room.folders;
    listed.sort();
    QCOMPARE(listed, QDir(QString(sourceRoot + u"core")).entryList(QDir::Dirs | QDir::NoDotAndDotDot));
}

void tst_Layers::noRoomUsesOneBelow()
{
    QStringList above;
    for (const Room &room : rooms()) {
        for (const QString &used : room.uses)
            QVERIFY2(above.contains(used), qPrintable(QString(room.name + u" uses " + used)));
        above << room.name;
    }
}

void tst_Layers::arrowsBetweenRoomsHold_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *name, const QString &file, const QString &header, bool holds) {
        QTest::newRow(name) << file << header << holds;
    };
    row("the same folder", u"core/log/event.h"_s, u"core/log/eventkinds.h"_s, true);
    row("another folder of the room", u"core/import/jsonlogline.cpp"_s, u"core/export/factcodec.h"_s, true);
    row("a room that is used", u"core/engine/status.h"_s, u"core/log/conversation.h"_s, true);
    row("the engine including a comparison", u"core/engine/engine.h"_s, u"core/compare/scorecard.h"_s, false);
    row("impairment including the engine", u"core/impairment/fate.cpp"_s, u"core/engine/status.h"_s, false);
    row("a comparison including an exporter", u"core/compare/scorecardhtml.cpp"_s,
        u"core/export/htmlexporter.h"_s, false);
    row("a session including the engine", u"core/session/recorder.h"_s, u"core/engine/settings.h"_s, false);
    row("values including bytes", u"core/values/error.h"_s, u"core/payload/utf8.h"_s, false);
    row("a folder that has no room", u"core/values/error.h"_s, u"core/misc/thing.h"_s, false);
}

void tst_Layers::arrowsBetweenRoomsHold()
{
    QFETCH(QString, file);
    QFETCH(QString, header);
    QFETCH(bool, holds);
    const QString source = u"#include \"%1\"\n"_s.arg(header);
    QCOMPARE(againstTheArrows(file, source), holds ? QStringList() : QStringList{header});
}

/// The one that escapes what could control a terminal. QJsonDocument's does not.
void tst_Layers::jsonIsWrittenByOneFunction()
{
    const QString one = u"core/payload/jsontext.cpp"_s;
    const QRegularExpression writing(u"(QJsonDocument\\(.*\\)|document|json)(\\.|->)toJson\\("_s);
    QDirIterator files(sourceRoot, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    int writers = 0;
    while (files.hasNext()) {
        const QString file = files.next().sliced(sourceRoot.size());
        QFile source(QString(sourceRoot + file));
        QVERIFY(source.open(QIODevice::ReadOnly));
        const bool writes = QString::fromUtf8(source.readAll()).contains(writing);
        QVERIFY2(!writes || file == one, qPrintable(file));
        writers += writes ? 1 : 0;
    }
    QCOMPARE(writers, 1);
}

void tst_Layers::checkerRefuses_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("line");
    QTest::newRow("core including net") << u"core"_s << u"#include \"net/netengine.h\""_s;
    QTest::newRow("core including a widget") << u"core"_s << u"#include <QWidget>"_s;
    QTest::newRow("core including a widget by its small name") << u"core"_s << u"#include <qwidget.h>"_s;
    QTest::newRow("core including a colour") << u"core"_s << u"#include <QtGui/QColor>"_s;
    QTest::newRow("core including what no module has") << u"core"_s << u"#include <QNoSuchThing>"_s;
    QTest::newRow("core including a socket class") << u"core"_s << u"#include <QTcpSocket>"_s;
    QTest::newRow("core including a socket header") << u"core"_s << u"#include <sys/socket.h>"_s;
    QTest::newRow("models including libpcap") << u"models"_s << u"#include <pcap/pcap.h>"_s;
    QTest::newRow("what is always there including libpcap")
        << layerOf(u"core/import/captureimport.cpp"_s) << u"#include <pcap/pcap.h>"_s;
    QTest::newRow("what is always there including QCustomPlot")
        << layerOf(u"widgets/charts/chartpanel.cpp"_s) << u"#include <qcustomplot.h>"_s;
    QTest::newRow("models including QCustomPlot") << u"models"_s << u"#include <qcustomplot.h>"_s;
    QTest::newRow("models including SQLite") << u"models"_s << u"#include <sqlite3.h>"_s;
    QTest::newRow("core including an address header") << u"core"_s << u"  #  include\t<arpa/inet.h>"_s;
    QTest::newRow("a header without its folder") << u"core"_s << u"#include \"error.h\""_s;
    QTest::newRow("a protocol including a socket class") << u"protocols"_s << u"#include <QTcpSocket>"_s;
    QTest::newRow("a protocol including net") << u"protocols"_s << u"#include \"net/netengine.h\""_s;
    QTest::newRow("core including a protocol") << u"core"_s << u"#include \"protocols/protocol.h\""_s;
    QTest::newRow("net including a system header") << u"net"_s << u"#include <sys/socket.h>"_s;
    QTest::newRow("what all systems share including a system header")
        << layerOf(u"net/socket/opensocket.cpp"_s) << u"#include <sys/socket.h>"_s;
    QTest::newRow("a timer of all systems including a system header")
        << layerOf(u"net/loop/precisetimer.cpp"_s) << u"#include <unistd.h>"_s;
    QTest::newRow("the native family including a system header")
        << layerOf(u"net/transport/native/nativestream.cpp"_s) << u"#include <fcntl.h>"_s;
    QTest::newRow("the window's program including a system header")
        << layerOf(u"app/firstpaint.cpp"_s) << u"#include <unistd.h>"_s;
    QTest::newRow("the seam including a system header")
        << layerOf(u"net/transport/qt/qtstream.cpp"_s) << u"#include <unistd.h>"_s;
    QTest::newRow("the room of files including a system header")
        << layerOf(u"core/files/filelock.h"_s) << u"#include <sys/stat.h>"_s;
    QTest::newRow("what stands in for the system including it")
        << layerOf(u"core/files/portable/filelock.cpp"_s) << u"#include <sys/stat.h>"_s;
    QTest::newRow("a command including a system header") << u"cli"_s << u"#include <poll.h>"_s;
    QTest::newRow("net including models") << u"net"_s << u"#include \"models/log/logmodel.h\""_s;
    QTest::newRow("net including widgets") << u"net"_s << u"#include \"widgets/mainwindow.h\""_s;
    QTest::newRow("net including Qt Gui") << u"net"_s << u"#include <QGuiApplication>"_s;
    QTest::newRow("models including net") << u"models"_s << u"#include \"net/netengine.h\""_s;
    QTest::newRow("models including a font") << u"models"_s << u"#include <QFont>"_s;
    QTest::newRow("models including a socket class") << u"models"_s << u"#include <QUdpSocket>"_s;
    QTest::newRow("widgets including net") << u"widgets"_s << u"#include \"net/netengine.h\""_s;
    QTest::newRow("widgets including a host lookup") << u"widgets"_s << u"#include <QHostInfo>"_s;
    QTest::newRow("widgets including a network module by path")
        << u"widgets"_s << u"#include <QtNetwork/QSslError>"_s;
    QTest::newRow("widgets including a system header") << u"widgets"_s << u"#include <sys/socket.h>"_s;
    QTest::newRow("widgets including app") << u"widgets"_s << u"#include \"app/main.h\""_s;
    QTest::newRow("cli including widgets") << u"cli"_s << u"#include \"widgets/mainwindow.h\""_s;
    QTest::newRow("cli including Qt Gui") << u"cli"_s << u"#include <QGuiApplication>"_s;
    QTest::newRow("a form outside widgets") << u"models"_s << u"#include \"ui_serverspanel.h\""_s;
    QTest::newRow("waiting for a socket") << u"net"_s << u"socket.waitForConnected(100);"_s;
    QTest::newRow("waiting with a blank") << u"net"_s << u"socket->waitForReadyRead ();"_s;
    QTest::newRow("turning the event loop") << u"widgets"_s << u"QCoreApplication::processEvents();"_s;
    QTest::newRow("turning an event loop of its own") << u"net"_s << u"m_loop->processEvents(flags);"_s;
    QTest::newRow("sleeping in a QThread") << u"net"_s << u"QThread::msleep(5);"_s;
    QTest::newRow("sleeping in C++") << u"core"_s << u"std::this_thread::sleep_for(1s);"_s;
    QTest::newRow("sleeping as a test does") << u"app"_s << u"QTest::qSleep(5);"_s;
    QTest::newRow("writing a file with Qt's own class") << u"widgets"_s << u"QSaveFile file(path);"_s;
    QTest::newRow("opening a file for writing")
        << u"models"_s << u"QFile file(path);\nfile.open(QIODevice::WriteOnly);"_s;
    QTest::newRow("appending to a file")
        << u"models"_s << u"QFile file(path);\nfile.open(QIODevice::Append);"_s;
    QTest::newRow("writing a file as C++ does") << u"core"_s << u"std::ofstream file(path);"_s;
    QTest::newRow("opening a file for writing as the system does")
        << u"net"_s << u"::open(path, O_WRONLY | O_TRUNC);"_s;
    QTest::newRow("changing the rights of a name") << u"net"_s << u"QFile::setPermissions(path, owner);"_s;
    QTest::newRow("a lock file that is read before it is trusted") << u"core"_s << u"QLockFile lock(path);"_s;
    QTest::newRow("a layer that is none") << u"misc"_s << u""_s;
}

void tst_Layers::checkerRefuses()
{
    QFETCH(QString, layer);
    QFETCH(QString, line);
    QCOMPARE(violations(layer, line).size(), 1);
}

void tst_Layers::checkerAllows_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("line");
    QTest::newRow("core including core") << u"core"_s << u"#include \"core/values/error.h\""_s;
    QTest::newRow("core including Qt Core") << u"core"_s << u"#include <QByteArrayView>"_s;
    QTest::newRow("core including Qt Core by path") << u"core"_s << u"#include <QtCore/QtEndian>"_s;
    QTest::newRow("core including C++") << u"core"_s << u"#include <charconv>"_s;
    QTest::newRow("what may be left out of core including libpcap")
        << layerOf(u"core/export/pcap/captureexporter.cpp"_s) << u"#include <pcap/pcap.h>"_s;
    QTest::newRow("core including SQLite") << u"core"_s << u"#include <sqlite3.h>"_s;
    QTest::newRow("the room of files including the system")
        << layerOf(u"core/files/posix/fileplace.cpp"_s)
        << u"#include <sys/stat.h>\nauto rights = ::fchmod(file, O_WRONLY);"_s;
    QTest::newRow("what stands in for the system locking a file")
        << layerOf(u"core/files/portable/filelock.cpp"_s) << u"#include <QLockFile>\nQLockFile lock(path);"_s;
    QTest::newRow("writing into memory")
        << u"widgets"_s << u"QBuffer file(&b);\nfile.open(QIODevice::WriteOnly);"_s;
    QTest::newRow("reading a file") << u"models"_s << u"QFile file(path);\nfile.open(QIODevice::ReadOnly);"_s;
    QTest::newRow("the family of system calls including the system")
        << layerOf(u"net/transport/native/linux/datagramcalls.cpp"_s) << u"#include <sys/epoll.h>"_s;
    QTest::newRow("net including OpenSSL") << u"net"_s << u"#include <openssl/ssl.h>"_s;
    QTest::newRow("net including a socket class") << u"net"_s << u"#include <QSslSocket>"_s;
    QTest::newRow("models including core") << u"models"_s << u"#include \"core/log/messagelog.h\""_s;
    QTest::newRow("widgets including the engine") << u"widgets"_s << u"#include \"core/engine/engine.h\""_s;
    QTest::newRow("widgets including a form") << u"widgets"_s << u"#include \"ui_serverspanel.h\""_s;
    QTest::newRow("widgets including a widget") << u"widgets"_s << u"#include <QTableView>"_s;
    QTest::newRow("what may be left out of widgets including QCustomPlot")
        << layerOf(u"widgets/charts/plot/chart.cpp"_s) << u"#include <qcustomplot.h>"_s;
    QTest::newRow("cli including net") << u"cli"_s << u"#include \"net/netengine.h\""_s;
    QTest::newRow("app including both sides")
        << u"app"_s << u"#include \"net/netengine.h\"\n#include \"widgets/mainwindow.h\""_s;
    QTest::newRow("moc's own file") << u"net"_s << u"#include \"thing.moc\""_s;
    QTest::newRow("words about waiting") << u"net"_s << u"// never waitForConnected, no sleep here"_s;
    QTest::newRow("an event dispatcher's own function")
        << u"net"_s
        << u"bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)\nbool processEvents(int);"_s;
    QTest::newRow("an include in words") << u"core"_s << u"// not #include <QWidget>"_s;
}

void tst_Layers::checkerAllows()
{
    QFETCH(QString, layer);
    QFETCH(QString, line);
    QCOMPARE(violations(layer, line), QStringList());
}

void tst_Layers::checkerNamesEveryMistakeOfAFile()
{
    const QString source = u"#pragma once\n"
                           "#include \"core/values/error.h\"\n"
                           "#include \"net/netengine.h\"\n"
                           "#include <QString>\n"
                           "#include <QWidget>\n"
                           "inline void block(QThread *thread) { thread->sleep(1); }\n"_s;
    QCOMPARE(violations(u"core"_s, source), (QStringList{u"sleep()"_s, u"net/netengine.h"_s, u"QWidget"_s}));
}

QTEST_GUILESS_MAIN(tst_Layers)
#include "tst_layers.moc"

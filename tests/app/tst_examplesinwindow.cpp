// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/errorcatalog.h"
#include "net/compare/netexperiments.h"
#include "net/netengine.h"
#include "protocols/absentschemes.h"
#include "protocols/examples/exampleshelf.h"
#include "protocols/schemes.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/mainwindow/startpage.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUdpSocket>
#include <algorithm>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// The result of one client.
struct Met
{
    EndpointUrl url;
    QByteArray received; ///< as "swb send" prints it
    ErrorCode error = ErrorCode::None;
    bool peerEnded = false;
};

/// Watches each client from its first byte on: by the time the window knows a client, an answer may have come
/// and gone.
class WatchingEngine final : public NetEngine
{
public:
    EndpointId openClient(const ClientSettings &settings) override
    {
        const EndpointId id = NetEngine::openClient(settings);
        watchReplies(id);
        return id;
    }
};

/// The whole program with its real engine, and the results of its clients, in the order in which they were
/// opened.
struct Program
{
    explicit Program(const QString &folder)
        : settings(folder)
        , theme(qApp)
        , window(&engine, &experiments, &settings, &theme)
    {
        QObject::connect(&engine, &Engine::clientChanged, &window,
                         [this](const ClientStatus &s) { note(s); });
        QObject::connect(&engine, &Engine::received, &window, [this](EndpointId id, const QByteArray &bytes) {
            const ClientSettings &of = clients[id];
            const bool inLines = of.framing != u"none" || schemeOf(of.url)->protocol == "ws"_L1;
            met[id].received += inLines ? bytes + '\n' : bytes;
        });
        QObject::connect(&engine, &Engine::partReceived, &window,
                         [this](EndpointId id, const QByteArray &bytes) { met[id].received += bytes; });
        window.resize(1280, 720);
        window.show();
    }
    ~Program() { engine.disconnect(&window); }

    void note(const ClientStatus &status)
    {
        if (!clients.contains(status.id)) {
            clients.insert(status.id, status.settings);
            order << status.id;
        }
        Met &of = met[status.id];
        of.url = status.settings.url;
        of.error = status.error.isError() ? status.error.code : of.error;
        of.peerEnded |= status.state == LinkState::HalfClosedByPeer || status.state == LinkState::Closed;
    }

    template <typename Kind>
    [[nodiscard]] Kind *named(const QString &name) const
    {
        for (Kind *widget : window.findChildren<Kind *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    void click(const QString &name) const { QTest::mouseClick(named<QAbstractButton>(name), Qt::LeftButton); }
    [[nodiscard]] QAction *inMenu(const QString &title) const
    {
        for (QAction *group : named<QToolButton>(u"Examples"_s)->menu()->actions()) {
            for (QAction *action : group->menu() ? group->menu()->actions() : QList<QAction *>()) {
                if (action->text() == title || action->text().endsWith(u": "_s + title))
                    return action;
            }
        }
        return nullptr;
    }

    WatchingEngine engine;
    NetExperiments experiments{engine.log()};
    WorkbenchSettings settings;
    Theme theme;
    MainWindow window;
    QHash<EndpointId, ClientSettings> clients;
    QHash<EndpointId, Met> met;
    QList<EndpointId> order;
};

/// A port that is free for both TCP and UDP.
quint16 freePort()
{
    for (;;) {
        QTcpServer stream;
        QUdpSocket datagrams;
        if (stream.listen(QHostAddress::Any) && datagrams.bind(QHostAddress::Any, stream.serverPort()))
            return stream.serverPort();
    }
}

/// The file of an example with other ports, used in its place.
QByteArray withFreePorts(const QString &name)
{
    QFile file(u":/examples/"_s + name.toLower() + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString json = QString::fromUtf8(file.readAll());
    static const QRegularExpression port(u"(://[^\"/]*:)(\\d{4,5})\""_s);
    QHash<QString, quint16> ports;
    for (auto matches = port.globalMatch(QString(json)); matches.hasNext();)
        ports.insert(matches.next().captured(2), 0);
    for (auto it = ports.begin(); it != ports.end(); ++it)
        json.replace(u':' + it.key() + u'"', u":%1\""_s.arg(freePort()));
    return json.toUtf8();
}

} // namespace

class TstExamplesInWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    static qsizetype listening(const QTableView *table)
    {
        const QAbstractItemModel *model = table->model();
        return model->match(model->index(0, 0), Qt::DisplayRole, u"listening"_s, -1).size();
    }
    static bool isMet(const ExampleClient &client, const Met &met)
    {
        switch (client.fails) {
        case ErrorCode::None:
            return met.received == client.answer || (client.answer.isEmpty() && met.error == ErrorCode::None);
        case ErrorCode::ReplyTimeout: // which only "swb send" waits for
            return met.received.isEmpty() && met.error == ErrorCode::None;
        case ErrorCode::ClosedEarly: // likewise
            return met.received.isEmpty() && met.peerEnded;
        default:
            return met.error == client.fails;
        }
    }

private Q_SLOTS:
    void init()
    {
        failOnOurWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("SWB_DATA_DIR", m_folder->path().toLocal8Bit());
    }
    void cleanup() { m_folder.reset(); }

    /// One click, and a second and third if it does not start automatically: the answer stated in the example
    /// arrives.
    void everyExampleDoesWhatItSays_data()
    {
        QTest::addColumn<QString>("name");
        for (const Example &example : ExampleShelf::read().examples) {
            const QList<ServerSettings> &servers = example.servers;
            if (std::all_of(servers.begin(), servers.end(),
                            [](const auto &one) { return whyAbsent(one.url).isEmpty(); }))
                QTest::newRow(qPrintable(example.name)) << example.name;
        }
    }
    void everyExampleDoesWhatItSays()
    {
        QFETCH(QString, name);
        QVERIFY(QDir(m_folder->path()).mkpath(u"examples"_s));
        QFile own(m_folder->filePath(u"examples/own.json"_s));
        QVERIFY(own.open(QIODevice::WriteOnly) && own.write(withFreePorts(name)) > 0);
        own.close();
        const ExampleShelf shelf = ExampleShelf::read();
        const Example &example = *shelf.find(name);
        QCOMPARE(example.group, ExampleGroup::Own);

        Program program(m_folder->path());
        QTRY_VERIFY(program.inMenu(example.title));
        program.inMenu(example.title)->trigger();
        QList<ExampleClient> expected;
        for (const ExampleClient &client : example.clients) {
            if (client.run)
                expected << client;
        }
        const auto *servers = program.named<QTableView>(u"Servers"_s);
        const auto *relays = program.named<QTableView>(u"Relays"_s);
        if (expected.isEmpty()) {
            QTRY_COMPARE(listening(servers), example.servers.size());
            expected << example.clients.first();
            QCOMPARE(program.named<QSpinBox>(u"Client port"_s)->value(), expected.first().settings.url.port);
            program.click(u"Connect"_s);
            program.click(u"Send"_s);
        }
        QTRY_COMPARE(program.order.size(), expected.size());
        QCOMPARE(listening(relays), example.relays.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const Met &met = program.met[program.order[i]];
            QCOMPARE(met.url, expected[i].settings.url);
            QTRY_VERIFY2(isMet(expected[i], met),
                         qPrintable(QString::fromUtf8(met.received) + errorName(met.error)));
        }
    }

    void exampleTakesThePlaceOfTheOneBefore()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"examples"_s));
        const QByteArray first = withFreePorts(u"B2-B3"_s);
        for (const QByteArray &name : {"one"_ba, "two"_ba}) {
            QFile own(m_folder->filePath(u"examples/%1.json"_s.arg(QLatin1StringView(name))));
            QByteArray json = first;
            json.replace("\"B2-B3\"", QByteArray('"' + name + '"'))
                .replace("A TCP server and its client", name);
            QVERIFY(own.open(QIODevice::WriteOnly) && own.write(json) > 0);
        }
        Program program(m_folder->path());
        QTRY_VERIFY(program.inMenu(u"two"_s));
        const QTableView *servers = program.named<QTableView>(u"Servers"_s);
        const int rows = servers->model()->rowCount() + 1;
        QSet<EndpointId> listened;
        connect(&program.engine, &Engine::serverChanged, this, [&listened](const ServerStatus &status) {
            if (status.state == ServerState::Listening)
                listened.insert(status.id);
        });
        program.inMenu(u"one"_s)->trigger();
        QTRY_COMPARE(listened.size(), 1);
        program.inMenu(u"two"_s)->trigger(); // on the same port, which the first one releases
        QTRY_COMPARE(listened.size(), 2);
        QCOMPARE(listening(servers), 1);
        QCOMPARE(servers->model()->rowCount(), rows);
    }

    void takenPortIsSaidAndNothingRuns()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"examples"_s));
        QFile own(m_folder->filePath(u"examples/own.json"_s));
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        QString json = QString::fromUtf8(withFreePorts(u"close-after-reply"_s));
        json.replace(QRegularExpression(u"127\\.0\\.0\\.1:\\d+"_s),
                     u"127.0.0.1:%1"_s.arg(other.serverPort()));
        QVERIFY(own.open(QIODevice::WriteOnly) && own.write(json.toUtf8()) > 0);
        own.close();
        Program program(m_folder->path());
        const QString title = u"A server that closes after each reply"_s;
        QTRY_VERIFY(program.inMenu(title));
        program.inMenu(title)->trigger();
        const auto says = [&program](const QString &words) {
            const auto messages = program.window.findChildren<InlineMessage *>();
            return std::any_of(messages.cbegin(), messages.cend(), [&words](const InlineMessage *message) {
                return message->objectName() == u"windowMessage" && message->text().contains(words);
            });
        };
        QTRY_VERIFY(says(u"Could not listen on tcp://127.0.0.1:%1"_s.arg(other.serverPort())));
        QVERIFY(program.order.isEmpty());
    }

    void startPageOffersExamplesUntilSomethingHappens()
    {
        Program program(m_folder->path());
        program.window.resize(1280, 900);
        QTRY_VERIFY(program.window.findChild<StartPage *>());
        const auto *page = program.window.findChild<StartPage *>();
        QTRY_VERIFY(page->isVisible());
        const QList<QPushButton *> buttons = page->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 8);
        QSet<QString> names;
        for (QPushButton *button : buttons) {
            names.insert(button->accessibleName());
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
            QTRY_VERIFY2(!button->visibleRegion().isEmpty(), qPrintable(button->text()));
        }
        QCOMPARE(names.size(), buttons.size());
        QVERIFY(names.contains(u"Set up the example “A chat”"_s));
        auto *log = program.named<QTableView>(u"Message log"_s);
        log->setFocus();
        QTest::keyClick(log, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), buttons.first());
        buttons.last()->setFocus();
        QTest::keyClick(buttons.last(), Qt::Key_Space);
        QTRY_VERIFY(program.window.findChild<QDialog *>());
        const auto *list = program.named<QListWidget>(u"Examples"_s);
        QTRY_COMPARE(list->findItems(u": "_s, Qt::MatchContains).size(),
                     ExampleShelf::read().examples.size());
        QCOMPARE(list->findItems(u"Lessons"_s, Qt::MatchExactly).size(), 1);
        QCOMPARE(list->currentRow(), 1); // the first example, below its heading
        QVERIFY(program.named<QPlainTextEdit>(u"What the example is about"_s)
                    ->toPlainText()
                    .startsWith(u"A1-A4: "));
        program.window.findChild<QDialog *>()->close();
        program.window.setPresenting(true);
        QVERIFY(!page->isVisible());
        program.window.setPresenting(false);
        QTRY_VERIFY(page->isVisible());
        QTest::mouseClick(buttons.first(), Qt::LeftButton); // whether its port is free does not matter here
        QTRY_VERIFY(!page->isVisible());
        QCOMPARE(program.window.focusWidget(), log);
    }
};

QTEST_MAIN(TstExamplesInWindow)
#include "tst_examplesinwindow.moc"

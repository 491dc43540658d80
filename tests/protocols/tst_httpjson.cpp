// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filewriter.h"
#include "core/files/ordinaryfile.h"
#include "protocols/http/httpserver.h"
#include "protocols/http/replies/jsonstore.h"
#include "support/recordedactions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

const QByteArray data
    = R"({"data": {"value": 42}, "words": [{"id": 1, "word": "one"}, {"id": "b", "word": "two"}],
                            "count": 7})";

struct Answer
{
    int status = 0;
    QByteArray head;
    QJsonValue body;
};

} // namespace

/// The reply json: a REST store.
class TstHttpJson : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<ProtocolMaker> m_server;

    [[nodiscard]] QString file() const { return m_folder.filePath(u"data.json"_s); }
    void serve(bool writeBack = false)
    {
        ServerSettings settings;
        settings.reply = u"json:"_s + file();
        settings.http.writeBack = writeBack;
        const MadeProtocols made = httpServers(settings);
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().toString()));
        m_server = made.value();
    }
    [[nodiscard]] Answer ask(const QByteArray &request, const QByteArray &body = {}) const
    {
        RecordedActions actions(m_server->make({}));
        actions.receive(QByteArray(request + " HTTP/1.1\r\nHost: h\r\nContent-Length: "
                                   + QByteArray::number(body.size()) + "\r\n\r\n" + body));
        const QByteArray all = actions.written();
        const qsizetype end = all.indexOf("\r\n\r\n");
        return {all.mid(9, 3).toInt(), all.first(end),
                QJsonDocument::fromJson('[' + all.sliced(end + 4) + ']').array().first()};
    }
    [[nodiscard]] QJsonObject stored() const
    {
        QString problem;
        return QJsonDocument::fromJson(readOrdinaryFile(file(), 1 << 20, problem)).object();
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QVERIFY(!writeFile(file(), data).isError());
        serve();
    }

    /// A7 of the lecture notes asks for /data.
    void gets()
    {
        const Answer answer = ask("GET /data");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.head.contains("Content-Type: application/json"));
        QCOMPARE(answer.body[u"value"].toInt(), 42);
        QCOMPARE(ask("GET /words").body.toArray().size(), 2);
        QCOMPARE(ask("GET /words/1").body[u"word"].toString(), u"one"_s);
        QCOMPARE(ask("GET /words/b").body[u"word"].toString(), u"two"_s);
        QCOMPARE(ask("GET /count").body.toInt(), 7);
        QCOMPARE(ask("GET /").body.toObject().size(), 3);
        for (const char *const missing : {"/no", "/words/9", "/data/1", "/words/1/2", "/../x", "/%00"})
            QCOMPARE(ask(QByteArray("GET ") + missing).status, 404);
        QCOMPARE(ask("HEAD /data").status, 200);
    }

    void posts()
    {
        const Answer added = ask("POST /words", R"({"word": "three"})");
        QCOMPARE(added.status, 201);
        QVERIFY(added.head.contains("Location: /words/2"));
        QCOMPARE(added.body[u"id"].toInt(), 2);
        QCOMPARE(ask("GET /words/2").body[u"word"].toString(), u"three"_s);
        QCOMPARE(ask("POST /words", R"({"id": "b"})").status, 409);
        QCOMPARE(ask("POST /words", "[]").status, 422);
        QCOMPARE(ask("POST /words", "nonsense").status, 400);
        QCOMPARE(ask("POST /words", "{},{}").status, 400);
        QCOMPARE(ask("POST /data", "{}").status, 409);
        QCOMPARE(ask("POST /new", "{}").status, 201);
        QCOMPARE(ask("GET /new/1").status, 200);
    }

    void putsAndPatches()
    {
        QCOMPARE(ask("PUT /words/1", R"({"id": 5, "x": 1})").status, 200);
        QCOMPARE(ask("GET /words/1").body.toObject(), (QJsonObject{{u"id"_s, 1}, {u"x"_s, 1}}));
        QCOMPARE(ask("PUT /words/77", R"({"x": 1})").status, 201);
        QCOMPARE(ask("GET /words/77").body[u"id"].toInt(), 77);
        QCOMPARE(ask("PUT /data/1", "{}").status, 409);
        QCOMPARE(ask("PUT /no/1", "{}").status, 404);
        QCOMPARE(ask("PATCH /words/b", R"({"word": null, "y": {"z": 2}})").status, 200);
        QCOMPARE(ask("GET /words/b").body.toObject(),
                 (QJsonObject{{u"id"_s, u"b"_s}, {u"y"_s, QJsonObject{{u"z"_s, 2}}}}));
        QCOMPARE(ask("PATCH /data", R"({"more": 1})").body.toObject().size(), 2);
        QCOMPARE(ask("PATCH /count", "{}").status, 422);
        QCOMPARE(ask("PATCH /words/9", "{}").status, 404);
        QCOMPARE(ask("PUT /count", "8").status, 200);
        QCOMPARE(ask("PUT /fresh", "[]").status, 201);
        QCOMPARE(ask("GET /fresh").body.toArray().size(), 0);
    }

    void deletes()
    {
        QCOMPARE(ask("DELETE /words/1").status, 204);
        QCOMPARE(ask("DELETE /words/1").status, 404);
        QCOMPARE(ask("GET /words").body.toArray().size(), 1);
        QCOMPARE(ask("DELETE /words").status, 204);
        QCOMPARE(ask("GET /words").status, 404);
        QCOMPARE(ask("DELETE /").status, 405);
        QCOMPARE(ask("POST /words/1", "{}").status, 405);
        QVERIFY(ask("TRACE /words").head.contains("Allow: GET, HEAD, POST, PUT, PATCH, DELETE"));
    }

    void listHasAnEnd()
    {
        const auto store = JsonStore::open(file(), false).value();
        for (qsizetype i = 2; i < JsonStore::mostItems - 1; ++i)
            QVERIFY(
                store->add(u"words"_s, QJsonObject{{u"id"_s, QString(u"x"_s + QString::number(i))}}).outcome
                == JsonStore::Outcome::Created);
        QVERIFY(store->add(u"words"_s, QJsonObject{{u"id"_s, u"last"_s}}).outcome
                == JsonStore::Outcome::Created);
        QVERIFY(store->add(u"words"_s, QJsonObject{{u"id"_s, u"over"_s}}).outcome
                == JsonStore::Outcome::Full);
        QVERIFY(store->putItem(u"words"_s, u"over"_s, QJsonObject()).outcome == JsonStore::Outcome::Full);
        QVERIFY(store->removeItem(u"words"_s, u"last"_s).outcome == JsonStore::Outcome::Done);
        QVERIFY(store->putItem(u"words"_s, u"over"_s, QJsonObject()).outcome == JsonStore::Outcome::Created);
    }

    void bytesHaveAnEnd()
    {
        const auto store = JsonStore::open(file(), false).value();
        const QJsonValue large(QString(JsonStore::mostBytes / 2, u'x'));
        QVERIFY(store->put(u"a"_s, large).outcome == JsonStore::Outcome::Created);
        QVERIFY(store->put(u"b"_s, large).outcome == JsonStore::Outcome::Full);
        QVERIFY(store->remove(u"a"_s).outcome == JsonStore::Outcome::Done);
        QVERIFY(store->put(u"b"_s, large).outcome == JsonStore::Outcome::Created);
    }

    void fileStaysAsItIsUnlessItIsWritten()
    {
        QCOMPARE(ask("PUT /count", "8").status, 200);
        JsonStore::writers().waitForDone();
        QCOMPARE(stored()[u"count"].toInt(), 7);
        serve(true);
        QCOMPARE(ask("PUT /count", "9").status, 200);
        JsonStore::writers().waitForDone();
        QCOMPARE(stored()[u"count"].toInt(), 9);
        QVERIFY(QFile::remove(file()));
        serve(true); // a missing file is created
        QCOMPARE(ask("POST /list", "{}").status, 201);
        JsonStore::writers().waitForDone();
        QCOMPARE(stored()[u"list"].toArray().size(), 1);
    }

    void whatIsNoStoreIsRefused()
    {
        const auto codeOf = [this](const QByteArray &content) {
            (void)writeFile(file(), content);
            const auto store = JsonStore::open(file(), false);
            return store ? ErrorCode::None : store.error().code;
        };
        QCOMPARE(codeOf("[]"), ErrorCode::FileUnreadable);
        QCOMPARE(codeOf("nonsense"), ErrorCode::FileUnreadable);
        QCOMPARE(codeOf({}), ErrorCode::FileUnreadable);
        QCOMPARE(codeOf("{}"), ErrorCode::None);
        QVERIFY(!JsonStore::open(m_folder.filePath(u"nothing"_s), false).ok());
    }
};

QTEST_GUILESS_MAIN(TstHttpJson)
#include "tst_httpjson.moc"

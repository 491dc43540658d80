// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/presence/presencemodel.h"
#include "support/fakeengine.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_PresenceModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void namesAreThoseOfTheChosenEnd()
    {
        FakeEngine engine;
        PresenceModel model(&engine);
        const QAbstractItemModelTester tester(&model);
        Q_EMIT engine.presentChanged(EndpointId(1), {{u"Anna"_s}, 0, 1});
        QCOMPARE(model.stringList(), QStringList());
        model.setEndpoint(EndpointId(1));
        QCOMPARE(model.stringList(), QStringList{u"Anna"_s});
        Q_EMIT engine.presentChanged(EndpointId(2), {{u"Otto"_s}, 0, 1});
        QCOMPARE(model.stringList(), QStringList{u"Anna"_s});
        Q_EMIT engine.presentChanged(EndpointId(1), {{u"Anna"_s, u"Berta"_s}, 7, 3});
        QCOMPARE(model.stringList(), (QStringList{u"Anna"_s, u"Berta"_s, u"and 7 more"_s}));
        QCOMPARE(model.count(), 9);
        Q_EMIT engine.presentChanged(EndpointId(1), {{u"Berta"_s}, 0, 2}); // arrived late from another thread
        QCOMPARE(model.count(), 9);
        model.setEndpoint(EndpointId(2));
        QCOMPARE(model.stringList(), QStringList{u"Otto"_s});
        model.setEndpoint(EndpointId::None);
        QCOMPARE(model.count(), 0);
    }

    void nobodyIsThereOnceItIsOver()
    {
        FakeEngine engine;
        PresenceModel model(&engine);
        model.setEndpoint(EndpointId(1));
        Q_EMIT engine.presentChanged(EndpointId(1), {{u"Anna"_s}, 0, 5});
        ClientStatus client;
        client.id = EndpointId(1);
        client.state = LinkState::Connected;
        Q_EMIT engine.clientChanged(client);
        QCOMPARE(model.count(), 1);
        client.state = LinkState::Closed;
        Q_EMIT engine.clientChanged(client);
        QCOMPARE(model.count(), 0);
        Q_EMIT engine.presentChanged(EndpointId(1), {{u"Otto"_s}, 0, 1}); // another room
        QCOMPARE(model.stringList(), QStringList{u"Otto"_s});
        ServerStatus server;
        server.id = EndpointId(1);
        server.state = ServerState::Stopped;
        Q_EMIT engine.serverChanged(server);
        QCOMPARE(model.count(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_PresenceModel)
#include "tst_presencemodel.moc"

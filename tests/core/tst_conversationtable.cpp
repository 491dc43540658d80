// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/conversationtable.h"

#include "core/session/sessionformat.h"
#include "support/sessionevents.h"

#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

/// Conversations that never report an end, like those of UDP peers that simply fall silent.
class tst_ConversationTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void thoseThatFallSilentLeaveMemory();
    void oneThatGoesOnKeepsItsFigures();

private:
    void hear(quint32 conversation)
    {
        Event event;
        event.id = ++m_lastEvent;
        event.kind = EventKind::Data;
        event.direction = Direction::In;
        event.length = 5;
        event.conversation = ConversationId(conversation);
        m_table->add(event);
        for (const ConversationId id : m_table->takeUndescribed())
            m_table->add(sampleConversation(quint32(id)));
    }

    QTemporaryDir m_folder;
    quint64 m_lastEvent = 0;
    std::unique_ptr<sqlite::Database> m_database;
    std::unique_ptr<ConversationTable> m_table;
};

void tst_ConversationTable::init()
{
    m_database = std::make_unique<sqlite::Database>();
    m_table = std::make_unique<ConversationTable>();
    QVERIFY(m_database->open(m_folder.filePath(QString::fromUtf8(QTest::currentTestFunction())),
                             sqlite::Database::Mode::Create));
    QVERIFY(m_database->run("PRAGMA synchronous = OFF") && m_database->run(sessionformat::schema));
    QVERIFY(m_table->prepare(*m_database));
}

void tst_ConversationTable::cleanup()
{
    m_table.reset();
    m_database.reset();
}

void tst_ConversationTable::thoseThatFallSilentLeaveMemory()
{
    quint32 next = 1;
    const auto hearNew = [&](quint32 count) {
        QVERIFY(m_database->run("BEGIN"));
        while (count-- > 0)
            hear(next++);
        QVERIFY(m_table->flush() && m_database->run("COMMIT"));
    };
    hearNew(ConversationTable::roomFor - 1);
    hearNew(1);
    QCOMPARE(m_table->inMemory(), ConversationTable::roomFor); // it has space for this many
    hearNew(1);
    QCOMPARE(m_table->inMemory(), 1U); // the only one with events since the previous flush
    for (int round = 0; round < 5; ++round)
        hearNew(ConversationTable::roomFor);
    QVERIFY(m_table->inMemory() <= 2 * ConversationTable::roomFor);
}

void tst_ConversationTable::oneThatGoesOnKeepsItsFigures()
{
    QVERIFY(m_database->run("BEGIN"));
    for (quint32 id = 1; id <= ConversationTable::roomFor + 1; ++id)
        hear(id);
    QVERIFY(m_table->flush() && m_table->flush());
    QCOMPARE(m_table->inMemory(), 0U);
    hear(1);
    QVERIFY(m_table->flush() && m_database->run("COMMIT"));
    QCOMPARE(m_database->number("SELECT count(*) FROM conversations"),
             qint64(ConversationTable::roomFor + 1));
    sqlite::Statement row = m_database->prepare(sessionformat::selectConversation);
    QVERIFY(row.bind(1, qint64(1)).step() == sqlite::Statement::Step::Row);
    const auto record = sessionformat::conversationOf(row);
    QVERIFY(record && sameConversation(record->conversation, sampleConversation(1)));
    QCOMPARE(record->stats.in, (Flow{2, 0, 10}));
}

QTEST_GUILESS_MAIN(tst_ConversationTable)
#include "tst_conversationtable.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/lastreply.h"

#include "core/log/logwriter.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr auto mine = EndpointId(1);
constexpr auto other = EndpointId(2);

} // namespace

class tst_LastReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<MessageLog>();
        m_writer = m_log->makeWriter();
    }
    void cleanup()
    {
        m_writer.reset();
        m_log.reset();
    }

    void isWhatCameBackLastToThisClient()
    {
        LastReply reply(*m_log);
        reply.setClient(mine);
        QVERIFY(!reply.update());
        data(mine, Direction::Out, "hello");
        QVERIFY(!reply.update());
        data(mine, Direction::In, "HELLO");
        data(other, Direction::In, "no");
        QVERIFY(reply.update());
        QCOMPARE(reply.text(), u"HELLO"_s);
        QVERIFY(reply.afterNs() >= 0);
        QVERIFY(!reply.update());
        data(mine, Direction::In, "again");
        QVERIFY(reply.update());
        QCOMPARE(reply.text(), u"again"_s);
    }

    /// Data that a server sends unasked has no response time.
    void withoutAMessageBeforeItThereIsNoTime()
    {
        LastReply reply(*m_log);
        reply.setClient(mine);
        data(mine, Direction::In, "220 ready");
        QVERIFY(reply.update());
        QCOMPARE(reply.afterNs(), -1);
    }

    void anotherClientBeginsAnew()
    {
        LastReply reply(*m_log);
        reply.setClient(mine);
        data(mine, Direction::In, "HELLO");
        QVERIFY(reply.update());
        reply.setClient(other);
        QVERIFY(reply.update());
        QVERIFY(reply.text().isEmpty());
        reply.setClient(mine); // replies that came while it was not selected are found
        QVERIFY(reply.update());
        QCOMPARE(reply.text(), u"HELLO"_s);
        reply.setClient(EndpointId::None);
        QVERIFY(reply.update());
        QVERIFY(reply.text().isEmpty());
    }

    void looksAtTheNewestEventsOnly_data()
    {
        QTest::addColumn<quint64>("after");
        QTest::addColumn<bool>("found");
        QTest::newRow("one less than are read") << LastReply::latestEvents - 2 << true;
        QTest::newRow("the oldest that is read") << LastReply::latestEvents - 1 << true;
        QTest::newRow("one more") << LastReply::latestEvents << false;
    }
    void looksAtTheNewestEventsOnly()
    {
        QFETCH(const quint64, after);
        data(mine, Direction::In, "HELLO");
        for (quint64 i = 0; i < after; ++i)
            data(other, Direction::In, "x");
        LastReply reply(*m_log);
        reply.setClient(mine);
        QTEST(reply.update(), "found");
    }

private:
    void data(EndpointId endpoint, Direction direction, QByteArrayView bytes)
    {
        m_writer->data({endpoint, ConversationId::None, Transport::Tcp}, direction, bytes);
        m_log->collect();
    }

    std::unique_ptr<MessageLog> m_log;
    std::unique_ptr<LogWriter> m_writer;
};

QTEST_GUILESS_MAIN(tst_LastReply)
#include "tst_lastreply.moc"

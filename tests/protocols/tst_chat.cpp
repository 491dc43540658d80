// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/chat/chatclient.h"
#include "protocols/chat/chatlimits.h"
#include "protocols/chat/chatserver.h"
#include "support/recordedactions.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A room whose members receive what the others have said, as a server delivers it.
class Chat
{
public:
    explicit Chat(Transport transport = Transport::Tcp)
    {
        ServerSettings settings;
        settings.url.transport = transport;
        m_maker = chatServers(settings).value();
    }

    RecordedActions &come(const SocketAddress &peer = SocketAddress::fromIp(u"127.0.0.1"_s, 50000))
    {
        m_ends.push_back(std::make_unique<RecordedActions>(m_maker->make(peer)));
        m_ends.back()->open();
        passOn();
        return *m_ends.back();
    }
    void receive(RecordedActions &from, QByteArrayView bytes)
    {
        from.receive(bytes);
        passOn();
    }
    /// As a server does with a closed connection.
    void end(RecordedActions &one)
    {
        one.run([&](Protocol &it) { it.ended(one); });
        passOn();
    }

private:
    void passOn()
    {
        for (const auto &from : m_ends) {
            for (const QByteArray &message : std::exchange(from->toOthers, {})) {
                for (const auto &to : m_ends) {
                    if (to != from)
                        to->send(message);
                }
            }
        }
    }

    std::shared_ptr<ProtocolMaker> m_maker;
    std::vector<std::unique_ptr<RecordedActions>> m_ends;
};

/// What was written since the last call.
QByteArray heard(RecordedActions &end)
{
    const QByteArray all = end.written();
    end.writes.clear();
    return all;
}

constexpr char help[] = "* /name NAME sets your name, /who lists who is here, /quit leaves.\n";

RecordedActions client(Transport transport = Transport::Tcp)
{
    ClientSettings settings;
    settings.url.transport = transport;
    return RecordedActions(chatClients(settings).value()->make({}));
}

} // namespace

class TstChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRoomTellsWhoIsThere()
    {
        Chat chat;
        RecordedActions &anna = chat.come();
        RecordedActions &otto = chat.come();
        QCOMPARE(otto.present.last().names, (QStringList{u"guest1"_s, u"guest2"_s}));
        QVERIFY(otto.present.last().revision > anna.present.last().revision);
        chat.receive(anna, "/name Anna\n");
        QCOMPARE(anna.present.last().names, (QStringList{u"Anna"_s, u"guest2"_s}));
        chat.receive(otto, "/name Anna\n"); // which is taken
        QCOMPARE(otto.present.size(), 1);
        chat.end(anna);
        QCOMPARE(anna.present.last().names, QStringList{u"guest2"_s});
    }

    void whoIsThereIsHeard()
    {
        RecordedActions client(std::make_unique<ChatClient>(Transport::Tcp));
        client.open();
        const auto hear = [&client](const QByteArray &line) {
            client.receive(QByteArray(line + '\n'));
            return client.present.isEmpty() ? QStringList() : client.present.last().names;
        };
        QCOMPARE(hear("* You are guest2."), QStringList{u"guest2"_s});
        QCOMPARE(hear("* Anna has joined."), (QStringList{u"Anna"_s, u"guest2"_s}));
        QCOMPARE(hear("* You are Otto."), (QStringList{u"Anna"_s, u"Otto"_s}));
        QCOMPARE(hear("* Anna is Berta from now on."), (QStringList{u"Berta"_s, u"Otto"_s}));
        QCOMPARE(hear("* Here: Carl, Otto, and 3 more."), (QStringList{u"Carl"_s, u"Otto"_s}));
        QCOMPARE(client.present.last().more, 3);
        QCOMPARE(hear("* Carl has left."), QStringList{u"Otto"_s});
        QCOMPARE(hear("* Dora has left."), QStringList{u"Otto"_s}); // one of the three
        QCOMPARE(client.present.last().more, 2);
        const auto told = client.present.size();
        for (const char *const line :
             {"Anna: * Otto has left.", "* Two words has left.", "* has left.", "*  has left.",
              "* <b> has joined.", "* Otto is from now on.", "* a is b is c from now on."})
            QCOMPARE(hear(line), QStringList{u"Otto"_s});
        QCOMPARE(client.present.size(), told);
    }

    void namesThatAreToldHaveALimit()
    {
        for (const qsizetype count : {PresentNames::most - 1, PresentNames::most, PresentNames::most + 1}) {
            ChatRoom room;
            ChatPresence presence;
            for (qsizetype i = 0; i < count; ++i) {
                const QString name = room.join();
                QVERIFY(presence.hear({ChatNews::Kind::Joined, {name}, 0}));
            }
            const qsizetype told = qMin(count, PresentNames::most);
            QCOMPARE(room.present().names.size(), told);
            QCOMPARE(room.present().more, count - told);
            QCOMPARE(presence.names().names.size(), told);
            QCOMPARE(presence.names().more, count - told);
        }
    }

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void comingAndLeavingIsTold()
    {
        Chat chat;
        RecordedActions &first = chat.come();
        QCOMPARE(heard(first), QByteArray("* You are guest1.\n"_ba + help));
        RecordedActions &second = chat.come();
        QCOMPARE(heard(second), QByteArray("* You are guest2.\n"_ba + help));
        QCOMPARE(heard(first), QByteArray("* guest2 has joined.\n"));
        chat.end(second);
        QCOMPARE(heard(first), QByteArray("* guest2 has left.\n"));
        chat.receive(first, "/who\n");
        QCOMPARE(heard(first), QByteArray("* Here: guest1.\n"));
    }

    void lineGoesToAllOthers()
    {
        Chat chat;
        RecordedActions &first = chat.come();
        RecordedActions &second = chat.come();
        RecordedActions &third = chat.come();
        heard(first), heard(second), heard(third);
        chat.receive(first, "good morning\r\n");
        QCOMPARE(heard(first), QByteArray());
        QCOMPARE(heard(second), QByteArray("guest1: good morning\n"));
        QCOMPARE(heard(third), QByteArray("guest1: good morning\n"));
        QCOMPARE(first.told.first(),
                 (ProtocolFacts{u"chat"_s, u"good morning"_s, {{u"from"_s, u"guest1"_s}}}));
    }

    void linesAreTheSameHoweverTheyAreCut()
    {
        const QByteArray stream("/name Ann\nhello\r\n\n/who\nbye");
        for (qsizetype first = 0; first <= stream.size(); ++first) {
            for (qsizetype second = first; second <= stream.size(); ++second) {
                Chat chat;
                RecordedActions &said = chat.come();
                RecordedActions &listening = chat.come();
                heard(said), heard(listening);
                for (const QByteArray &part :
                     {stream.first(first), stream.sliced(first, second - first), stream.sliced(second)}) {
                    if (!part.isEmpty())
                        chat.receive(said, part);
                }
                said.finishPeer(); // which ends its last line
                chat.receive(said, "not heard any more\n");
                QCOMPARE(heard(said), QByteArray("* You are Ann.\n* Here: Ann, guest2.\n"));
                QCOMPARE(heard(listening),
                         QByteArray("* guest1 is Ann from now on.\nAnn: hello\nAnn: bye\n"));
                QVERIFY(said.closed);
            }
        }
    }

    void nameIsOnesOwn_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray wrong("* A name has 1 to 24 letters, digits or -_. and nothing else.\n");
        QTest::newRow("plain") << "Ann"_ba
                               << "* You are Ann.\n"_ba;
        QTest::newRow("another script") << "Ωμέγα"_ba
                                        << "* You are Ωμέγα.\n"_ba;
        QTest::newRow("beyond the first plane") << "𝒜nn"_ba
                                                << "* You are 𝒜nn.\n"_ba;
        QTest::newRow("marks") << "a-b_c.1"_ba
                               << "* You are a-b_c.1.\n"_ba;
        QTest::newRow("one's own in capitals") << "GUEST1"_ba
                                               << "* You are GUEST1.\n"_ba;
        QTest::newRow("as long as may be")
            << QByteArray(24, 'x') << QByteArray("* You are " + QByteArray(24, 'x') + ".\n");
        QTest::newRow("longer") << QByteArray(25, 'x') << wrong;
        QTest::newRow("none") << QByteArray() << wrong;
        QTest::newRow("two words") << "Ann Lee"_ba << wrong;
        QTest::newRow("an escape") << "\x1b[31mred"_ba << wrong;
        QTest::newRow("a colon") << "Ann:"_ba << wrong;
        QTest::newRow("a star") << "*"_ba << wrong;
        QTest::newRow("no UTF-8") << "\xff\xfe"_ba << wrong;
        QTest::newRow("turned round") << "a\u202eb"_ba << wrong;
        QTest::newRow("another's") << "guest2"_ba
                                   << "* Someone else is already called guest2.\n"_ba;
        QTest::newRow("another's in capitals") << "GUEST2"_ba
                                               << "* Someone else is already called GUEST2.\n"_ba;
    }
    void nameIsOnesOwn()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, answer);
        Chat chat;
        RecordedActions &one = chat.come();
        chat.come();
        heard(one);
        chat.receive(one, QByteArray("/name " + name + '\n'));
        QCOMPARE(heard(one), answer);
    }

    void nameOfWhoHasLeftIsFree()
    {
        Chat chat;
        RecordedActions &one = chat.come();
        RecordedActions &other = chat.come();
        chat.receive(one, "/name Ann\n");
        chat.end(one);
        heard(other);
        chat.receive(other, "/name ann\n");
        QCOMPARE(heard(other), QByteArray("* You are ann.\n"));
    }

    void guestIsNotCalledWhatAnotherCallsItself()
    {
        Chat chat;
        chat.receive(chat.come(), "/name Guest2\n");
        QVERIFY(heard(chat.come()).startsWith("* You are guest2.") == false);
    }

    void lineIsAsLongAsItMayBe_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("passes");
        const auto below = QByteArray(chatlimits::lineBytes - 1, 'x');
        QTest::newRow("one below") << below << true;
        QTest::newRow("at the limit") << QByteArray(below + 'x') << true;
        QTest::newRow("at the limit, with CRLF") << QByteArray(below + "x\r") << true;
        QTest::newRow("one above") << QByteArray(below + "xx") << false;
        QTest::newRow("far above") << QByteArray(200'000, 'x') << false;
    }
    void lineIsAsLongAsItMayBe()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, passes);
        for (const qsizetype piece : {1, 999, 300'000}) {
            Chat chat;
            RecordedActions &one = chat.come();
            RecordedActions &other = chat.come();
            heard(one), heard(other);
            const QByteArray all = line + "\nnext\n";
            for (qsizetype at = 0; at < all.size(); at += piece)
                chat.receive(one, all.sliced(at, qMin(piece, all.size() - at)));
            const QByteArray shown = passes ? QByteArray("guest1: " + line.trimmed() + '\n') : QByteArray();
            QCOMPARE(heard(other), QByteArray(shown + "guest1: next\n"));
            QCOMPARE(heard(one).count("That line was too long"), passes ? 0 : 1);
        }
    }

    void nothingCommandsAnothersTerminal()
    {
        Chat chat;
        RecordedActions &one = chat.come();
        RecordedActions &other = chat.come();
        heard(other);
        chat.receive(one,
                     QByteArray("\x1b]0;title\x07 \xff \xe2\x80\xae \x9b"
                                "2J\n"));
        const QByteArray line = heard(other);
        QCOMPARE(line, QByteArray("guest1: ␛]0;title␇ � � �2J\n"));
        chat.receive(one, QByteArray("a\0b\n", 4));
        QCOMPARE(heard(other), QByteArray("guest1: a␀b\n"));
    }

    void wordThatIsNoCommandIsHelped()
    {
        Chat chat;
        RecordedActions &one = chat.come();
        RecordedActions &other = chat.come();
        heard(one), heard(other);
        chat.receive(one, "/dance\n");
        QCOMPARE(heard(one), QByteArray(help));
        QCOMPARE(heard(other), QByteArray());
        chat.receive(one, "/quit\nlater\n");
        QCOMPARE(heard(one), QByteArray("* Farewell.\n"));
        QVERIFY(one.closed);
    }

    void whoDoesNotReadMissesLinesAndIsToldHowMany()
    {
        Chat chat;
        RecordedActions &slow = chat.come();
        RecordedActions &one = chat.come();
        heard(slow);
        slow.waiting = true;
        const QByteArray line(chatlimits::lineBytes - 9, 'x'); // 1,000 bytes with its name and its end
        for (int i = 0; i < chatlimits::waitingBytes / 1000 + 7; ++i)
            chat.receive(one, QByteArray(line + '\n'));
        QCOMPARE(slow.writes.size(), 0);
        slow.goOn();
        const QByteArray all = heard(slow);
        QCOMPARE(all.count("guest2: x"), chatlimits::waitingBytes / 1000);
        QVERIFY(all.endsWith("* Lines you missed because you did not read: 7.\n"));
        chat.receive(one, "again\n");
        QCOMPARE(heard(slow), QByteArray("guest2: again\n"));
    }

    void datagramIsALine()
    {
        Chat chat(Transport::Udp);
        RecordedActions &one = chat.come();
        RecordedActions &other = chat.come();
        heard(other);
        chat.receive(one, "no end");
        chat.receive(one, "two\nlines");
        QCOMPARE(other.writes, (QList<QByteArray>{"guest1: no end\n", "guest1: two\n", "guest1: lines\n"}));
    }

    void silentPeerOfDatagramsLeaves()
    {
        Chat chat(Transport::Udp);
        RecordedActions &one = chat.come();
        one.now += std::chrono::nanoseconds(chatlimits::silence).count() - 1;
        chat.receive(one, "here\n");
        QVERIFY(one.wake());
        QVERIFY(!one.closed);
        QVERIFY(one.wake());
        QVERIFY(one.closed);
        QVERIFY(heard(one).endsWith("Say something to return.\n"));
        QVERIFY(!one.wake());
    }

    /// A sender that forged another's address never receives the number.
    void strangerSaysANumberFirst()
    {
        const SocketAddress far = SocketAddress::fromIp(u"192.0.2.1"_s, 50000);
        Chat chat(Transport::Udp);
        RecordedActions &one = chat.come();
        heard(one);
        RecordedActions &stranger = chat.come(far);
        QCOMPARE(stranger.writes.size(), 0);
        chat.receive(one, "a secret");
        chat.receive(stranger, "hey"); // 3 bytes, which 13 are too many for
        QCOMPARE(stranger.writes.size(), 0);
        chat.receive(stranger, "hello");
        const QByteArray invitation = heard(stranger);
        QVERIFY(invitation.startsWith("/join ") && invitation.size() == 13);
        QCOMPARE(heard(one), QByteArray());
        chat.receive(stranger, invitation);
        QVERIFY(heard(stranger).startsWith("* You are guest2.\n"));
        QCOMPARE(heard(one), QByteArray("* guest2 has joined.\n"));
        chat.receive(stranger, "here I am");
        QCOMPARE(heard(one), QByteArray("guest2: here I am\n"));

        RecordedActions &guessing = chat.come(far);
        for (int i = 0; i < chatlimits::triesToJoin; ++i)
            chat.receive(guessing, "/join 000000");
        const QByteArray number = guessing.writes.last();
        QCOMPARE(guessing.writes.size(), chatlimits::triesToJoin);
        chat.receive(guessing, number);
        QCOMPARE(guessing.writes.size(), chatlimits::triesToJoin);
        QVERIFY(guessing.wake()); // and is forgotten after a while
        QVERIFY(guessing.closed);

        Chat overTcp(Transport::Tcp);
        QVERIFY(heard(overTcp.come(far)).startsWith("* You are guest1.\n"));
    }

    void silentConnectionStays()
    {
        Chat chat;
        QVERIFY(!chat.come().wake());
    }

    void manyNamesAreNotAllShown()
    {
        Chat chat;
        RecordedActions &one = chat.come();
        for (qsizetype i = 1; i < chatlimits::namesShown; ++i)
            chat.come();
        heard(one);
        chat.receive(one, "/who\n");
        QVERIFY(!heard(one).contains("more"));
        chat.come();
        heard(one);
        chat.receive(one, "/who\n");
        QVERIFY(heard(one).endsWith(", and 1 more.\n"));
    }

    void clientEndsItsLines()
    {
        RecordedActions one = client();
        one.send("hello");
        one.send("two\nlines\n");
        QCOMPARE(one.writes, (QList<QByteArray>{"hello\n", "two\nlines\n"}));
        one.send(QByteArray(chatlimits::lineBytes, 'x'));
        QVERIFY(one.refusals.isEmpty());
        one.send(QByteArray(chatlimits::lineBytes + 1, 'x'));
        QCOMPARE(one.refusals.size(), 1);
        QCOMPARE(one.writes.size(), 3);
    }

    void clientGivesLinesOnThatCommandNoTerminal()
    {
        RecordedActions one = client();
        one.receive("Ann: he");
        one.receive("llo\r\n* Ann has left.\nBob: \x1b[2J\n");
        QCOMPARE(one.delivered, (QList<QByteArray>{"Ann: hello\n", "* Ann has left.\n", "Bob: ␛[2J\n"}));
        QCOMPARE(one.told[0].fields, (QList<ProtocolField>{{u"from"_s, u"Ann"_s}}));
        QCOMPARE(one.told[1].fields, (QList<ProtocolField>{{u"left"_s, u"Ann"_s}}));
        one.receive("no end");
        one.finishPeer();
        QCOMPARE(one.delivered.last(), QByteArray("no end\n"));
    }

    void clientPassesOverALineWithoutEnd()
    {
        RecordedActions one = client();
        for (int i = 0; i < 200; ++i)
            one.receive(QByteArray(1000, 'x'));
        one.receive("\nAnn: hello\n");
        QCOMPARE(one.errors.size(), 1);
        QCOMPARE(one.errors.first().code, ErrorCode::FrameTooLarge);
        QCOMPARE(one.delivered, QList<QByteArray>{"Ann: hello\n"});
    }
};

QTEST_GUILESS_MAIN(TstChat)
#include "tst_chat.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/captionbar.h"

#include "core/log/logwriter.h"
#include "core/values/errorcatalog.h"
#include "models/log/logmodel.h"
#include "support/strictwarnings.h"

#include <QTest>
#include <QVBoxLayout>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A caption over a log with one UDP conversation whose end is of this role.
struct Caption
{
    explicit Caption(Role role)
    {
        Conversation conversation;
        conversation.endpoint = EndpointId(1);
        conversation.role = role;
        conversation.transport = Transport::Udp;
        conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, 50001);
        subject = {EndpointId(1), log.addConversation(conversation), Transport::Udp};
        bar.setFixedWidth(600);
        host.setLayout(new QVBoxLayout);
        host.layout()->addWidget(&bar);
        host.layout()->addWidget(new QWidget);
        host.resize(640, 480);
        host.show();
    }
    [[nodiscard]] QString text()
    {
        model.refresh();
        return bar.accessibleDescription();
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer = log.makeWriter();
    Subject subject;
    LogModel model{log};
    QWidget host;
    CaptionBar bar{&model, &host};
};

} // namespace

class TestCaptionBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void aRelayIsNamedWithItsEnd()
    {
        Caption caption(Role::RelayToClient);
        caption.writer->data(caption.subject, Direction::In, "hello");
        QCOMPARE(caption.text(), u"UDP U1 relay towards client received: hello"_s);
        Caption other(Role::RelayToServer);
        other.writer->data(other.subject, Direction::Out, "hello");
        QCOMPARE(other.text(), u"UDP U1 relay towards server sent: hello"_s);
    }

    void newsOfADatagramAreNotReceived()
    {
        Caption relay(Role::RelayToClient);
        const Error held = makeError(ErrorCode::ByHand, u"Holding datagram 3 to the server."_s);
        relay.writer->event(relay.subject, EventKind::Note, Severity::Note, Direction::None,
                            errorDetail(held));
        QVERIFY2(relay.text().startsWith(u"UDP U1 relay towards client: Holding datagram 3"),
                 qPrintable(relay.text()));
        Caption client(Role::Client);
        const Error icmp = makeError(ErrorCode::NobodyListening, u"It was not delivered."_s);
        client.writer->event(client.subject, EventKind::Error, Severity::Warning, directionOf(icmp),
                             errorDetail(icmp));
        QVERIFY2(client.text().startsWith(u"UDP U1 client: It was not delivered."),
                 qPrintable(client.text()));
    }

    /// Overlays what is below, which stays where it is.
    void anExplanationIsNeverCut()
    {
        Caption caption(Role::Client);
        auto *sheet = caption.host.findChild<QWidget *>(u"captionSheet"_s);
        caption.writer->data(caption.subject, Direction::In, "hello");
        caption.model.refresh();
        QVERIFY(!sheet->isVisible());
        const int height = caption.bar.height();
        const Error error = makeError(ErrorCode::ByHand, QString(u"Word after word. "_s).repeated(40));
        caption.writer->event(caption.subject, EventKind::Error, Severity::Error, Direction::None,
                              errorDetail(error));
        caption.model.refresh();
        QVERIFY(sheet->isVisible());
        QVERIFY(sheet->height() > height);
        QCOMPARE(sheet->pos(), caption.bar.pos());
        QCOMPARE(caption.bar.height(), height);
        QVERIFY(!sheet->grab().isNull());
        caption.writer->data(caption.subject, Direction::In, QByteArray(190, 'W')); // payload is cut
        caption.model.refresh();
        QVERIFY(!sheet->isVisible());
        QVERIFY(!caption.bar.grab().isNull());
        caption.writer->event(caption.subject, EventKind::Error, Severity::Error, Direction::None,
                              errorDetail(error));
        caption.model.refresh();
        QVERIFY(sheet->isVisible());
        caption.bar.hide();
        QVERIFY(!sheet->isVisible());
    }
};

QTEST_MAIN(TestCaptionBar)
#include "tst_captionbar.moc"

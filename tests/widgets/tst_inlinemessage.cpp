// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/datafolder.h"
#include "core/values/errorcatalog.h"
#include "support/strictwarnings.h"
#include "widgets/common/inlinemessage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

using namespace swb;
using namespace Qt::StringLiterals;

class TstInlineMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    /// Only a peer that does not trust us needs the path of the authority.
    void pathOfTheAuthorityStandsBesideTrust()
    {
        InlineMessage message;
        QToolButton *copy = nullptr;
        for (QToolButton *button : message.findChildren<QToolButton *>()) {
            if (button->text() == u"Copy CA path")
                copy = button;
        }
        QVERIFY(copy);
        message.showError(makeError(ErrorCode::PeerRejectedCertificate, u"The handshake failed."_s));
        QVERIFY(copy->isVisibleTo(&message));
        message.showText(Severity::Note, u"Something else."_s);
        QVERIFY(!copy->isVisibleTo(&message));
        message.showError(makeError(ErrorCode::CertificateSelfSigned, u"The handshake failed."_s));
        QVERIFY(!copy->isVisibleTo(&message)); // our certificate would not help
        message.showError(makeError(ErrorCode::ConnectionRefused, u"Could not connect."_s));
        QVERIFY(!copy->isVisibleTo(&message));
        message.showError(makeError(ErrorCode::PeerRejectedCertificate, u"The handshake failed."_s));
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), authorityFile());
    }
};

QTEST_MAIN(TstInlineMessage)
#include "tst_inlinemessage.moc"

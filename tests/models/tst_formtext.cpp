// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/formtext.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

/// Text can be shown in its form, and converts back unchanged.
class tst_FormText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("headers");
        QTest::addColumn<QString>("body");
        QTest::newRow("path alone") << u"GET /"_s << u"GET"_s << u"/"_s << QString() << QString();
        QTest::newRow("version") << u"GET /data?x=1 HTTP/1.0"_s << u"GET"_s << u"/data?x=1 HTTP/1.0"_s
                                 << QString() << QString();
        QTest::newRow("all") << u"POST /data\nA: 1\nB: 2\n\n{\n\n}"_s << u"POST"_s << u"/data"_s
                             << u"A: 1\nB: 2"_s << u"{\n\n}"_s;
        QTest::newRow("body alone") << u"PUT /x\n\nbody"_s << u"PUT"_s << u"/x"_s << QString() << u"body"_s;
    }
    void requests()
    {
        QFETCH(QString, text);
        const RequestForm form = RequestForm::read(text);
        QTEST(form.method, "method");
        QTEST(form.path, "path");
        QTEST(form.headers, "headers");
        QTEST(form.body, "body");
        QCOMPARE(form.text(), text);
    }

    void anEmptyRequestIsAGet() { QCOMPARE(RequestForm::read({}).text(), u"GET /"_s); }

    /// An empty line between the headers would end them.
    void headersHaveNoEmptyLines()
    {
        RequestForm form;
        form.headers = u"A: 1\n\nB: 2\n"_s;
        form.body = u"x"_s;
        QCOMPARE(form.text(), u"GET /\nA: 1\nB: 2\n\nx"_s);
    }

    void questions()
    {
        QCOMPARE(QuestionForm::read(u"example.test"_s).text(), u"example.test A"_s);
        QCOMPARE(QuestionForm::read(u" example.test   MX "_s), (QuestionForm{u"example.test"_s, u"MX"_s}));
        QCOMPARE(QuestionForm{}.text(), QString());
    }

    void mailsKeepWhatHasNoField()
    {
        const QString text
            = u"From: a@example.test\nTo: b@example.test\nSubject: Hi\nCc: c@example.test\n\nHello\n\nyou"_s;
        const MailForm form = MailForm::read(text);
        QCOMPARE(form.from, u"a@example.test"_s);
        QCOMPARE(form.to, u"b@example.test"_s);
        QCOMPARE(form.subject, u"Hi"_s);
        QCOMPARE(form.others, u"Cc: c@example.test"_s);
        QCOMPARE(form.body, u"Hello\n\nyou"_s);
        QCOMPARE(form.text(), text);
    }
};

QTEST_APPLESS_MAIN(tst_FormText)
#include "tst_formtext.moc"

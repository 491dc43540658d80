// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/fieldmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_FieldModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void fieldsAreATree()
    {
        FieldModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        const QList<MessageField> fields{{u"line"_s, u"GET / HTTP/1.1"_s, 0, 14, -1},
                                         {u"method"_s, u"GET"_s, 0, 3, 0},
                                         {u"target"_s, u"/"_s, 4, 1, 0},
                                         {u"header"_s, u"0 fields"_s, 16, 0, -1}};
        QVERIFY(model.setFields(fields));
        QVERIFY(!model.setFields(fields));
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex line = model.index(0, 0);
        QCOMPARE(model.rowCount(line), 2);
        QCOMPARE(model.rowCount(model.index(0, 1)), 0);
        const QModelIndex target = model.index(1, FieldModel::Value, line);
        QCOMPARE(target.data().toString(), u"/"_s);
        QCOMPARE(target.parent(), line);
        QCOMPARE(target.data(FieldModel::OffsetRole).toInt(), 4);
        QCOMPARE(target.data(Qt::ToolTipRole).toString(), u"Byte 4"_s);
        QCOMPARE(line.data(Qt::ToolTipRole).toString(), u"Bytes 0 to 13"_s);
        QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(),
                 u"Not stored in any byte of the message"_s);
        QVERIFY(model.setFields({}));
        QCOMPARE(model.rowCount(), 0);
    }

    void aByteHasItsField()
    {
        FieldModel model;
        [[maybe_unused]] const bool isNew = model.setFields({{u"frame"_s, {}, 0, 11, -1},
                                                             {u"FIN"_s, {}, 0, 1, 0},
                                                             {u"opcode"_s, {}, 0, 1, 0},
                                                             {u"payload"_s, {}, 6, 5, 0},
                                                             {u"line"_s, {}, 6, 5, 3},
                                                             {u"from the log"_s, {}, 0, 0, -1}});
        QCOMPARE(model.fieldAt(0).data().toString(), u"FIN"_s);
        QCOMPARE(model.fieldAt(3).data().toString(), u"frame"_s);
        QCOMPARE(model.fieldAt(6).data().toString(), u"line"_s); // which has all the bytes of its payload
        QVERIFY(!model.fieldAt(11).isValid());
    }
};

QTEST_GUILESS_MAIN(tst_FieldModel)
#include "tst_fieldmodel.moc"

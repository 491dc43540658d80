// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/savedmessagemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TestSavedMessageModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aDraftIsNamedByItsBeginning()
    {
        SavedMessageModel model({});
        QAbstractItemModelTester tester(&model);
        const int row = model.add({DraftFormat::Text, u"GET / HTTP/1.1\nHost: x"_s, LineEnding::CrLf});
        QVERIFY(model.messages().at(row).name.startsWith(u"GET / HTTP/1.1"));
        QVERIFY(!model.messages().at(row).name.contains(u'\n'));
        QCOMPARE(model.index(model.add({}), SavedMessageModel::Name).data().toString(), u"Empty message"_s);
    }

    void nameAndNoteAreEditedAndANameIsNeeded()
    {
        SavedMessageModel model({{u"hello"_s, {}, {DraftFormat::Hex, u"48"_s, {}}}});
        QAbstractItemModelTester tester(&model);
        QSignalSpy edited(&model, &SavedMessageModel::edited);
        QVERIFY(model.setData(model.index(0, SavedMessageModel::Name), u"greeting"_s, Qt::EditRole));
        QVERIFY(
            model.setData(model.index(0, SavedMessageModel::Note), u"for the first lesson"_s, Qt::EditRole));
        QCOMPARE(edited.size(), 2);
        QVERIFY(!model.setData(model.index(0, SavedMessageModel::Name), u"  "_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, SavedMessageModel::Payload), u"x"_s, Qt::EditRole));
        QCOMPARE(edited.size(), 2);
        QCOMPARE(model.messages().first(),
                 (SavedMessage{u"greeting"_s, u"for the first lesson"_s, {DraftFormat::Hex, u"48"_s, {}}}));
    }

    void deletedMessagesComeBackWhereTheyStood()
    {
        const QList<SavedMessage> before{{u"a"_s, {}, {}}, {u"b"_s, {}, {}}, {u"c"_s, {}, {}}};
        SavedMessageModel model(before);
        QAbstractItemModelTester tester(&model);
        QVERIFY(!model.canUndo());
        model.remove(2);
        model.remove(0);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.undoRemove(), 0);
        QCOMPARE(model.undoRemove(), 2);
        QVERIFY(!model.canUndo());
        QCOMPARE(model.messages(), before);
    }
};

QTEST_GUILESS_MAIN(TestSavedMessageModel)
#include "tst_savedmessagemodel.moc"

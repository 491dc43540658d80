// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strictwarnings.h"
#include "widgets/common/availability.h"
#include "widgets/common/rowmenu.h"
#include "widgets/common/rowtable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

using namespace swb;
using namespace Qt::StringLiterals;

/// The menu of a right click on any table, list or tree.
class TstRowMenu : public QObject
{
    Q_OBJECT

private:
    static QStringList offered(QAbstractItemView &view)
    {
        Q_EMIT view.customContextMenuRequested({});
        QMenu *menu = view.findChildren<QMenu *>().constLast();
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator())
                texts.append(action->isEnabled() ? action->text() : u"(%1)"_s.arg(whyUnavailable(action)));
        }
        menu->close();
        return texts;
    }
    static void fill(QStandardItemModel &model)
    {
        for (const QString &row : {u"one"_s, u"two"_s, u"three"_s})
            model.appendRow({new QStandardItem(row), new QStandardItem(u"<b>%1</b>\n"_s.arg(row)),
                             new QStandardItem(u"last"_s)});
    }
    static QString copied() { return QGuiApplication::clipboard()->text(); }

private Q_SLOTS:
    void init()
    {
        failOnOurWarnings();
        QGuiApplication::clipboard()->clear();
    }

    void selectedRowsAreCopiedInOrderAsTheyAreSeen()
    {
        QStandardItemModel model;
        fill(model);
        RowTable table;
        table.setModel(&model);
        table.setColumnHidden(2, true);
        table.show();
        table.selectRow(2);
        table.selectionModel()->select(model.index(0, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        table.setFocus();
        QTest::keySequence(&table, QKeySequence::Copy);
        QCOMPARE(copied(), u"one\t<b>one</b>\nthree\t<b>three</b>"_s);
    }

    void whatCannotBeHadSaysWhy()
    {
        QStandardItemModel model;
        fill(model);
        RowTable table;
        table.setModel(&model);
        QPushButton button(u"&Drop && go"_s);
        QPushButton hidden(u"Never"_s);
        hidden.hide();
        setAvailable(&button, false, u"Nothing is held"_s);
        QPushButton *shown = &button;
        shown->show();
        table.rowMenu().offer({&button, &hidden});
        QCOMPARE(offered(table),
                 (QStringList{u"(Nothing is held)"_s, u"(Select a row first)"_s,
                              u"(Select a cell with text first)"_s}));
        setAvailable(&button, true, {});
        table.selectRow(1);
        QCOMPARE(offered(table), (QStringList{u"&Drop && go"_s, u"&Copy rows"_s, u"Copy ce&ll"_s}));
    }

    void rowsButtonIsOffered()
    {
        QStandardItemModel model;
        fill(model);
        RowTable table;
        table.setModel(&model);
        table.setButtonColumn(2);
        for (int row = 0; row < 3; ++row)
            table.setRowButton(row, {u"Start"_s, {}, u"Start number %1"_s.arg(row)});
        int pressed = -1;
        connect(&table, &RowTable::rowButtonClicked, this, [&pressed](int row) { pressed = row; });
        table.selectRow(1);
        QCOMPARE(offered(table).first(), u"Start number 1"_s);
        Q_EMIT table.customContextMenuRequested({});
        table.findChildren<QMenu *>().constLast()->actions().first()->trigger();
        QCOMPARE(pressed, 1);
    }

    void branchesOfATreeAreCopiedToo()
    {
        QStandardItemModel model;
        auto *parent = new QStandardItem(u"header"_s);
        parent->appendRow({new QStandardItem(u"flag"_s), new QStandardItem(u"1"_s)});
        model.appendRow({parent, new QStandardItem(u"12 bytes"_s)});
        QTreeView tree;
        tree.setModel(&model);
        new RowMenu(&tree);
        tree.show();
        tree.expandAll();
        tree.setCurrentIndex(model.index(0, 0, model.index(0, 0)));
        tree.setFocus();
        QTest::keySequence(&tree, QKeySequence::Copy);
        QCOMPARE(copied(), u"flag\t1"_s);
    }
};

QTEST_MAIN(TstRowMenu)
#include "tst_rowmenu.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strictwarnings.h"
#include "widgets/accessible/accessible.h"
#include "widgets/common/taborder.h"
#include "widgets/detail/elidedlabel.h"

#include <QAccessible>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

QString shown(QWidget *widget)
{
    QAccessibleTextInterface *const text = QAccessible::queryAccessibleInterface(widget)->textInterface();
    return text ? text->text(0, text->characterCount()) : u"no text"_s;
}

QString nameOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

QAccessible::Role roleOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->role();
}

} // namespace

class tst_AccessibleParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { accessible::install(); }
    void init() { failOnOurWarnings(); }

    void aLabelsTextIsReadBesideItsName()
    {
        QLabel label(u"12 of 12"_s);
        QCOMPARE(nameOf(&label), u"12 of 12"_s);
        label.setAccessibleName(u"Message counts"_s);
        QCOMPARE(nameOf(&label), u"Message counts"_s);
        QCOMPARE(shown(&label), u"12 of 12"_s);
        label.setText(u"13 of 13"_s);
        QCOMPARE(shown(&label), u"13 of 13"_s);
        label.setText(u"<b>bold</b> &amp; plain"_s);
        QCOMPARE(shown(&label), u"bold & plain"_s);
        label.setTextFormat(Qt::PlainText);
        QCOMPARE(shown(&label), u"<b>bold</b> &amp; plain"_s);
    }

    void aLabelOfAFieldLosesItsMnemonicAndSaysWhoseItIs()
    {
        QWidget form;
        QLabel label(u"Fish && c&hips"_s, &form);
        QLineEdit field(&form);
        label.setBuddy(&field);
        QCOMPARE(nameOf(&label), u"Fish & chips"_s);
        const auto relations
            = QAccessible::queryAccessibleInterface(&label)->relations(QAccessible::Labelled);
        QCOMPARE(relations.size(), 1);
        QCOMPARE(relations.first().first->object(), &field);
    }

    void aCutLineIsReadWhole()
    {
        ElidedLabel label;
        label.setAccessibleName(u"Last reply"_s);
        label.setText(u"a < b"_s);
        label.resize(8, 20);
        QCOMPARE(nameOf(&label), u"Last reply"_s);
        QCOMPARE(shown(&label), u"a < b"_s);
        QCOMPARE(roleOf(&label), QAccessible::StaticText);
        label.setText({});
        QCOMPARE(label.toolTip(), QString());
    }

    void aPictureIsOne()
    {
        QLabel label;
        label.setPixmap(QPixmap(4, 4));
        label.setAccessibleName(u"Logo"_s);
        QCOMPARE(roleOf(&label), QAccessible::Graphic);
        QCOMPARE(shown(&label), u"no text"_s);
    }

    void whatAComboBoxHasChosenIsItsText()
    {
        QComboBox box;
        box.setAccessibleName(u"Protocol"_s);
        box.addItems({u"TCP"_s, u"UDP"_s});
        box.setCurrentIndex(1);
        QCOMPARE(nameOf(&box), u"Protocol"_s);
        QCOMPARE(shown(&box), u"UDP"_s);
    }

    void aToolButtonSaysWhetherItIsOneOfMany()
    {
        QToolButton button;
        button.setText(u"&Hex"_s);
        QCOMPARE(nameOf(&button), u"Hex"_s);
        QCOMPARE(roleOf(&button), QAccessible::Button);
        button.setCheckable(true);
        QCOMPARE(roleOf(&button), QAccessible::CheckBox);
        button.setAutoExclusive(true);
        QCOMPARE(roleOf(&button), QAccessible::RadioButton);
        QAccessibleInterface *const access = QAccessible::queryAccessibleInterface(&button);
        QVERIFY(!access->state().checked);
        access->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(access->state().checked);
        QCOMPARE(access->actionInterface()->keyBindingsForAction(QAccessibleActionInterface::pressAction()),
                 QStringList{u"Alt+H"_s});
        button.setMenu(accessible::named(new QMenu(u"&More"_s, &button)));
        QCOMPARE(roleOf(&button), QAccessible::ButtonMenu);
        QCOMPARE(nameOf(button.menu()), u"More"_s);
    }

    void aDividerIsNamedAndMoved()
    {
        QSplitter splitter;
        splitter.setAccessibleName(u"Divider of left and right"_s);
        splitter.addWidget(new QLineEdit);
        splitter.addWidget(new QLineEdit);
        splitter.resize(600, 40);
        splitter.show();
        QVERIFY(QTest::qWaitForWindowExposed(&splitter));
        QCOMPARE(nameOf(splitter.handle(1)), u"Divider of left and right"_s);
        QCOMPARE(roleOf(splitter.handle(1)), QAccessible::Separator);
        QCOMPARE(nameOf(&splitter), QString());
        QAccessibleValueInterface *const value
            = QAccessible::queryAccessibleInterface(splitter.handle(1))->valueInterface();
        QCOMPARE(value->currentValue().toInt(), splitter.sizes().first());
        value->setCurrentValue(200);
        QCOMPARE(splitter.sizes().first(), 200);
        QCOMPARE(value->currentValue().toInt(), 200);
    }

    void dividersAreMovedByKeys()
    {
        TabOrdered<QWidget> window;
        QLineEdit field(&window);
        QSplitter splitter(&window);
        for (int part = 0; part < 4; ++part)
            splitter.addWidget(new QLineEdit);
        splitter.widget(2)->hide(); // the last part's divider moves the second part
        splitter.setGeometry(0, 40, 600, 40);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field.setFocus();
        splitter.setSizes({200, 200, 0, 200});
        const QList<int> before = splitter.sizes();
        QSignalSpy moved(&splitter, &QSplitter::splitterMoved);
        const auto press = [&window](int key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(window.focusWidget(), Qt::Key(key), modifiers);
        };
        press(Qt::Key_F6, Qt::ControlModifier);
        QCOMPARE(window.focusWidget(), splitter.handle(1));
        QVERIFY(splitter.handle(1)->autoFillBackground());
        press(Qt::Key_F6, Qt::ControlModifier);
        QCOMPARE(window.focusWidget(), splitter.handle(3));
        QVERIFY(!splitter.handle(1)->autoFillBackground());
        press(Qt::Key_Down); // not the divider's direction
        QCOMPARE(splitter.sizes(), before);
        press(Qt::Key_Left);
        QCOMPARE(splitter.sizes(),
                 (QList<int>{before[0], before[1] - DividerKeys::step, 0, before[3] + DividerKeys::step}));
        press(Qt::Key_Right);
        QCOMPARE(splitter.sizes(), before);
        QCOMPARE(moved.size(), 2);
        press(Qt::Key_Escape);
        QCOMPARE(window.focusWidget(), &field);
        press(Qt::Key_F6, Qt::ControlModifier);
        press(Qt::Key_F6, Qt::ControlModifier);
        press(Qt::Key_F6, Qt::ControlModifier);
        QCOMPARE(window.focusWidget(), splitter.handle(1)); // in a circle
        press(Qt::Key_Tab);
        QCOMPARE(window.focusWidget(), splitter.widget(0)); // continues from the field
    }

    void aTipIsReadWithoutItsMarkup()
    {
        QPushButton button;
        accessible::setPlainToolTip(&button, u"a < b\nc"_s);
        QVERIFY(Qt::mightBeRichText(button.toolTip()));
        QCOMPARE(QAccessible::queryAccessibleInterface(&button)->text(QAccessible::Description),
                 u"a < b\nc"_s);
    }

    void tabLeadsByRowWhateverWasMadeFirst()
    {
        TabOrdered<QWidget> window;
        auto *grid = new QGridLayout(&window);
        QStringList names;
        for (const int place : {3, 1, 2, 0}) {
            auto *field = new QLineEdit;
            field->setObjectName(QString::number(place));
            grid->addWidget(field, place / 2, place % 2);
        }
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto walk = [&window, &names](Qt::Key key) {
            names.clear();
            for (int step = 0; step < 4; ++step) {
                names.append(window.focusWidget()->objectName());
                QTest::keyClick(window.focusWidget(), key);
            }
            return names.join(u' ');
        };
        window.findChild<QLineEdit *>(u"0"_s)->setFocus();
        QCOMPARE(walk(Qt::Key_Tab), u"0 1 2 3"_s);
        QCOMPARE(walk(Qt::Key_Backtab), u"0 3 2 1"_s);
        window.setLayoutDirection(Qt::RightToLeft);
        QCoreApplication::processEvents();
        QCOMPARE(walk(Qt::Key_Tab), u"0 1 2 3"_s); // mirrored, they are still read in order
        window.findChild<QLineEdit *>(u"1"_s)->setEnabled(false);
        window.findChild<QLineEdit *>(u"0"_s)->setFocus();
        QCOMPARE(walk(Qt::Key_Tab), u"0 2 3 0"_s);
    }
};

QTEST_MAIN(tst_AccessibleParts)
#include "tst_accessibleparts.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strictwarnings.h"
#include "widgets/common/availability.h"

#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

using namespace swb;
using namespace Qt::StringLiterals;

class TstAvailability : public QObject
{
    Q_OBJECT

private:
    static QString tipAt(QWidget &widget, const QPoint &place = {1, 1})
    {
        QToolTip::hideText();
        QHelpEvent help(QEvent::ToolTip, place, widget.mapToGlobal(place));
        QApplication::sendEvent(&widget, &help);
        return QToolTip::text();
    }

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void reasonStandsBehindTheTipWhateverComesFirst()
    {
        QToolButton button;
        button.show();
        setAvailable(&button, false, u"Nothing <is> held"_s);
        button.setToolTip(u"Drop it & go"_s);
        QVERIFY(!button.isEnabled());
        QVERIFY2(tipAt(button).contains(u"Drop it &amp; go"_s), qPrintable(tipAt(button)));
        QVERIFY(tipAt(button).contains(u"Nothing &lt;is&gt; held"_s));
        setAvailable(&button, true, u"Nothing is held"_s);
        QVERIFY(button.isEnabled());
        QCOMPARE(tipAt(button), u"Drop it & go"_s);
        QCOMPARE(whyUnavailable(&button), QString());
    }

    void partsShowTheReasonOfTheWhole()
    {
        QWidget whole;
        auto *part = new QLineEdit(&whole);
        part->setToolTip(u"A file"_s);
        whole.show();
        setAvailable(&whole, false, u"TLS is off"_s);
        QCOMPARE(whyUnavailable(part), u"TLS is off"_s);
        QVERIFY(tipAt(*part).contains(u"A file"_s) && tipAt(*part).contains(u"TLS is off"_s));
        setAvailable(part, false, u"No certificate"_s);
        QCOMPARE(whyUnavailable(part), u"No certificate"_s); // the nearest one
    }

    void menusAndButtonsSayWhyTheirActionIsOff()
    {
        QAction action(u"Stop all"_s);
        setAvailable(&action, false, u"Nothing is running"_s);
        QToolButton button;
        button.setDefaultAction(&action);
        button.show();
        QCOMPARE(whyUnavailable(&button), u"Nothing is running"_s);
        QMenu menu;
        menu.addAction(&action);
        menu.popup({});
        QVERIFY(tipAt(menu, menu.actionGeometry(&action).center()).contains(u"Nothing is running"_s));
        menu.close();
    }
};

QTEST_MAIN(TstAvailability)
#include "tst_availability.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/wheelguard.h"

#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace swb;

namespace {

/// A form in an area that has to be scrolled.
struct Form
{
    Form()
    {
        auto *const page = new QWidget;
        auto *const layout = new QVBoxLayout(page);
        combo->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        layout->addWidget(combo);
        layout->addWidget(spin);
        layout->addWidget(slider);
        page->setMinimumHeight(2000);
        area.setWidget(page);
        area.resize(300, 200);
        area.show();
    }

    /// One step down, as the window system reports it.
    static void turnWheelOver(QWidget *field)
    {
        const QPointF at = field->rect().center();
        QWheelEvent event(at, field->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&event); // events sent by a program are not passed to a parent
        qApp->notify(field, &event);
    }
    [[nodiscard]] int scrolled() const { return area.verticalScrollBar()->value(); }

    QScrollArea area;
    QComboBox *const combo = new QComboBox;
    QSpinBox *const spin = new QSpinBox;
    QSlider *const slider = new QSlider(Qt::Horizontal);
};

} // namespace

class tst_WheelGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)"))); }
    void initTestCase() { qApp->installEventFilter(new WheelGuard(qApp)); }
    void fieldsWithoutFocusStayAsTheyAre();
    void fieldWithFocusTakesTheWheel();
};

void tst_WheelGuard::fieldsWithoutFocusStayAsTheyAre()
{
    Form form;
    QVERIFY(QTest::qWaitForWindowActive(&form.area)); // which gives the focus to the first field
    form.area.setFocus();
    form.spin->setValue(50);
    form.slider->setValue(50);
    for (QWidget *const field : {static_cast<QWidget *>(form.combo), static_cast<QWidget *>(form.spin),
                                 static_cast<QWidget *>(form.slider)}) {
        const int before = form.scrolled();
        Form::turnWheelOver(field);
        QVERIFY2(form.scrolled() > before, field->metaObject()->className()); // the form moved instead
        QVERIFY(!field->hasFocus());
        QVERIFY(field->focusPolicy() != Qt::WheelFocus);
    }
    QCOMPARE(form.combo->currentIndex(), 0);
    QCOMPARE(form.spin->value(), 50);
    QCOMPARE(form.slider->value(), 50);
}

void tst_WheelGuard::fieldWithFocusTakesTheWheel()
{
    Form form;
    form.spin->setValue(50);
    QVERIFY(QTest::qWaitForWindowActive(&form.area));
    form.spin->setFocus();
    Form::turnWheelOver(form.spin);
    QCOMPARE(form.spin->value(), 49);
    QCOMPARE(form.scrolled(), 0);
}

QTEST_MAIN(tst_WheelGuard)
#include "tst_wheelguard.moc"

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/eventkinds.h"

#include <QSet>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// The names of all values up to the last; a missing or repeated one makes the set smaller.
template <typename Enum>
QSet<QString> namesUpTo(Enum last)
{
    QSet<QString> names;
    for (int value = 0; value <= int(last); ++value)
        names << nameOf(Enum(value));
    names.remove(QString());
    return names;
}

} // namespace

class tst_EventKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyValueHasANameOfItsOwn();
    void namesOfTheContractStand();
};

void tst_EventKinds::everyValueHasANameOfItsOwn()
{
    QCOMPARE(namesUpTo(EventKind::Note).size(), int(EventKind::Note) + 1);
    QCOMPARE(namesUpTo(Direction::Out).size(), int(Direction::Out) + 1);
    QCOMPARE(namesUpTo(Severity::Error).size(), int(Severity::Error) + 1);
    QCOMPARE(namesUpTo(Evidence::Inferred).size(), int(Evidence::Inferred) + 1);
}

void tst_EventKinds::namesOfTheContractStand()
{
    QCOMPARE(nameOf(EventKind::HalfClosed), "half-closed"_L1);
    QCOMPARE(nameOf(Direction::In), "in"_L1);
    QCOMPARE(nameOf(Severity::Warning), "warning"_L1);
    QCOMPARE(nameOf(Evidence::Measured), "measured"_L1);
}

QTEST_GUILESS_MAIN(tst_EventKinds)
#include "tst_eventkinds.moc"

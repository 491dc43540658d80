// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/samesizecutter.h"

#include <QTest>

using namespace swb;

class TstSameSizeCutter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySplitGivesTheSameMessages_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 3, 7})
            QTest::addRow("messages of %d bytes", size) << size;
    }
    void everySplitGivesTheSameMessages()
    {
        QFETCH(int, size);
        QByteArray bytes;
        QByteArrayList messages;
        for (char name = 'a'; name < 'e'; ++name) {
            messages.append(QByteArray(size, name));
            bytes += messages.last();
        }
        for (qsizetype first = 0; first <= bytes.size(); ++first) {
            for (qsizetype second = first; second <= bytes.size(); ++second) {
                SameSizeCutter cutter(size);
                QByteArrayList got;
                const auto take = [&](QByteArrayView chunk) {
                    cutter.take(chunk, [&](QByteArrayView message) { got.append(message.toByteArray()); });
                };
                take(QByteArrayView(bytes).first(first));
                take(QByteArrayView(bytes).sliced(first, second - first));
                take(QByteArrayView(bytes).sliced(second));
                QCOMPARE(got, messages);
            }
        }
    }

    void whatIsNotWholeIsNotTold()
    {
        SameSizeCutter cutter(4);
        int told = 0;
        cutter.take("abc", [&](QByteArrayView) { ++told; });
        QCOMPARE(told, 0);
        cutter.take("d", [&](QByteArrayView message) {
            QCOMPARE(message, QByteArrayView("abcd"));
            ++told;
        });
        QCOMPARE(told, 1);
    }
};

QTEST_GUILESS_MAIN(TstSameSizeCutter)
#include "tst_samesizecutter.moc"

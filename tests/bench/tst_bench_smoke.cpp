// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The benchmark itself works: every row gives figures and nothing is lost. It does not judge speed.
class TstBenchSmoke : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowMeasuresSomethingAndLosesNothing();
};

namespace {

constexpr int runMilliseconds = 150'000;
constexpr qsizetype summaryBytes = 900;

/// The program that a row needs.
QString programOf(const QString &row)
{
    if (row.startsWith(QStringLiteral("Start of swb")) || row.startsWith(QStringLiteral("Longest echo")))
        return QStringLiteral(SWB_BIN_DIR "/swb");
    if (row.startsWith(QStringLiteral("GUI")) || row.startsWith(QStringLiteral("Log: filter")))
        return QStringLiteral(SWB_BIN_DIR "/swb-bench-gui");
    return QStringLiteral(SWB_BIN_DIR "/swb-bench");
}

QJsonObject objectFrom(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// An amount is above 0. On a busy machine, the difference of two may have any value.
void checkContender(const QJsonObject &contender, const QString &row, bool isDifference)
{
    const QString where = row + QStringLiteral(", ") + contender[QStringLiteral("name")].toString();
    QCOMPARE(QString(where + contender[QStringLiteral("broken")].toString()), where);
    const QString leftOut = contender[QStringLiteral("leftOut")].toString();
    if (contender[QStringLiteral("contender")] == QStringLiteral("limit"))
        return; // a program of the system, there for comparison
    QCOMPARE(leftOut == QStringLiteral("not built"), !QFile::exists(programOf(row)));
    if (!leftOut.isEmpty())
        return;
    const QJsonArray rounds = contender[QStringLiteral("rounds")].toArray();
    QVERIFY2(!rounds.isEmpty(), qPrintable(where));
    for (const QJsonValue &round : rounds) {
        QVERIFY2(round[QStringLiteral("value")].isDouble(), qPrintable(where));
        QVERIFY2(isDifference || round[QStringLiteral("value")].toDouble() > 0, qPrintable(where));
        QCOMPARE(round[QStringLiteral("damaged")].toDouble(), 0.0);
        QVERIFY2(round[QStringLiteral("lost")].toDouble()
                     <= round[QStringLiteral("kernelDropped")].toDouble(),
                 qPrintable(where));
    }
}

} // namespace

void TstBenchSmoke::everyRowMeasuresSomethingAndLosesNothing()
{
    const QTemporaryDir folder;
    const QString report = folder.filePath(QStringLiteral("report.json"));
    QProcess bench;
    bench.setProcessChannelMode(QProcess::MergedChannels);
    bench.start(QStringLiteral(SWB_BIN_DIR "/swb-bench"),
                {QStringLiteral("--smoke"), QStringLiteral("--contenders"),
                 QStringLiteral("raw,ours,qtloop,qt,qssl"), QStringLiteral("--json"), report});
    const bool finished = bench.waitForFinished(runMilliseconds);
    const QByteArray output = bench.readAll();
    const bool sound = finished && bench.exitStatus() == QProcess::NormalExit && bench.exitCode() == 0;
    // The summary at the end of the output names what failed; a failure's own text is truncated long before
    // that.
    QVERIFY2(sound, output.right(summaryBytes).constData());

    const QJsonArray rows = objectFrom(report)[QStringLiteral("rows")].toArray();
    QVERIFY(rows.size() >= 14);
    QSet<QString> measured;
    for (const QJsonValue &row : rows) {
        const QString title = row[QStringLiteral("title")].toString();
        const QJsonArray contenders = row[QStringLiteral("contenders")].toArray();
        QVERIFY2(!contenders.isEmpty(), qPrintable(title));
        for (const QJsonValue &contender : contenders)
            checkContender(contender.toObject(), title, row[QStringLiteral("isDifference")].toBool());
        for (const QJsonValue &contender : contenders) {
            if (!contender[QStringLiteral("rounds")].toArray().isEmpty())
                measured.insert(contender[QStringLiteral("contender")].toString());
        }
        QVERIFY2(row[QStringLiteral("faults")].toArray().isEmpty(), qPrintable(title));
    }
    // why the event dispatcher, the sockets and the TLS layer are our own
    QVERIFY(measured.contains(QStringLiteral("qtloop")));
    QVERIFY(measured.contains(QStringLiteral("qt")));
    QVERIFY(measured.contains(QStringLiteral("qssl")));
}

QTEST_GUILESS_MAIN(TstBenchSmoke)
#include "tst_bench_smoke.moc"

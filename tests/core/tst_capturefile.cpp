// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/capturefile.h"
#include "core/import/inflatingdevice.h"
#include "support/capturebytes.h"

#include <QBuffer>
#include <QTest>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

namespace {

/// One line per packet: link, time, kept of length, bytes; and the problem.
QStringList linesOf(const QByteArray &content)
{
    QBuffer device;
    device.setData(content);
    device.open(QIODevice::ReadOnly);
    CaptureFile file(device);
    QStringList lines;
    while (file.next()) {
        const CaptureRecord &record = file.record();
        lines << u"%1 %2 %3/%4 %5"_s.arg(record.linkNumber)
                     .arg(record.timeNs ? QString::number(*record.timeNs) : u"-"_s)
                     .arg(record.bytes.size())
                     .arg(record.length)
                     .arg(QString::fromLatin1(record.bytes.toByteArray()));
    }
    if (!file.problem().isEmpty())
        lines << file.problem();
    return lines;
}

struct Unpacked
{
    QByteArray bytes;
    QString problem;
    bool tooLarge = false;
};

Unpacked unpack(const QByteArray &packed, qint64 most = InflatingDevice::mostBytes, qint64 piece = 7)
{
    QBuffer buffer;
    buffer.setData(packed);
    buffer.open(QIODevice::ReadOnly);
    InflatingDevice device(buffer, most);
    QByteArray bytes;
    while (!device.atEnd())
        bytes += device.read(piece);
    return {bytes, device.problem(), device.isTooLarge()};
}

} // namespace

class tst_CaptureFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void interfacesHaveTheirOwnKindSnapLengthAndClock_data();
    void interfacesHaveTheirOwnKindSnapLengthAndClock();
    void sectionsMayDifferInAllOfIt();
    void clocksOfEveryResolutionAreRead_data();
    void clocksOfEveryResolutionAreRead();
    void oldAndSimplePacketsAreRead();
    void cutFilesGiveWhatIsWholeInThem();
    void damageIsTold_data();
    void damageIsTold();
    void blocksHaveTheirLimit();
    void gzipIsUnpackedInPiecesOfEverySize();
    void membersFollowEachOther();
    void cutAndDamagedGzipIsTold();
    void unpackingHasItsLimit();
};

void tst_CaptureFile::interfacesHaveTheirOwnKindSnapLengthAndClock_data()
{
    QTest::addColumn<bool>("big");
    QTest::newRow("little-endian") << false;
    QTest::newRow("big-endian") << true;
}

void tst_CaptureFile::interfacesHaveTheirOwnKindSnapLengthAndClock()
{
    QFETCH(bool, big);
    Blocks file(big);
    file.section().interface(1, 96).interface(101, 262144, 9).block(5, "statistics");
    file.packet(0, 1'000'002, "eth").packet(1, 3'000'000'004, "raw", 900).interface(113).packet(2, 5, "sll");
    QCOMPARE(linesOf(file.bytes),
             (QStringList{u"1 1000002000 3/3 eth"_s, u"101 3000000004 3/900 raw"_s, u"113 5000 3/3 sll"_s}));
}

void tst_CaptureFile::sectionsMayDifferInAllOfIt()
{
    const QByteArray one = Blocks(false).section().interface(1).packet(0, 1, "a").bytes;
    const QByteArray other = Blocks(true).section().interface(101, 0, 9).packet(0, 2, "b").bytes;
    QCOMPARE(linesOf(one + other + one),
             (QStringList{u"1 1000 1/1 a"_s, u"101 2 1/1 b"_s, u"1 1000 1/1 a"_s}));
}

void tst_CaptureFile::clocksOfEveryResolutionAreRead_data()
{
    QTest::addColumn<int>("resolution");
    QTest::addColumn<quint64>("ticks");
    QTest::addColumn<qint64>("ns");
    QTest::newRow("seconds") << 0 << quint64(7) << qint64(7'000'000'000);
    QTest::newRow("milliseconds") << 3 << quint64(7'001) << qint64(7'001'000'000);
    QTest::newRow("microseconds by default") << -1 << quint64(7'000'001) << qint64(7'000'001'000);
    QTest::newRow("nanoseconds") << 9 << quint64(7'000'000'001) << qint64(7'000'000'001);
    QTest::newRow("picoseconds") << 12 << quint64(7'000'000'001'999) << qint64(7'000'000'001);
    QTest::newRow("10 to the power of -19") << 19 << quint64(9'999'999'999) << qint64(0);
    QTest::newRow("10 to the power of -28") << 28 << ~quint64(0) << qint64(1);
    QTest::newRow("10 to the power of -29") << 29 << ~quint64(0) << qint64(0);
    QTest::newRow("10 to the power of -127") << 127 << ~quint64(0) << qint64(0);
    QTest::newRow("halves") << 0x81 << quint64(3) << qint64(1'500'000'000);
    QTest::newRow("2 to the power of -30") << (0x80 | 30) << (quint64(3) << 29) << qint64(1'500'000'000);
    QTest::newRow("2 to the power of -32") << (0x80 | 32) << (quint64(3) << 31) << qint64(1'500'000'000);
    QTest::newRow("2 to the power of -63") << (0x80 | 63) << (quint64(3) << 62) << qint64(1'500'000'000);
    QTest::newRow("2 to the power of -127") << (0x80 | 127) << ~quint64(0) << qint64(0);
}

void tst_CaptureFile::clocksOfEveryResolutionAreRead()
{
    QFETCH(int, resolution);
    QFETCH(quint64, ticks);
    QFETCH(qint64, ns);
    QCOMPARE(linesOf(Blocks().section().interface(1, 0, resolution).packet(0, ticks, "x").bytes),
             QStringList{u"1 %1 1/1 x"_s.arg(ns)});
}

void tst_CaptureFile::oldAndSimplePacketsAreRead()
{
    Blocks file;
    file.section().interface(1, 4);
    file.block(3, file.number(quint32(9)) + "abcd");
    file.block(2,
               file.number(quint16(0)) + file.number(quint16(0)) + file.number(quint32(0))
                   + file.number(quint32(8)) + file.number(quint32(2)) + file.number(quint32(2)) + "ef");
    QCOMPARE(linesOf(file.bytes), (QStringList{u"1 - 4/9 abcd"_s, u"1 8000 2/2 ef"_s}));
}

void tst_CaptureFile::cutFilesGiveWhatIsWholeInThem()
{
    const QByteArray start = Blocks().section().interface(1).interface(101).block(4, "names").bytes;
    const QByteArray one = Blocks().packet(0, 1, "first").bytes;
    const QByteArray other = Blocks().packet(1, 2, "second").bytes;
    const QByteArray whole = start + one + other;
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        QStringList lines = linesOf(whole.first(length));
        const qsizetype packets = length == whole.size() ? 2 : length >= start.size() + one.size() ? 1 : 0;
        const bool atBlock
            = QList<qsizetype>{28, 48, 68, start.size(), start.size() + one.size(), whole.size()}.contains(
                length);
        if (!atBlock)
            QCOMPARE(lines.takeLast(), u"it is truncated"_s);
        QCOMPARE(lines.size(), packets);
    }
}

void tst_CaptureFile::damageIsTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const Blocks &blocks, const QString &words) {
        QTest::newRow(name) << blocks.bytes << words;
    };
    QTest::newRow("another magic") << QByteArray("\x01\x02\x03\x04", 4) << u"does not begin like one"_s;
    row("no byte order", Blocks().block(0x0a0d0d0a, QByteArray(16, '\1')), u"does not begin like one"_s);
    row("an interface that is not told", Blocks().section().interface(1).packet(1, 1, "x"),
        u"does not describe"_s);
    row("an interface of the section before", Blocks().section().interface(1).section().packet(0, 1, "x"),
        u"does not describe"_s);
    row("a short interface", Blocks().section().block(1, "abcd"), u"of its interfaces is damaged"_s);
    row("a short packet", Blocks().section().interface(1).block(6, QByteArray(16, '\0')), u"is damaged"_s);
    Blocks kept;
    kept.section().interface(1).packet(0, 1, "abcd");
    kept.bytes[kept.bytes.size() - 16] = 5; // captured bytes, four of which are present
    kept.bytes[kept.bytes.size() - 4 - 4 - 8] = 5;
    row("more bytes than the block", kept, u"is damaged"_s);
    Blocks lengths;
    lengths.section().interface(1).packet(0, 1, "abcd");
    lengths.bytes[lengths.bytes.size() - 4] = 4;
    row("two lengths", lengths, u"two lengths"_s);
    QByteArray odd = Blocks().section().bytes;
    odd[4] = 29;
    QTest::newRow("an odd length") << odd << u"29 bytes"_s;
    QTest::newRow("a length of nothing")
        << Blocks().section().bytes + QByteArray("\6\0\0\0\0\0\0\0", 8) << u"0 bytes"_s;
}

void tst_CaptureFile::damageIsTold()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    const QStringList lines = linesOf(content);
    QVERIFY2(!lines.isEmpty() && lines.last().contains(words), qPrintable(lines.join(u'\n')));
}

void tst_CaptureFile::blocksHaveTheirLimit()
{
    constexpr quint32 most = CaptureFile::mostBytes;
    for (const quint32 size : {most - 4, most, most + 4}) {
        const QByteArray content(qsizetype(size - 32), 'x');
        const QStringList lines = linesOf(Blocks().section().interface(1).packet(0, 1, content).bytes);
        QCOMPARE(lines.last().contains(u"claims"), size > most);
    }
    for (const qint64 size : {most - 1, most, most + 1}) {
        const QStringList lines = linesOf(PcapFile(1).packet(1, QByteArray(size, 'x'), size).bytes());
        QCOMPARE(lines.last().contains(u"claims"), size > most);
    }
    // Blocks that are not packets are skipped, however large they claim to be.
    const QByteArray huge = QByteArray("\4\0\0\0\xf0\xff\xff\xff", 8);
    QCOMPARE(linesOf(Blocks().section().bytes + huge), QStringList{u"it is truncated"_s});
}

void tst_CaptureFile::gzipIsUnpackedInPiecesOfEverySize()
{
    const QByteArray content = QByteArray("some text\n").repeated(40) + QByteArray(100'000, '\0');
    for (const qint64 piece : {1, 2, 3, 1000, 1 << 20})
        QCOMPARE(unpack(gzip(content), InflatingDevice::mostBytes, piece).bytes, content);
    QCOMPARE(unpack(gzip({})).bytes, QByteArray());
    QCOMPARE(unpack(gzip({})).problem, QString());
}

void tst_CaptureFile::membersFollowEachOther()
{
    const Unpacked members = unpack(gzip("one ") + gzip({}) + gzip("two"));
    QCOMPARE(members.bytes, QByteArray("one two"));
    QCOMPARE(members.problem, QString());
    QCOMPARE(unpack(gzip("one") + QByteArray(512, '\0')).bytes, QByteArray("one")); // padding of a tape
}

void tst_CaptureFile::cutAndDamagedGzipIsTold()
{
    QByteArray content;
    for (int i = 0; i < 2000; ++i)
        content += char(i * 7919 >> 3);
    const QByteArray packed = gzip(content);
    for (qsizetype length = 0; length < packed.size(); ++length) {
        const Unpacked cut = unpack(packed.first(length));
        QVERIFY(content.startsWith(cut.bytes));
        QCOMPARE(cut.problem, u"it is truncated"_s);
    }
    for (qsizetype at = 10; at < packed.size(); at += 7) {
        QByteArray damaged = packed;
        damaged[at] = char(damaged[at] ^ 0x10);
        QVERIFY2(!unpack(damaged).problem.isEmpty(), qPrintable(QString::number(at)));
    }
}

void tst_CaptureFile::unpackingHasItsLimit()
{
    const QByteArray packed = gzip(QByteArray(1'000'000, '\0'));
    QVERIFY(packed.size() < 2000);
    for (const qint64 most : {999'999, 1'000'000, 1'000'001}) {
        const Unpacked unpacked = unpack(packed, most, 4096);
        QCOMPARE(unpacked.bytes.size(), qMin(most, qint64(1'000'000)));
        QCOMPARE(unpacked.tooLarge, most < 1'000'000);
        QCOMPARE(unpacked.problem.isEmpty(), most >= 1'000'000);
    }
}

QTEST_APPLESS_MAIN(tst_CaptureFile)
#include "tst_capturefile.moc"

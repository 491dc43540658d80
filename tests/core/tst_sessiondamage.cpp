// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/crc32.h"
#include "core/session/eventbatch.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "support/sessionevents.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 events = 60;
constexpr int versionAt = 60; // in the SQLite header, big-endian (https://sqlite.org/fileformat2.html)
constexpr int applicationAt = 68;

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void setContents(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

void setByte(const QString &path, qsizetype at, char byte)
{
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite) && file.seek(at) && file.putChar(byte));
}

/// The number of events read that are exactly as written; empty if one is not.
std::optional<quint64> rightEvents(const SessionReader &reader)
{
    quint64 read = 0;
    const bool allRight = reader.forEach(0, events * 2, [&read](const Event &event) {
        ++read;
        return sameEvent(event, sampleEvent(event.id));
    });
    return allRight ? std::optional(read) : std::nullopt;
}

} // namespace

class tst_SessionDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aFileThatIsNoneIsRefused_data();
    void aFileThatIsNoneIsRefused();
    void anOlderVersionIsRead();
    void aNewerVersionIsRefused();
    void noDamagedByteIsShownAsTruth();
    void aCutFileIsNotRead_data();
    void aCutFileIsNotRead();
    void aDamagedBatchIsLeftOutAndCounted();
    void aMissingTableIsDamage();
    void batchesAreCheckedAtEveryCut();
    void theChecksumIsTheWellKnownOne();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.swbs"_s); }
    void refuse(ErrorCode code);

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_session; ///< an undamaged one
};

void tst_SessionDamage::initTestCase()
{
    init();
    auto writer = SessionWriter::create(path(), SessionHeader::here(QDateTime::currentDateTime()));
    QVERIFY(writer.ok());
    for (quint32 id = 0; id < 5; ++id)
        writer.value()->addConversation(sampleConversation(id));
    for (quint64 id = 1; id <= events; ++id)
        writer.value()->append(sampleEvent(id));
    writer.value()->setAnnotations({{3, {true, u"note"_s}}});
    writer.value()->setDocument(u"endpoints"_s, "[]");
    QVERIFY(!writer.value()->close().isError());
    m_session = contentsOf(path());
}

void tst_SessionDamage::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

/// Opening fails with this error, and neither the file nor its folder has changed.
void tst_SessionDamage::refuse(ErrorCode code)
{
    const QByteArray before = contentsOf(path());
    const QDateTime changed = QFileInfo(path()).lastModified();
    const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
    const auto reader = SessionReader::open(path());
    QVERIFY(!reader.ok());
    QCOMPARE(reader.error().code, code);
    QVERIFY(reader.error().what.contains(path()));
    QCOMPARE(contentsOf(path()), before);
    QCOMPARE(QFileInfo(path()).lastModified(), changed);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), files);
}

void tst_SessionDamage::aFileThatIsNoneIsRefused_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<ErrorCode>("code");
    QByteArray otherProgram = m_session;
    qToBigEndian<quint32>(0x12345678, otherProgram.data() + applicationAt);
    QByteArray otherJournal = otherProgram;
    otherJournal[18] = otherJournal[19] = 2; // in WAL mode, like the file of a running program
    QTest::newRow("a text") << QByteArray("my diary") << ErrorCode::SessionForeign;
    QTest::newRow("an empty file") << QByteArray() << ErrorCode::SessionForeign;
    QTest::newRow("a long text") << QByteArray(100'000, 'x') << ErrorCode::SessionForeign;
    QTest::newRow("another program's database") << otherProgram << ErrorCode::SessionForeign;
    QTest::newRow("another program's database at work") << otherJournal << ErrorCode::SessionForeign;
    QTest::newRow("the first 70 bytes") << m_session.first(70) << ErrorCode::SessionForeign;
}

void tst_SessionDamage::aFileThatIsNoneIsRefused()
{
    QFETCH(QByteArray, contents);
    QFETCH(ErrorCode, code);
    setContents(path(), contents);
    refuse(code);
    QVERIFY(QFile::remove(path()));
    refuse(ErrorCode::FileUnreadable); // nothing is there
    QVERIFY(QDir().mkdir(path()));
    QCOMPARE(SessionReader::open(path()).error().code, ErrorCode::FileUnreadable); // a folder
}

void tst_SessionDamage::anOlderVersionIsRead()
{
    QByteArray older = m_session;
    qToBigEndian<quint32>(1, older.data() + versionAt);
    setContents(path(), older);
    const auto reader = SessionReader::open(path());
    QVERIFY2(reader.ok(), reader ? "" : qPrintable(reader.error().toString()));
    QVERIFY(reader.value()->endId() > reader.value()->firstId());
}

void tst_SessionDamage::aNewerVersionIsRefused()
{
    QByteArray newer = m_session;
    const auto version = qFromBigEndian<quint32>(newer.constData() + versionAt);
    qToBigEndian<quint32>(version + 1, newer.data() + versionAt);
    setContents(path(), newer);
    refuse(ErrorCode::SessionNewer);
    qToBigEndian<quint32>(0, newer.data() + versionAt);
    setContents(path(), newer);
    refuse(ErrorCode::SessionDamaged);
    setContents(path(), m_session);
    QCOMPARE(rightEvents(*SessionReader::open(path()).value()), events);
}

void tst_SessionDamage::noDamagedByteIsShownAsTruth()
{
    constexpr qsizetype unused = 32; // unused bytes of a page are only tried now and then
    setContents(path(), m_session);
    quint64 refused = 0;
    quint64 partly = 0;
    for (qsizetype at = 0; at < m_session.size(); at += m_session.at(at) == '\0' ? unused : 1) {
        const char damaged = char(m_session.at(at) ^ (at % 2 == 0 ? 0xff : 0x01));
        setByte(path(), at, damaged);
        const auto restore = qScopeGuard([&] { setByte(path(), at, m_session.at(at)); });
        const auto reader = SessionReader::open(path());
        if (!reader) {
            ++refused;
            QVERIFY(reader.error().isError() && !reader.error().what.isEmpty());
            continue;
        }
        const auto right = rightEvents(*reader.value());
        QVERIFY2(right, qPrintable(u"byte %1"_s.arg(at)));
        partly += *right < events ? 1 : 0;
        (void)reader.value()->conversations();
        (void)reader.value()->annotations();
        (void)reader.value()->documents();
    }
    QVERIFY(refused > 0);
    QVERIFY(partly > 0);
}

void tst_SessionDamage::aCutFileIsNotRead_data()
{
    QTest::addColumn<qsizetype>("bytes");
    for (const qsizetype part : {1, 2, 3, 7})
        QTest::addRow("%d of 8 parts", int(part)) << m_session.size() * part / 8;
    QTest::newRow("one byte short") << m_session.size() - 1;
    QTest::newRow("the header alone") << qsizetype(100);
}

void tst_SessionDamage::aCutFileIsNotRead()
{
    QFETCH(qsizetype, bytes);
    setContents(path(), m_session.first(bytes));
    const auto reader = SessionReader::open(path());
    if (reader) // the remaining part may be complete
        QVERIFY(rightEvents(*reader.value()));
    else
        QCOMPARE(reader.error().code, ErrorCode::SessionDamaged);
    QCOMPARE(contentsOf(path()), m_session.first(bytes));
}

void tst_SessionDamage::aDamagedBatchIsLeftOutAndCounted()
{
    QByteArray damaged = m_session;
    const qsizetype at = damaged.indexOf("event 6 says"); // in a detail of the only batch
    QVERIFY(at > 0);
    damaged[at] = 'E';
    setContents(path(), damaged);
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(rightEvents(*reader), 0U);
    QCOMPARE(reader->unreadable(), events);
}

void tst_SessionDamage::aMissingTableIsDamage()
{
    for (const char *const table :
         {"TABLE meta(", "TABLE events(", "TABLE conversations(", "TABLE documents("}) {
        QByteArray damaged = m_session;
        const qsizetype at = damaged.indexOf(table);
        QVERIFY(at > 0);
        damaged[at + 6] = 'x';
        const qsizetype name = damaged.lastIndexOf(QByteArray(table).mid(6).chopped(1), at);
        damaged[name] = 'x'; // the name also comes before the text
        setContents(path(), damaged);
        QCOMPARE(SessionReader::open(path()).error().code, ErrorCode::SessionDamaged);
    }
}

void tst_SessionDamage::batchesAreCheckedAtEveryCut()
{
    BatchEncoder encoder;
    for (quint64 id = 1; id <= 30; ++id)
        encoder.append(sampleEvent(id));
    const EncodedBatch whole = encoder.whole();
    const QByteArray records = whole.records.toByteArray();
    const QByteArray payload = whole.payload.toByteArray();
    const QByteArray details = whole.details.toByteArray();
    QVERIFY(EventBatch::decode(1, records, payload, details));
    QVERIFY(!EventBatch::decode(0, records, payload, details));
    QVERIFY(!EventBatch::decode(quint64(1) << 63, records, payload, details));
    QVERIFY(!EventBatch::decode(1, {}, {}, {}));
    for (qsizetype cut = 0; cut < payload.size(); ++cut)
        QVERIFY(!EventBatch::decode(1, records, payload.first(cut), details));
    for (qsizetype cut = 0; cut < details.size(); ++cut)
        QVERIFY(!EventBatch::decode(1, records, payload, details.first(cut)));
    for (qsizetype cut = 0; cut < records.size(); ++cut) // the remainder belongs to nobody
        QVERIFY(!EventBatch::decode(1, records.first(cut), payload, details));
    QVERIFY(!EventBatch::decode(1, records, payload + 'x', details));
    QVERIFY(!EventBatch::decode(1, records, payload, details + 'x'));
}

void tst_SessionDamage::theChecksumIsTheWellKnownOne()
{
    QCOMPARE(crc32("123456789"), 0xcbf43926U); // the check value of CRC-32/ISO-HDLC
    QCOMPARE(crc32(""), 0U);
    const QByteArray bytes = QByteArray("swbs").repeated(10);
    for (qsizetype split = 0; split <= bytes.size(); ++split)
        QCOMPARE(crc32(bytes.sliced(split), crc32(bytes.first(split))), crc32(bytes));
}

QTEST_APPLESS_MAIN(tst_SessionDamage)
#include "tst_sessiondamage.moc"

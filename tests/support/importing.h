// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/capturedpacket.h"
#include "core/import/captureimport.h"
#include "core/import/jsonlinesimport.h"
#include "core/import/logfilekind.h"
#include "support/packets.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace swb::test {

using namespace Qt::StringLiterals;

/// Keeps everything it receives.
class MemorySink : public ImportSink
{
public:
    Error begin(const QDateTime &moment) override
    {
        began = moment;
        return {};
    }
    void conversation(const Conversation &conversation) override { conversations << conversation; }
    void event(const Event &event) override
    {
        events << event;
        events.last().payload.detach();
    }
    void annotation(quint64 id, const Annotation &annotation) override { annotations[id] = annotation; }
    [[nodiscard]] Error error() const override { return {}; }

    QDateTime began;
    QList<Conversation> conversations;
    QList<Event> events;
    Annotations::Map annotations;

    /// The text of each event, empty if it has none.
    [[nodiscard]] QStringList infos() const
    {
        QStringList words;
        for (const Event &event : events)
            words << (event.detail ? event.detail->info : QString());
        return words;
    }
    /// All data of one direction, as Follow shows it.
    [[nodiscard]] QByteArray followed(Direction direction = Direction::In) const
    {
        QByteArray bytes;
        for (const Event &event : events) {
            if (event.kind == EventKind::Data && event.direction == direction)
                bytes += event.payload;
        }
        return bytes;
    }
    [[nodiscard]] QStringList story() const
    {
        QStringList words;
        for (const Event &event : events)
            words << QString(nameOf(event.kind) + u' ' + nameOf(event.direction) + u' '
                             + QString::fromUtf8(event.payload))
                         .trimmed();
        return words;
    }
};

/// A file with this content that is deleted with the object.
class TestFile
{
public:
    explicit TestFile(const QByteArray &content)
    {
        QFile file(path());
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(u"file"_s); }
    [[nodiscard]] QString sessionPath() const { return m_folder.filePath(u"new.swbs"_s); }
    [[nodiscard]] QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files); }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

inline ImportOutcome importBytes(const QByteArray &content, MemorySink &sink)
{
    const TestFile file(content);
    TaskControl control;
    const auto kind = logFileKindOf(file.path());
    return kind && kind.value() == LogFileKind::Capture ? importCapture(file.path(), sink, control)
                                                        : importJsonLines(file.path(), sink, control);
}

inline constexpr quint8 syn = CapturedPacket::syn;
inline constexpr quint8 ack = CapturedPacket::ack;
inline constexpr quint8 fin = CapturedPacket::fin;
inline constexpr quint8 rst = CapturedPacket::rst;

/// A capture of raw IPv4 with one packet a microsecond, from 10.0.0.1:4000 to 10.0.0.2:12000 or back.
class Talk
{
public:
    Talk &client(quint32 sequence, quint8 flags, const QByteArray &payload = {})
    {
        m_file.packet(m_time += 1000, ipv4(6, 1, 2, tcp(4000, 12000, sequence, flags, payload)));
        return *this;
    }
    Talk &server(quint32 sequence, quint8 flags, const QByteArray &payload = {})
    {
        m_file.packet(m_time += 1000, ipv4(6, 2, 1, tcp(12000, 4000, sequence, flags, payload)));
        return *this;
    }
    /// Later, the server acknowledges everything that the client sent before this number.
    Talk &serverAcknowledges(quint32 number, qint64 laterNs = 0)
    {
        QByteArray segment = tcp(12000, 4000, 500, ack);
        qToBigEndian(number, segment.data() + 8);
        m_file.packet(m_time += 1000 + laterNs, ipv4(6, 2, 1, segment));
        return *this;
    }
    [[nodiscard]] QByteArray bytes() const { return m_file.bytes(); }

private:
    PcapFile m_file{101};
    qint64 m_time = 1'700'000'000'000'000'000;
};

} // namespace swb::test

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonlinesimport.h"

#include "core/import/jsonlogline.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::JsonLinesImport)
};

constexpr qint64 millisecond = 1'000'000;
constexpr quint64 linesPerLook = 1024; ///< between two looks at the control and at the sink

/// What makes two lines speak of the same side of the same conversation.
using ConversationKey
    = std::pair<std::pair<quint32, quint32>, std::pair<std::pair<SocketAddress, SocketAddress>, quint8>>;

ConversationKey keyOf(const Conversation &c)
{
    return {{quint32(c.id), c.number}, {{c.local, c.remote}, quint8(c.role)}};
}

class JsonLines
{
public:
    JsonLines(ImportSink &sink, ImportOutcome &outcome)
        : m_sink(sink)
        , m_outcome(outcome)
    { }

    /// What is wrong with the line, or nothing.
    QString take(const QByteArray &line)
    {
        auto read = readJsonLogLine(line);
        if (const auto *bad = std::get_if<BadJsonLine>(&read))
            return bad->problem;
        if (const auto *other = std::get_if<OtherJsonLine>(&read))
            ++m_outcome.skipped[Words::tr("line of kind “%1”").arg(other->kind)];
        else
            takeEvent(std::get<JsonLogLine>(read));
        return {};
    }

private:
    void takeEvent(JsonLogLine &line)
    {
        Event &event = line.event;
        if (m_nextId == 0)
            begin(line);
        if (m_outcome.error.isError())
            return;
        event.id = m_nextId++;
        event.timeNs = line.wallNs - m_beganNs;
        if (line.conversation.id != ConversationId::None)
            event.conversation = known(line.conversation);
        m_sink.event(event);
        if (line.annotation != Annotation())
            m_sink.annotation(event.id, line.annotation);
        ++m_outcome.events;
    }

    void begin(const JsonLogLine &line)
    {
        m_nextId = qMax(line.event.id, quint64(1));
        const qint64 beganMs = (line.wallNs - line.event.timeNs) / millisecond;
        m_beganNs = beganMs * millisecond;
        m_outcome.error = m_sink.begin(QDateTime::fromMSecsSinceEpoch(beganMs, Qt::UTC));
    }

    /// Tells the sink of a conversation when it is met first; answers its id.
    ConversationId known(Conversation conversation)
    {
        ConversationId &id = m_ids[keyOf(conversation)];
        if (id != ConversationId::None)
            return id;
        while (m_taken.contains(conversation.id))
            conversation.id = ConversationId(++m_spareId);
        m_taken.insert(conversation.id);
        id = conversation.id;
        m_sink.conversation(conversation);
        return id;
    }

    ImportSink &m_sink;
    ImportOutcome &m_outcome;
    quint64 m_nextId = 0; ///< 0 before the first event
    qint64 m_beganNs = 0; ///< since 1970
    QHash<ConversationKey, ConversationId> m_ids;
    QSet<ConversationId> m_taken;
    quint32 m_spareId = 0;
};

Error damaged(const QString &path, quint64 line, const QString &problem)
{
    return makeError(ErrorCode::DamagedLogFile,
                     Words::tr("Line %1 of %2 is no event.").arg(line).arg(QDir::toNativeSeparators(path)),
                     problem);
}

/// One line, or as much of it as says that it is too long. QIODevice::readLine() would make room for the
/// longest line each time.
QByteArray nextLine(QFile &file)
{
    constexpr qint64 piece = 64 << 10;
    QByteArray line = file.readLine(piece);
    while (!line.endsWith('\n') && line.size() <= longestJsonLine && !file.atEnd())
        line += file.readLine(piece);
    return line;
}

void readLines(QFile &file, ImportSink &sink, TaskControl &control, ImportOutcome &outcome)
{
    JsonLines lines(sink, outcome);
    for (quint64 number = 1; !file.atEnd(); ++number) {
        const QByteArray line = nextLine(file);
        if (line.size() > longestJsonLine) {
            outcome.error = damaged(file.fileName(), number, Words::tr("It is too long."));
            return;
        }
        const QString problem = line.trimmed().isEmpty() ? QString() : lines.take(line);
        if (!problem.isEmpty() && !line.endsWith('\n') && outcome.events > 0)
            ++outcome.skipped[Words::tr("last line, which was cut off")];
        else if (!problem.isEmpty())
            outcome.error = damaged(file.fileName(), number, problem);
        if (number % linesPerLook == 0) {
            control.setDone(file.pos());
            if (sink.error().isError())
                outcome.error = sink.error();
        }
        if (outcome.error.isError() || control.isCancelled())
            return;
    }
}

} // namespace

ImportOutcome importJsonLines(const QString &path, ImportSink &sink, TaskControl &control)
{
    ImportOutcome outcome;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        outcome.error = makeError(ErrorCode::FileUnreadable,
                                  Words::tr("Could not read %1.").arg(QDir::toNativeSeparators(path)),
                                  file.errorString());
        return outcome;
    }
    control.setTotal(file.size());
    readLines(file, sink, control, outcome);
    if (outcome.events == 0 && !outcome.error.isError())
        outcome.error = damaged(path, 1, Words::tr("There is no event in the file."));
    if (!outcome.error.isError())
        outcome.error = sink.error();
    outcome.cancelled = control.isCancelled();
    return outcome;
}

} // namespace swb

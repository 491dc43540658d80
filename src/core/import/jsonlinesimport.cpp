// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonlinesimport.h"

#include "core/import/jsonlogline.h"
#include "core/import/knownconversations.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::JsonLinesImport)
};

constexpr qint64 nsPerMillisecond = 1'000'000;
constexpr quint64 linesPerLook = 1024; ///< between two checks of the control and of the sink

class JsonLines
{
public:
    JsonLines(ImportSink &sink, ImportOutcome &outcome)
        : m_sink(sink)
        , m_conversations(sink)
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
            event.conversation = m_conversations.known(line.conversation);
        m_sink.event(event);
        if (line.annotation != Annotation())
            m_sink.annotation(event.id, line.annotation);
        ++m_outcome.events;
    }

    void begin(const JsonLogLine &line)
    {
        m_nextId = qMax(line.event.id, quint64(1));
        const qint64 beganMs = (line.wallNs - line.event.timeNs) / nsPerMillisecond;
        m_beganNs = beganMs * nsPerMillisecond;
        m_outcome.error = m_sink.begin(QDateTime::fromMSecsSinceEpoch(beganMs, Qt::UTC));
    }

    ImportSink &m_sink;
    KnownConversations m_conversations;
    ImportOutcome &m_outcome;
    quint64 m_nextId = 0; ///< 0 before the first event
    qint64 m_beganNs = 0; ///< since 1970
};

Error damagedLine(const LogInput &input, quint64 line, const QString &problem)
{
    return makeError(ErrorCode::DamagedLogFile,
                     Words::tr("Line %1 of %2 is not an event.").arg(line).arg(input.name), problem);
}

/// One line, or enough of it to show that it is too long. QIODevice::readLine() would allocate space for the
/// longest line each time.
QByteArray nextLine(QIODevice &file)
{
    constexpr qint64 piece = 64 << 10;
    QByteArray line = file.readLine(piece);
    while (!line.endsWith('\n') && line.size() <= longestJsonLine && !file.atEnd())
        line += file.readLine(piece);
    return line;
}

void readLines(LogBytes &bytes, const LogInput &input, ImportSink &sink, TaskControl &control,
               ImportOutcome &outcome)
{
    QIODevice &file = bytes.device();
    JsonLines lines(sink, outcome);
    for (quint64 number = 1; !file.atEnd(); ++number) {
        const QByteArray line = nextLine(file); // Qt skips a byte order mark itself
        if (line.size() > longestJsonLine) {
            outcome.error = damagedLine(input, number, Words::tr("It is too long."));
            return;
        }
        const QString problem = line.trimmed().isEmpty() ? QString() : lines.take(line);
        if (!problem.isEmpty() && !line.endsWith('\n') && outcome.events > 0)
            ++outcome.skipped[Words::tr("last line, which was cut off")];
        else if (!problem.isEmpty())
            outcome.error = damagedLine(input, number, problem);
        if (number % linesPerLook == 0) {
            control.setDone(bytes.position());
            if (sink.error().isError())
                outcome.error = sink.error();
        }
        if (outcome.error.isError() || control.isCancelled())
            return;
    }
}

} // namespace

ImportOutcome importJsonLines(const LogInput &input, ImportSink &sink, TaskControl &control)
{
    ImportOutcome outcome;
    const auto bytes = LogBytes::open(input);
    if (!bytes) {
        outcome.error = bytes.error();
        return outcome;
    }
    control.setTotal(bytes.value()->size());
    readLines(*bytes.value(), input, sink, control, outcome);
    const QString problem = bytes.value()->problem();
    if (!outcome.error.isError())
        outcome.error = bytes.value()->error();
    if (outcome.events == 0 && !outcome.error.isError())
        outcome.error = damagedLine(input, 1, Words::tr("The file contains no events."));
    if (!problem.isEmpty() && !outcome.error.isError())
        ++outcome.skipped[Words::tr("the rest of a truncated file (%1)").arg(problem)];
    if (!outcome.error.isError())
        outcome.error = sink.error();
    outcome.cancelled = control.isCancelled();
    return outcome;
}

} // namespace swb

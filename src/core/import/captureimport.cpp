// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureimport.h"

#include "core/files/filename.h"
#include "core/import/captureconversations.h"
#include "core/import/capturefile.h"
#include "core/import/linkname.h"
#include "core/values/errorcatalog.h"

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::CaptureImport)
};

constexpr quint64 packetsPerLook = 1024; ///< between two checks of the control and of the sink
constexpr qint64 millisecond = 1'000'000;

/// What must be known before the first event.
struct Survey
{
    quint64 packets = 0;
    std::optional<qint64> earliestNs;
    std::optional<quint32> unknownLink; ///< if no packet can be read
    QString problem; ///< why the file is truncated; empty if it is not
};

Survey survey(LogBytes &bytes, const TaskControl &control)
{
    Survey found;
    CaptureFile file(bytes.device());
    while (!control.isCancelled() && file.next()) {
        ++found.packets;
        if (const auto time = file.record().timeNs)
            found.earliestNs = qMin(found.earliestNs.value_or(*time), *time);
    }
    found.unknownLink = file.onlyUnknownLink();
    found.problem = bytes.problem().isEmpty() ? file.problem() : bytes.problem();
    return found;
}

Error damaged(const LogInput &input, const QString &problem)
{
    return makeError(ErrorCode::DamagedLogFile,
                     Words::tr("%1 is not a readable capture file.").arg(input.name), problem);
}

Error unknownLink(const LogInput &input, quint32 number)
{
    return makeError(ErrorCode::UnknownLinkType,
                     Words::tr("The packets of %1 cannot be read.").arg(input.name),
                     Words::tr("Their link layer is “%1”.").arg(linkName(number)));
}

QDateTime beginning(const Survey &survey, const LogInput &input)
{
    if (!survey.earliestNs)
        return lastModified(input.path);
    return QDateTime::fromMSecsSinceEpoch(*survey.earliestNs / millisecond, Qt::UTC);
}

void takeRecord(const CaptureRecord &record, qint64 beganNs, CaptureConversations &conversations,
                ImportOutcome &outcome)
{
    if (!record.link) {
        ++outcome.skipped[Words::tr("packet of kind “%1”").arg(linkName(record.linkNumber))];
        return;
    }
    const ReadPacket read = readPacket(*record.link, record.bytes, record.length);
    if (const auto *skipped = std::get_if<SkippedPacket>(&read))
        ++outcome.skipped[skipped->reason];
    else if (!record.timeNs)
        ++outcome.skipped[Words::tr("packet with an impossible time")];
    else if (!conversations.take(read, *record.timeNs - beganNs))
        ++outcome.skipped[Words::tr("TCP acknowledgement without data")];
}

void takePackets(LogBytes &bytes, qint64 beganNs, ImportSink &sink, TaskControl &control,
                 ImportOutcome &outcome)
{
    CaptureConversations conversations(sink);
    CaptureFile file(bytes.device());
    for (quint64 count = 1; file.next(); ++count) {
        takeRecord(file.record(), beganNs, conversations, outcome);
        if (count % packetsPerLook != 0)
            continue;
        control.setDone(qint64(count));
        if (control.isCancelled() || sink.error().isError())
            return;
    }
    conversations.finish();
    for (auto kind = conversations.skipped().cbegin(); kind != conversations.skipped().cend(); ++kind)
        outcome.skipped[kind.key()] += kind.value();
    if (const quint64 incomplete = conversations.incompleteDatagrams())
        outcome.skipped[Words::tr("IP datagram with missing fragments")] += incomplete;
    outcome.events = conversations.events();
}

} // namespace

ImportOutcome importCapture(const LogInput &input, ImportSink &sink, TaskControl &control)
{
    ImportOutcome outcome;
    const auto first = LogBytes::open(input);
    const auto again = LogBytes::open(input);
    if (!first || !again) {
        outcome.error = first ? again.error() : first.error();
        return outcome;
    }
    const Survey found = survey(*first.value(), control);
    outcome.error = first.value()->error();
    if (outcome.error.isError())
        return outcome;
    if (found.unknownLink) {
        outcome.error = unknownLink(input, *found.unknownLink);
        return outcome;
    }
    if (found.packets == 0 && !found.problem.isEmpty()) {
        outcome.error = damaged(input, Words::tr("In the file: %1.").arg(found.problem));
        return outcome;
    }
    if (!found.problem.isEmpty())
        ++outcome.skipped[Words::tr("the rest of a truncated file (%1)").arg(found.problem)];
    control.setTotal(qint64(found.packets));
    const QDateTime began = beginning(found, input);
    outcome.error = sink.begin(began);
    if (!outcome.error.isError())
        takePackets(*again.value(), began.toMSecsSinceEpoch() * millisecond, sink, control, outcome);
    if (!outcome.error.isError())
        outcome.error = sink.error();
    outcome.cancelled = control.isCancelled();
    return outcome;
}

} // namespace swb

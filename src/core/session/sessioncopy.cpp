// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessioncopy.h"

#include "core/files/filename.h"
#include "core/log/messagelog.h"
#include "core/session/sessionlock.h"
#include "core/session/sessionwriter.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 copiedAtOnce = 8192;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Session)
};

/// Returns whether it reached the end.
bool copyEvents(const MessageLog &log, SessionWriter &writer, const CopyProgress &progress)
{
    const quint64 first = log.firstId();
    const quint64 end = log.endId();
    for (quint64 from = first; from < end && !writer.error().isError();) {
        const quint64 to = qMin(end, from + copiedAtOnce);
        log.forEach(from, to, [&log, &writer](const Event &event) {
            writer.append(event);
            describeConversations(log, writer); // while we look at the event, the log knows its conversation
            return true;
        });
        from = to;
        if (!progress(from - first, end - first))
            return false;
    }
    return true;
}

} // namespace

void describeConversations(const MessageLog &log, SessionWriter &writer)
{
    for (const ConversationId id : writer.takeUndescribed()) {
        Conversation conversation = log.conversation(id);
        conversation.id = id; // the log may no longer know it
        writer.addConversation(conversation);
    }
}

Error copySession(const MessageLog &log, const QMap<QString, QByteArray> &documents, const QString &path,
                  const CopyProgress &progress)
{
    const QString what = Words::tr("Could not write the session %1.").arg(path);
    const SessionLock target(path);
    if (!target.isHeld())
        return makeError(target.isTaken() ? ErrorCode::SessionInUse : ErrorCode::FileUnwritable, what);
    if (Error foreign = SessionWriter::checkReplaceable(path); foreign.isError())
        return foreign;
    const QString part = path + u".part"_s;
    auto made = SessionWriter::create(part, SessionHeader::here(log.wallTime(0)),
                                      SessionWriter::Existing::ReplaceSession);
    if (!made)
        return made.error();
    SessionWriter &writer = *made.value();
    const bool complete = copyEvents(log, writer, progress);
    writer.setAnnotations(log.annotations().all());
    for (auto document = documents.cbegin(); document != documents.cend(); ++document)
        writer.setDocument(document.key(), document.value());
    Error error = writer.close();
    if (complete && !error.isError()
        && !(SessionWriter::removeFiles(path) && renameOver(part, path).isEmpty()))
        error = makeError(ErrorCode::FileUnwritable, what);
    if (!complete || error.isError())
        SessionWriter::removeFiles(part);
    return error;
}

} // namespace swb

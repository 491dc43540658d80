// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/dtlsending.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct EndingWords
{
    Q_DECLARE_TR_FUNCTIONS(DtlsEnding)
};

DtlsEnding plainEnding(DtlsEnd end)
{
    switch (end) {
    case DtlsEnd::Failed:
        return {LinkState::Failed, EventKind::Error, Severity::Error, Direction::None, {}, {}};
    case DtlsEnd::ClosedByPeer:
    case DtlsEnd::Replaced:
        return {LinkState::Closed, EventKind::Closed, Severity::Note, Direction::In, {}, {}};
    case DtlsEnd::Evicted:
    case DtlsEnd::Crowded:
    case DtlsEnd::Idle:
        return {LinkState::Closed, EventKind::Closed, Severity::Warning, Direction::Out, {}, {}};
    case DtlsEnd::Abandoned: // nothing is sent
        return {LinkState::Reset, EventKind::Reset, Severity::Note, Direction::None, {}, {}};
    case DtlsEnd::ClosedByUs:
        break;
    }
    return {LinkState::Closed, EventKind::Closed, Severity::Note, Direction::Out, {}, {}};
}

Error reasonOf(DtlsEnd end, const Error &error, const SocketAddress &peer, const QString &owner,
               int maxSessions)
{
    switch (end) {
    case DtlsEnd::Evicted:
        return makeError(
            ErrorCode::ConnectionLimit,
            EndingWords::tr("%1 closed a session to make space for another client.").arg(owner),
            EndingWords::tr(
                "It keeps at most %n clients, and the one that has been silent longest is closed.", nullptr,
                maxSessions));
    case DtlsEnd::Crowded:
        return makeError(ErrorCode::ConnectionLimit, EndingWords::tr("%1 abandoned a handshake.").arg(owner),
                         EndingWords::tr("At most %n handshakes may be in progress, and the one that has "
                                         "been silent longest is abandoned.",
                                         nullptr, DtlsListener::maxHandshakes));
    case DtlsEnd::Idle:
        return makeError(ErrorCode::IdleTimeout,
                         EndingWords::tr("Closed the session with dtls://%1.").arg(peer.toString()));
    default:
        return error;
    }
}

} // namespace

DtlsEnding endingOf(DtlsEnd end, const Error &error, const SocketAddress &peer, const QString &owner,
                    int maxSessions)
{
    DtlsEnding ending = plainEnding(end);
    ending.why = reasonOf(end, error, peer, owner, maxSessions);
    ending.info = end == DtlsEnd::Replaced
        ? EndingWords::tr("The client started a new handshake from the same port.")
        : ending.why.what;
    if (end == DtlsEnd::Failed)
        ending.direction = directionOf(ending.why);
    return ending;
}

void logEnding(LogWriter &writer, const Subject &session, const DtlsEnding &ending)
{
    EventDetail detail = errorDetail(ending.why, ending.why.isError());
    detail.info = ending.info;
    writer.event(session, ending.kind, ending.severity, ending.direction, std::move(detail));
}

} // namespace swb

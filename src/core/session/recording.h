// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionwriter.h"

namespace swb {

enum class RecordingState : quint8 {
    Off,
    Recording,
    Failed, ///< ended by an error; what was recorded before is in the file
};

/// What to record, and where.
struct RecordingRequest
{
    QString path;
    SessionWriter::Existing existing = SessionWriter::Existing::Refuse;
    qint64 sizeCap = 0; ///< file size in bytes above which the oldest events are removed; 0: no limit
    bool fromNow = false; ///< leaves out what the log already holds
    bool removeIfEmpty = false; ///< removes the file at the end if nothing has happened
    Error problem = {}; ///< why no path could be found for it: the recording fails with this immediately
};

struct RecordingStatus
{
    RecordingState state = RecordingState::Off;
    QString path; ///< the file being written, or the last one
    quint64 recorded = 0; ///< events written to it and safe if the program is killed
    quint64 backlog = 0; ///< events in the log's memory that are not
    qint64 backlogMs = 0; ///< how long ago there were none
    quint64 notRecorded = 0; ///< events that left memory before they could be written, in all recordings
    quint64 removed = 0; ///< oldest events removed from the file again, for its size cap
    qint64 fileBytes = 0;
    Error error;
};

} // namespace swb

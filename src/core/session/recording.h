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

/// What is to be recorded, and where to.
struct RecordingRequest
{
    QString path;
    SessionWriter::Existing existing = SessionWriter::Existing::Refuse;
    qint64 sizeCap = 0; ///< bytes of the file, from which on the oldest events go; 0: no limit
    bool fromNow = false; ///< leaves out what the log holds already
    bool removeIfEmpty = false; ///< takes the file away at the end where nothing has happened
    Error problem = {}; ///< why no place could be found for it: the recording fails with that at once
};

/// How a recording goes.
struct RecordingStatus
{
    RecordingState state = RecordingState::Off;
    QString path; ///< the file being written, or the last one
    quint64 recorded = 0; ///< events written to it and safe from a kill
    quint64 backlog = 0; ///< events in the log's memory that are not
    qint64 backlogMs = 0; ///< how long ago there were none such
    quint64 notRecorded = 0; ///< events that left memory before they could be written, in all recordings
    quint64 removed = 0; ///< oldest events taken out of the file again, for its size cap
    qint64 fileBytes = 0;
    Error error;
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundaries/recorded.h"

#include <QCoreApplication>
#include <QStringList>

namespace swb {

/// What the log has of one direction of a conversation, in words, and why nothing is joined if nothing is.
class RecordedText
{
    Q_DECLARE_TR_FUNCTIONS(RecordedText)

public:
    /// What happened and what is not known, one sentence each.
    [[nodiscard]] static QString summary(const RecordedDirection &direction);
    /// One line for each write or datagram; if the ends are not joined, for each read as well.
    [[nodiscard]] static QStringList lines(const RecordedDirection &direction);
    /// The text in place of a row that nobody measured; empty if it was measured.
    [[nodiscard]] static QString writtenMissing(const RecordedDirection &direction);
    [[nodiscard]] static QString readMissing(const RecordedDirection &direction);

private:
    [[nodiscard]] static QString figures(const RecordedDirection &direction);
    [[nodiscard]] static QString whyNotJoined(const RecordedDirection &direction);
    [[nodiscard]] static QString piece(const QString &what, const StreamPiece &piece, bool placed);
};

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/eventexporter.h"
#include "core/export/wallclock.h"

namespace swb {

/// Comma-separated values by RFC 4180: CRLF, a header line, and quotes if a field needs them. The bytes are
/// written twice: `hex` has all of them, `text` is UTF-8 for people. In `text`, `info` and `note`, control
/// characters other than TAB, CR and LF are written as their pictures (U+2400 block), and what is invalid or
/// would change the direction of text as U+FFFD, since such a file is also read on a terminal.
/// A spreadsheet takes a field that begins with = + - @ TAB or CR for a formula, and these bytes are a
/// peer's. By default a field of `info`, `text` or `note` that begins with one gets an apostrophe in front,
/// which spreadsheets do not show; `hex` is never changed, so the sent bytes can always be read.
class CsvExporter : public EventExporter
{
public:
    enum class Cells { Guarded, AsTheyAre };

    explicit CsvExporter(Cells cells = Cells::Guarded)
        : m_cells(cells)
    { }

    void begin(QByteArray &out, const QDateTime &logStart) override;
    bool event(QByteArray &out, const Event &event, const EventContext &context,
               const Annotation &annotation) override;
    void end(QByteArray &, const ExportTotals &) override { }

private:
    void appendWordsField(QByteArray &out, QByteArrayView bytes);

    const Cells m_cells;
    WallClock m_clock;
    QByteArray m_scratch;
};

} // namespace swb

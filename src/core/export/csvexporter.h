// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/eventexporter.h"
#include "core/export/wallclock.h"

namespace swb {

/// Comma-separated values by RFC 4180: CRLF, a header line, and quotes where a field needs them. The bytes
/// stand twice: `hex` has each of them, `text` is UTF-8 for people, with what is not valid as U+FFFD and a
/// zero byte as U+2400.
///
/// A spreadsheet takes a field that begins with = + - @ TAB or CR for a formula, and these bytes are a
/// peer's. Such a field of `info`, `text` or `note` gets an apostrophe in front, which spreadsheets do not
/// show; `hex` is never touched, so what was sent can always be told.
class CsvExporter : public EventExporter
{
public:
    void begin(QByteArray &out, const QDateTime &logStart) override;
    bool event(QByteArray &out, const Event &event, const EventContext &context,
               const Annotation &annotation) override;
    void end(QByteArray &, const ExportTotals &) override { }

private:
    WallClock m_clock;
    QByteArray m_scratch;
};

} // namespace swb

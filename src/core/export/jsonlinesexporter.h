// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/eventexporter.h"
#include "core/export/wallclock.h"

namespace swb {

/// One JSON object per line (RFC 8259), each complete in itself, so that single lines can be selected and
/// still imported (see JsonLineParser). Nothing is lost except what `truncated` reports.
/// Always present: id, time (RFC 3339, UTC, nanoseconds), timeNs, kind, direction, severity, evidence,
/// transport, info (words for people; see EventText). If known: endpoint and url; conversation ("T1"),
/// conversationId, role, source and destination; with bytes: length, payload (base64) or hex, text (only if
/// the bytes are valid UTF-8) and truncated (only if fewer are kept); detail, the event's own words; error
/// {code, what, why, hint, systemNames}; tls {protocol, cipher, verified, durationNs, peerChain}; tcp with
/// the kernel's figures; marked and note.
class JsonLinesExporter : public EventExporter
{
public:
    enum class Bytes { Base64, Hex };

    explicit JsonLinesExporter(Bytes bytes = Bytes::Base64)
        : m_bytes(bytes)
    { }

    void begin(QByteArray &out, const QDateTime &logStart) override;
    bool event(QByteArray &out, const Event &event, const EventContext &context,
               const Annotation &annotation) override;
    void end(QByteArray &, const ExportTotals &) override { }

private:
    void appendBytes(QByteArray &out, const Event &event) const;

    const Bytes m_bytes;
    WallClock m_clock;
    QByteArray m_scratch;
};

} // namespace swb

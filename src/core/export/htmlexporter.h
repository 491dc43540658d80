// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/eventexporter.h"
#include "core/export/wallclock.h"

#include <QCoreApplication>

namespace swb {

/// A report to be read in a browser or printed: one file that fetches nothing, runs nothing (its own policy
/// forbids both) and follows the reader's light or dark scheme. Text from a peer is always escaped. The
/// totals are known only at the end of the file; the style sheet shows them at its top.
class HtmlExporter : public EventExporter
{
    Q_DECLARE_TR_FUNCTIONS(HtmlExporter)

public:
    void begin(QByteArray &out, const QDateTime &logStart) override;
    bool event(QByteArray &out, const Event &event, const EventContext &context,
               const Annotation &annotation) override;
    void end(QByteArray &out, const ExportTotals &totals) override;

private:
    /// What our end did, in words: an arrow here would contradict the order of the addresses.
    [[nodiscard]] const QByteArray &directionWords(Direction direction) const;
    void appendInfoCell(QByteArray &out, const Event &event, const Annotation &annotation);

    WallClock m_clock;
    QByteArray m_scratch;
    QByteArray m_received = tr(", received").toHtmlEscaped().toUtf8();
    QByteArray m_sent = tr(", sent").toHtmlEscaped().toUtf8();
    QByteArray m_undirected;
    QByteArray m_marked = tr("marked").toHtmlEscaped().toUtf8();
};

} // namespace swb

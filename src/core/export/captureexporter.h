// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/eventexporter.h"

#include <memory>

struct pcap;
struct pcap_dumper;

namespace swb {

/// A classic capture file with nanoseconds that Wireshark and tshark list and dissect: each chunk or datagram
/// is one record of LINKTYPE_WIRESHARK_UPPER_PDU, with its addresses and ports in front (see upperpdu.h).
/// There are no headers of IP or TCP in it, since a program never sees those. Only data events have a place
/// here; a framed message would send its bytes a second time. A payload that is longer than Wireshark takes
/// in one record goes into several.
class CaptureExporter : public EventExporter
{
public:
    static constexpr qsizetype recordBytes = 262'144; ///< Wireshark's limit for one record, with its tags
    static constexpr qsizetype pieceBytes
        = recordBytes - 2048; ///< of payload; the tags take some 200, and words

    CaptureExporter();
    ~CaptureExporter() override;

    void begin(QByteArray &out, const QDateTime &logStart) override;
    bool event(QByteArray &out, const Event &event, const EventContext &context,
               const Annotation &annotation) override;
    void end(QByteArray &out, const ExportTotals &totals) override;

private:
    void dump(const Event &event, QByteArrayView captured, qsizetype length);
    void handOver(QByteArray &out);

    /// libpcap writes to a C stream only; this one's bytes are taken.
    struct Stream;

    std::unique_ptr<pcap, void (*)(pcap *)> m_format;
    std::unique_ptr<Stream> m_stream;
    qint64 m_startMs = 0; ///< wall time of the log's moment 0, since 1970
    QByteArray m_record;
};

/// Null in a build without libpcap, which writes the file.
[[nodiscard]] std::unique_ptr<EventExporter> makeCaptureExporter();
/// Why there is none; empty where there is.
[[nodiscard]] QString whyNoCaptureExporter();

} // namespace swb

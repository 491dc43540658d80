// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/captureexporter.h"

#include "core/export/upperpdu.h"
#include "core/files/takenfile.h"

#include <pcap/pcap.h>

namespace swb {
namespace {

constexpr int upperPdu = 252; // LINKTYPE_WIRESHARK_UPPER_PDU, equal to DLT_WIRESHARK_UPPER_PDU
constexpr long handOverBytes = 256 << 10;
constexpr qint64 nsPerSecond = 1'000'000'000;

} // namespace

struct CaptureExporter::Stream
{
    explicit Stream(pcap_t *format)
        : dumper(file.stream() ? pcap_dump_fopen(format, file.stream()) : nullptr)
    {
        Q_CHECK_PTR(dumper);
    }
    ~Stream() { pcap_dump_close(dumper); }
    Q_DISABLE_COPY_MOVE(Stream)

    TakenFile file;
    pcap_dumper_t *dumper;
};

CaptureExporter::CaptureExporter()
    : m_format(pcap_open_dead_with_tstamp_precision(upperPdu, int(recordBytes), PCAP_TSTAMP_PRECISION_NANO),
               &pcap_close)
{ }

CaptureExporter::~CaptureExporter() = default;

void CaptureExporter::begin(QByteArray &out, const QDateTime &logStart)
{
    m_startMs = logStart.toMSecsSinceEpoch();
    m_stream = std::make_unique<Stream>(m_format.get());
    handOver(out);
}

bool CaptureExporter::event(QByteArray &out, const Event &event, const EventContext &context,
                            const Annotation & /*annotation*/)
{
    if (event.kind != EventKind::Data)
        return false;
    QByteArrayView rest(event.payload);
    const Dissector dissector = dissectorFor(rest, context.conversation);
    qsizetype length = event.length;
    do {
        const QByteArrayView piece = rest.first(qMin(rest.size(), pieceBytes));
        rest = rest.sliced(piece.size());
        m_record.resize(0);
        appendUpperPduHeader(m_record, event, context.conversation, dissector, !rest.isEmpty());
        dump(event, piece, rest.isEmpty() ? length : piece.size());
        length -= piece.size();
    } while (!rest.isEmpty());
    if (std::ftell(m_stream->file.stream()) > handOverBytes)
        handOver(out);
    return true;
}

/// `length` is the original length; fewer bytes may have been kept.
void CaptureExporter::dump(const Event &event, QByteArrayView captured, qsizetype length)
{
    const qint64 ns = m_startMs % 1000 * 1'000'000 + event.timeNs;
    pcap_pkthdr header = {};
    header.ts.tv_sec = m_startMs / 1000 + ns / nsPerSecond;
    header.ts.tv_usec = ns % nsPerSecond; // nanoseconds, as the file is opened with that precision
    if (header.ts.tv_usec < 0) {
        --header.ts.tv_sec;
        header.ts.tv_usec += nsPerSecond;
    }
    header.len = bpf_u_int32(m_record.size() + length);
    m_record.append(captured.data(), captured.size());
    header.caplen = bpf_u_int32(m_record.size());
    pcap_dump(reinterpret_cast<u_char *>(m_stream->dumper), &header,
              reinterpret_cast<const u_char *>(m_record.constData()));
}

void CaptureExporter::handOver(QByteArray &out)
{
    m_stream->file.takeInto(out);
}

void CaptureExporter::end(QByteArray &out, const ExportTotals & /*totals*/)
{
    handOver(out);
}

std::unique_ptr<EventExporter> makeCaptureExporter()
{
    return std::make_unique<CaptureExporter>();
}

QString whyNoCaptureExporter()
{
    return {};
}

} // namespace swb

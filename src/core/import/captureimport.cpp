// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captureimport.h"

#include "core/import/captureconversations.h"
#include "core/values/errorcatalog.h"

#include <QDir>
#include <QFileInfo>
#include <pcap/pcap.h>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::CaptureImport)
};

constexpr quint64 packetsPerLook = 1024; ///< between two looks at the control and at the sink
constexpr qint64 second = 1'000'000'000;
constexpr qint64 millisecond = 1'000'000;

/// libpcap's numbers differ from those in the file only where operating systems differ.
std::optional<LinkType> linkTypeOf(int dataLink)
{
    switch (dataLink) {
    case DLT_EN10MB:
        return LinkType::Ethernet;
    case DLT_NULL:
    case DLT_LOOP:
        return LinkType::Loopback;
    case DLT_RAW:
    case DLT_IPV4:
    case DLT_IPV6:
        return LinkType::RawIp;
    case DLT_LINUX_SLL:
        return LinkType::LinuxCooked;
    case DLT_LINUX_SLL2:
        return LinkType::LinuxCooked2;
    default:
        return std::nullopt;
    }
}

/// Nanoseconds since 1970, before the year 2200; nothing where a damaged file tells another time.
std::optional<qint64> timeOf(const pcap_pkthdr &header)
{
    constexpr qint64 mostSeconds = 7'258'118'400;
    const qint64 seconds = header.ts.tv_sec;
    const qint64 nanoseconds = header.ts.tv_usec; // as the file was opened
    if (seconds < 0 || seconds >= mostSeconds || nanoseconds < 0 || nanoseconds >= second)
        return std::nullopt;
    return seconds * second + nanoseconds;
}

/// One pass through a capture file.
class Pass
{
public:
    explicit Pass(const QString &path)
        : m_file(pcap_open_offline_with_tstamp_precision(QFile::encodeName(path).constData(),
                                                         PCAP_TSTAMP_PRECISION_NANO, m_words),
                 &pcap_close)
    { }

    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }
    [[nodiscard]] bool next() { return (m_status = pcap_next_ex(m_file.get(), &m_header, &m_bytes)) == 1; }
    /// Whether next() has met something else than the end.
    [[nodiscard]] bool brokeOff() const { return m_status == PCAP_ERROR; }
    [[nodiscard]] const pcap_pkthdr &header() const { return *m_header; }
    [[nodiscard]] QByteArrayView bytes() const { return {m_bytes, qsizetype(m_header->caplen)}; }
    [[nodiscard]] int dataLink() const { return pcap_datalink(m_file.get()); }
    /// In libpcap's words.
    [[nodiscard]] QString problem() const
    {
        return QString::fromLocal8Bit(m_file ? pcap_geterr(m_file.get()) : m_words);
    }

private:
    char m_words[PCAP_ERRBUF_SIZE] = {};
    std::unique_ptr<pcap_t, void (*)(pcap_t *)> m_file;
    pcap_pkthdr *m_header = nullptr;
    const u_char *m_bytes = nullptr;
    int m_status = 0;
};

/// What one needs to know before the first event.
struct Survey
{
    quint64 packets = 0;
    std::optional<qint64> earliestNs;
    QString problem; ///< why the file breaks off; empty where it does not
};

Survey survey(Pass &pass, const TaskControl &control)
{
    Survey found;
    while (!control.isCancelled() && pass.next()) {
        ++found.packets;
        if (const auto time = timeOf(pass.header()))
            found.earliestNs = qMin(found.earliestNs.value_or(*time), *time);
    }
    if (pass.brokeOff())
        found.problem = pass.problem();
    return found;
}

Error damaged(const QString &path, const QString &problem)
{
    return makeError(ErrorCode::DamagedLogFile,
                     Words::tr("%1 is no capture file that can be read.").arg(QDir::toNativeSeparators(path)),
                     problem);
}

QDateTime beginning(const Survey &survey, const QString &path)
{
    if (!survey.earliestNs)
        return QFileInfo(path).lastModified();
    return QDateTime::fromMSecsSinceEpoch(*survey.earliestNs / millisecond, Qt::UTC);
}

void takePackets(Pass &pass, LinkType type, qint64 beganNs, ImportSink &sink, TaskControl &control,
                 ImportOutcome &outcome)
{
    CaptureConversations conversations(sink);
    for (quint64 count = 1; pass.next(); ++count) {
        const auto read = readPacket(type, pass.bytes());
        const auto time = timeOf(pass.header());
        if (const auto *skipped = std::get_if<SkippedPacket>(&read))
            ++outcome.skipped[skipped->reason];
        else if (!time)
            ++outcome.skipped[Words::tr("packet of an impossible time")];
        else if (!conversations.packet(std::get<CapturedPacket>(read), *time - beganNs))
            ++outcome.skipped[Words::tr("TCP acknowledgement without data")];
        if (count % packetsPerLook != 0)
            continue;
        control.setDone(qint64(count));
        if (control.isCancelled() || sink.error().isError())
            break;
    }
    outcome.events = conversations.events();
}

} // namespace

ImportOutcome importCapture(const QString &path, ImportSink &sink, TaskControl &control)
{
    ImportOutcome outcome;
    Pass first(path);
    if (!first.isOpen()) {
        outcome.error = damaged(path, first.problem());
        return outcome;
    }
    const std::optional<LinkType> type = linkTypeOf(first.dataLink());
    if (!type) {
        const char *name = pcap_datalink_val_to_description(first.dataLink());
        outcome.error
            = makeError(ErrorCode::UnknownLinkType,
                        Words::tr("The packets of %1 cannot be read.").arg(QDir::toNativeSeparators(path)),
                        Words::tr("They are of the kind “%1”.")
                            .arg(name ? QString::fromLatin1(name) : QString::number(first.dataLink())));
        return outcome;
    }
    const Survey found = survey(first, control);
    if (found.packets == 0 && !found.problem.isEmpty()) {
        outcome.error = damaged(path, found.problem);
        return outcome;
    }
    if (!found.problem.isEmpty())
        ++outcome.skipped[Words::tr("the rest of a file that breaks off (%1)").arg(found.problem)];
    control.setTotal(qint64(found.packets));
    const QDateTime began = beginning(found, path);
    outcome.error = sink.begin(began);
    if (Pass again(path); !outcome.error.isError() && again.isOpen())
        takePackets(again, *type, began.toMSecsSinceEpoch() * millisecond, sink, control, outcome);
    if (!outcome.error.isError())
        outcome.error = sink.error();
    outcome.cancelled = control.isCancelled();
    return outcome;
}

} // namespace swb

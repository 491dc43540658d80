// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportformat.h"

#include "core/export/captureexporter.h"
#include "core/export/csvexporter.h"
#include "core/export/htmlexporter.h"
#include "core/export/jsonlinesexporter.h"
#include "core/export/textexporter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ExportFormat)
};

} // namespace

QLatin1StringView nameOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return "csv"_L1;
    case ExportFormat::JsonLines:
        return "jsonl"_L1;
    case ExportFormat::Text:
        return "text"_L1;
    case ExportFormat::Html:
        return "html"_L1;
    case ExportFormat::Capture:
        break;
    }
    return "pcap"_L1;
}

std::optional<ExportFormat> exportFormatNamed(QStringView name)
{
    for (const ExportFormat format : exportFormats) {
        if (name == nameOf(format))
            return format;
    }
    return std::nullopt;
}

QLatin1StringView suffixOf(ExportFormat format)
{
    return format == ExportFormat::Text ? "txt"_L1 : nameOf(format);
}

QString describe(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return Words::tr("CSV for spreadsheets");
    case ExportFormat::JsonLines:
        return Words::tr("JSON Lines, everything, can be imported again");
    case ExportFormat::Text:
        return Words::tr("Plain text");
    case ExportFormat::Html:
        return Words::tr("HTML report");
    case ExportFormat::Capture:
        break;
    }
    return Words::tr("Capture file for Wireshark (data only)");
}

QString whyAbsent(ExportFormat format)
{
    return format == ExportFormat::Capture ? whyNoCaptureExporter() : QString();
}

std::unique_ptr<EventExporter> makeExporter(ExportFormat format, const ExportOptions &options)
{
    switch (format) {
    case ExportFormat::Csv:
        return std::make_unique<CsvExporter>(options.guardCells ? CsvExporter::Cells::Guarded
                                                                : CsvExporter::Cells::AsTheyAre);
    case ExportFormat::JsonLines:
        return std::make_unique<JsonLinesExporter>();
    case ExportFormat::Text:
        return std::make_unique<TextExporter>(TextExporter::Samples::Written,
                                              options.dates ? TextExporter::Dates::Written
                                                            : TextExporter::Dates::LeftOut);
    case ExportFormat::Html:
        return std::make_unique<HtmlExporter>();
    case ExportFormat::Capture:
        break;
    }
    return makeCaptureExporter();
}

} // namespace swb

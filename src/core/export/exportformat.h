// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <optional>

namespace swb {

class EventExporter;

enum class ExportFormat : quint8 { Csv, JsonLines, Text, Html, Capture };
inline constexpr ExportFormat exportFormats[]
    = {ExportFormat::Csv, ExportFormat::JsonLines, ExportFormat::Text, ExportFormat::Html,
       ExportFormat::Capture};

/// The words of the command line: "csv", "jsonl", "text", "html", "pcap".
[[nodiscard]] QLatin1StringView nameOf(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatNamed(QStringView name);
/// The file name extension, without the dot: as nameOf(), but "txt".
[[nodiscard]] QLatin1StringView suffixOf(ExportFormat format);
/// What the format is for, in a few words for a list to choose from.
[[nodiscard]] QString describe(ExportFormat format);

/// Why this program cannot write the format, which depends on how it was built; empty if it can.
[[nodiscard]] QString whyAbsent(ExportFormat format);

/// The options of the formats.
struct ExportOptions
{
    bool guardCells
        = true; ///< CSV: a cell that a spreadsheet would run as a formula begins with an apostrophe
    bool dates = false; ///< text: each line begins with its date
};

/// Null if the format is not available.
[[nodiscard]] std::unique_ptr<EventExporter> makeExporter(ExportFormat format,
                                                          const ExportOptions &options = {});

} // namespace swb

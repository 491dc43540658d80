// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartexport.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace swb {

QString suffixOf(ChartFormat format)
{
    switch (format) {
    case ChartFormat::Png:
        return u"png"_s;
    case ChartFormat::Svg:
        return u"svg"_s;
    case ChartFormat::Pdf:
        return u"pdf"_s;
    case ChartFormat::Csv:
        break;
    }
    return u"csv"_s;
}

std::optional<ChartFormat> chartFormatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const ChartFormat format : chartFormats()) {
        if (suffix == suffixOf(format))
            return format;
    }
    return std::nullopt;
}

} // namespace swb

// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/relayrows.h"
#include "core/compare/scorecard.h"
#include "core/compare/scorecardjson.h"
#include "core/compare/sentences.h"
#include "fuzz/check.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace swb;

/// A stored comparison, since a session file may contain anything: whatever can be read can be shown and
/// written again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto read = scorecardFromJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!read.ok())
        return 0;
    (void)differences(read.value());
    (void)relayRows(read.value());
    const QByteArray again = QJsonDocument(toJson(read.value(), ScorecardDetail::Whole)).toJson();
    CHECK(scorecardFromJson(again).ok());
    return 0;
}

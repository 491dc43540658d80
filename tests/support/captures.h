// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exportformat.h"

#include <QTest>

/// Skips a test that writes a capture file if this build cannot write one.
#define SWB_NEED_CAPTURE_EXPORT()                                                                            \
    do {                                                                                                     \
        if (const QString why = swb::whyAbsent(swb::ExportFormat::Capture); !why.isEmpty())                  \
            QSKIP(qPrintable(why));                                                                          \
    } while (false)
